import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { readConfiguration } from './configuration.ts';
import { frontDoor, openApp } from './front-door-app.ts';
import { missingSettings } from './missing-settings.ts';

const app = openApp();
const configuration = readConfiguration((name) => app.node.tryGetContext(name));
const missing = missingSettings(configuration);
if (missing.length > 0) throw new Error(missing.join('\n'));
const account = process.env.CDK_DEFAULT_ACCOUNT;
const env = { region: configuration.region, ...(account === undefined ? {} : { account }) };
// In the folder that CDK writes to, so that two runs at once don't overwrite each other's bundles.
const { codeOf } = bundle('functions', join(app.outdir, 'bundles'));
if (configuration.target === 'local') {
  // CDK's own checks of a template take longer than the rest together. test/infra runs them on the templates for an account.
  process.env.CDK_VALIDATION = 'false';
  frontDoor(app, { configuration, env, codeOf, edgeCodeOf: codeOf });
} else {
  const { codeOf: edgeCodeOf } = bundle('infra/edge/activation', join(app.outdir, 'edge-bundles'));
  frontDoor(app, { configuration, env, codeOf, edgeCodeOf });
  const [{ acknowledge }, { check }] = await Promise.all([import('./acknowledgements.ts'), import('./checks.ts')]);
  acknowledge(app);
  check(app);
}
app.synth();
