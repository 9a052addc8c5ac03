import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { notYetSaid, readConfiguration } from './configuration.ts';
import { frontDoor, openApp } from './front-door-app.ts';

const app = openApp();
const configuration = readConfiguration((name) => app.node.tryGetContext(name));
const missing = notYetSaid(configuration);
if (missing.length > 0) throw new Error(missing.join('\n'));
const account = process.env.CDK_DEFAULT_ACCOUNT;
const env = { region: configuration.region, ...(account === undefined ? {} : { account }) };
// Beside what CDK writes, so that two runs at once do not trample on each other's bundles.
const { codeOf } = bundle('functions', join(app.outdir, 'bundles'));
if (configuration.target === 'local') {
  // CDK's own look at a template takes longer than all the rest; test/infra has it look at those for an account.
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
