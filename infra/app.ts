import { App } from 'aws-cdk-lib';
import { bundleAll } from './bundle.ts';
import { readConfiguration } from './configuration.ts';
import { PipelineStack } from './pipeline/pipeline-stack.ts';

const app = new App();
const configuration = readConfiguration((name) => app.node.tryGetContext(name));
bundleAll();
const account = process.env.CDK_DEFAULT_ACCOUNT;
const env = { region: configuration.region, ...(account === undefined ? {} : { account }) };
new PipelineStack(app, 'front-door', { env, configuration, issuer: configuration.issuer ?? '' });
app.synth();
