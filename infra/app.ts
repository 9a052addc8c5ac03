import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundle } from './bundle.ts';
import { readConfiguration } from './configuration.ts';
import { PipelineStack } from './pipeline/pipeline-stack.ts';

const app = new App();
const configuration = readConfiguration((name) => app.node.tryGetContext(name));
// Beside what CDK writes, so that two runs at once do not trample on each other's bundles.
const { codeOf } = bundle('functions', join(app.outdir, 'bundles'));
const account = process.env.CDK_DEFAULT_ACCOUNT;
const env = { region: configuration.region, ...(account === undefined ? {} : { account }) };
new PipelineStack(app, 'front-door', { env, configuration, codeOf, issuer: configuration.issuer ?? '' });
app.synth();
