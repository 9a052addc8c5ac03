import { join } from 'node:path';
import { bundle } from '#infra/bundle.ts';
import { readConfiguration } from '#infra/configuration.ts';
import { openApp } from '#infra/front-door-app.ts';
import { PipelineStack } from '#infra/pipeline/pipeline-stack.ts';
import { grants, jobIn } from '#infra/pipeline/shared.ts';
import { ownSignIn } from '#infra/pipeline/sign-in.ts';

/** The local pipeline, with one more function that only writes a transaction. */
process.env.CDK_VALIDATION = 'false';
const app = openApp();
const configuration = readConfiguration((name) => app.node.tryGetContext(name));
const signIn = ownSignIn(configuration);
if (signIn === undefined) throw new Error('give -c issuer=…');
const { codeOf } = bundle('functions', join(app.outdir, 'bundles'));
const { codeOf: benchCodeOf } = bundle('bench/functions', join(app.outdir, 'bench-bundles'));
const stack = new PipelineStack(app, 'front-door', {
  env: { region: configuration.region },
  configuration,
  codeOf,
  signIn,
});
const may = grants(stack.shared);
const baseline = jobIn(
  stack,
  'Baseline',
  { ...stack.shared, codeOf: benchCodeOf },
  {
    job: 'baseline',
    may: [may.writeCases, may.appendAudit],
    environment: { TRANSACTION: String(app.node.tryGetContext('transaction') ?? '{}') },
    timeout: 20,
    memory: 1024,
  },
);
stack.doors.open([{ method: 'POST', route: '/bench/baseline', knock: 'public' }], baseline);
app.synth();
