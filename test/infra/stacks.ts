import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { readConfiguration, type Target } from '#infra/configuration.ts';
import { frontDoor, openApp } from '#infra/front-door-app.ts';
import { ACCOUNT } from './account.ts';
import { NEEDED } from './deployments/settings.ts';

/** What each target needs at least. */
const NEEDS = {
  aws: NEEDED,
  local: { issuer: 'http://127.0.0.1:4604', publicOrigin: 'http://127.0.0.1:4607' },
} as const;

/**
 * Replaces every job's bundle, so that no test waits for esbuild. Each process has a folder, as a stack may add to it: another
 * process's files would change the bundle's name.
 */
function noCode(): string {
  const folder = mkdtempSync(join(tmpdir(), 'front-door-no-code-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => undefined;\n');
  return folder;
}
const code = noCode();

/**
 * Returns the stacks of a target before synthesis, for a test that adds something. With `checked`, CDK checks the templates by
 * CloudFormation's rules, which takes longer than the rest together. One test does so.
 */
export function appOf(target: Target, given: Readonly<Record<string, string>> = {}, checked = false) {
  const context: Record<string, string> = { target, ...NEEDS[target], ...given };
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

/** Returns every stack's name and template. */
export function templatesFrom(app: App): [string, unknown][] {
  const { directory, stacks } = app.synth();
  try {
    // CDK reads a template from its file on demand.
    return stacks.map(({ stackName, template }) => [stackName, template]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
