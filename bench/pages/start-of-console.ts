import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '#infra/bundle.ts';
import { LOCAL } from '#infra/local/places.ts';
import { median, rounded } from '../statistics.ts';

const STARTS = 21;
/** The variables that the two read when they start, so that their init is whole. */
const SETTINGS = {
  ...Object.fromEntries(
    ['CASES_TABLE', 'AUDIT_TABLE', 'COUNCIL_NAME', 'COUNCIL_TELEPHONE', 'COUNCIL_COORDINATOR', 'COUNCIL_HOURS'].map(
      (name) => [name, 'x'],
    ),
  ),
  ...Object.fromEntries(
    [
      'DOCUMENTS_BUCKET',
      'MAIL_BUCKET',
      'LOOKUP_SECRET_ID',
      'HOME_AUTHORITY',
      'JWT_ISSUER',
      'JWT_AUDIENCE',
      'ROLE_PREFIX',
    ].map((name) => [name, 'x']),
  ),
  ...Object.fromEntries(
    ['CONSOLE_CLIENT_ID', 'BLANK_FORM_FUNCTION', 'HAND_OVER_FUNCTION', 'ORIGINAL_FUNCTION'].map((name) => [name, 'x']),
  ),
  COUNCIL_DUTY_DESK: 'd@frontdoor.example',
  COUNCIL_MAILBOX: 'm@frontdoor.example',
  PROFESSIONAL_DOMAINS: 'gov.uk',
  WORD_FORM_URL: 'https://frontdoor.example/f',
  CONSOLE_ORIGIN: 'https://frontdoor.example',
  AWS_REGION: 'eu-west-2',
};

function startOf(folder: string): number {
  const script = `const t=performance.now();await import(${JSON.stringify(join(folder, 'index.mjs'))});console.log(performance.now()-t)`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...SETTINGS, PATH: process.env.PATH },
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`a bundle does not start: ${stderr.split('\n').find((line) => line.includes('Error'))}`);
  return Number(stdout);
}

/** Measures the start of the console's function beside that of the API, in alternate fresh processes. */
export function consoleStart() {
  const { codeOf } = bundle('functions', join(LOCAL, 'bench', 'bundles'));
  const [console, api] = [codeOf('web/console'), codeOf('casework/api')];
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    ours.push(startOf(console));
    theirs.push(startOf(api));
  }
  const bytes = (folder: string) => statSync(join(folder, 'index.mjs')).size;
  return {
    consoleBytes: bytes(console),
    apiBytes: bytes(api),
    assetsBytes: bytes(codeOf('web/assets')),
    msConsole: rounded(median(ours)),
    msApi: rounded(median(theirs)),
    ratio: rounded(median(ours) / median(theirs)),
  };
}
