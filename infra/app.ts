import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { readConfiguration } from './configuration.ts';
import { frontDoor, openApp } from './front-door-app.ts';

const app = openApp();
const configuration = readConfiguration((name) => app.node.tryGetContext(name));
// Beside what CDK writes, so that two runs at once do not trample on each other's bundles.
const { codeOf } = bundle('functions', join(app.outdir, 'bundles'));
const edgeCodeOf =
  configuration.target === 'local' ? codeOf : bundle('infra/edge/activation', join(app.outdir, 'edge-bundles')).codeOf;
const account = process.env.CDK_DEFAULT_ACCOUNT;
const env = { region: configuration.region, ...(account === undefined ? {} : { account }) };
frontDoor(app, { configuration, env, codeOf, edgeCodeOf });
app.synth();
