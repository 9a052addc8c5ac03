import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, type Target } from '#infra/configuration.ts';
import { frontDoor, openApp } from '#infra/front-door-app.ts';
import { ACCOUNT } from './account.ts';

/** What a deployment to an account says at least. */
const SAID = {
  aws: {
    councilName: 'Invented Council',
    mailbox: 'referrals@children.invented.example',
    sender: 'no-reply@children.invented.example',
  },
  local: { issuer: 'http://127.0.0.1:4604' },
} as const;

/**
 * A stand-in for every job's bundle: what is deployed is the same, and no test waits for esbuild. A folder for each process, as a
 * stack may add to it: what another process adds would change the bundle's name.
 */
function noCode(): string {
  const folder = mkdtempSync(join(tmpdir(), 'front-door-no-code-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => undefined;\n');
  return folder;
}
const code = noCode();

/**
 * The stacks of a target, not yet synthesised: for a test that adds something of its own. `checked` has CDK look at the
 * templates as CloudFormation would, which takes longer than all the rest; one test does.
 */
export function appOf(target: Target, given: Readonly<Record<string, string>> = {}, checked = false) {
  const context: Record<string, string> = { target, ...SAID[target], ...given };
  const app = openApp({
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    builtinCloudFormationValidation: checked,
  });
  const configuration = readConfiguration((name) => context[name]);
  const env = { account: ACCOUNT, region: configuration.region };
  frontDoor(app, { configuration, env, codeOf: () => code, edgeCodeOf: () => code });
  return app;
}

/** Every stack's name and template. */
export function synthesise(target: Target, given: Readonly<Record<string, string>> = {}): [string, unknown][] {
  const { directory, stacks } = appOf(target, given).synth();
  try {
    // A template is read from its file when it is asked for.
    return stacks.map(({ stackName, template }) => [stackName, template]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
