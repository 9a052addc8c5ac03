import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '#infra/bundle.ts';
import { LOCAL } from '#infra/local/places.ts';
import { median, rounded } from '../statistics.ts';

const STARTS = 31;
/** The variables that the program reads when it starts, so that its init is whole. */
const SETTINGS = {
  CASES_TABLE: 'c',
  AUDIT_TABLE: 'a',
  COUNCIL_NAME: 'C',
  COUNCIL_TELEPHONE: 'T',
  COUNCIL_COORDINATOR: 'E',
  COUNCIL_DUTY_DESK: 'd@frontdoor.example',
  COUNCIL_MAILBOX: 'm@frontdoor.example',
  COUNCIL_HOURS: 'Somebody is on duty day and night.',
  WORD_FORM_URL: 'https://frontdoor.example/f',
  AWS_REGION: 'eu-west-2',
};

function startOf(folder: string): number {
  const script = `const t=performance.now();await import(${JSON.stringify(join(folder, 'index.mjs'))});console.log(performance.now()-t)`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...SETTINGS, PATH: process.env.PATH },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('a bundle does not start');
  return Number(stdout);
}

/** Measures the submit bundle's size, and its start beside a bare bundle of the same SDK clients, in alternate fresh processes. */
export function begin() {
  const submit = bundle('functions', join(LOCAL, 'bench', 'bundles')).codeOf('intake/submit');
  const bare = bundle('bench/functions', join(LOCAL, 'bench', 'bare'), []).codeOf('bare');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    ours.push(startOf(submit));
    theirs.push(startOf(bare));
  }
  return {
    submitBytes: statSync(join(submit, 'index.mjs')).size,
    bareBytes: statSync(join(bare, 'index.mjs')).size,
    msSubmit: rounded(median(ours)),
    msBare: rounded(median(theirs)),
    ratio: rounded(median(ours) / median(theirs)),
    ratioOfMinima: rounded(Math.min(...ours) / Math.min(...theirs)),
  };
}
