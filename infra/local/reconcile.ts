/**
 * `npm run reconcile [-- --days N] [--older-than SECONDS] [--sending frozen|free] [--port N]`: runs reconcile on the Front Door
 * that runs here, and prints what it found. Status 0 when everything has its owner.
 */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { Asked } from '#functions/casework/reconcile/reconcile.ts';
import { Report } from '#functions/casework/reconcile/report.ts';
import { awsSettings } from './aws-settings.ts';
import { complain, readArguments, readPort, Sentence } from './command-line.ts';
import { deployedHere, Output } from './deployed.ts';
import { isWell, reconcileReport } from './reconcile-report.ts';

/** The function is given five minutes. */
const WITHIN_MS = 310_000;

function askedBy(values: Record<string, unknown>): z.infer<typeof Asked> {
  const number = (given: unknown) => (given === undefined ? undefined : Number(given));
  const asked = Asked.safeParse({
    days: number(values.days),
    olderThanSeconds: number(values['older-than']),
    sending: values.sending,
  });
  if (!asked.success) throw new Sentence('--days takes 1 to 35, --older-than seconds, --sending "frozen" or "free".');
  return asked.data;
}

async function run(endpoint: string, functionName: string, asked: z.infer<typeof Asked>): Promise<Report> {
  const lambda = new LambdaClient({
    ...awsSettings(endpoint),
    maxAttempts: 1,
    requestHandler: { requestTimeout: WITHIN_MS },
  });
  try {
    const answer = await lambda.send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(asked) }));
    const text = Buffer.from(answer.Payload ?? []).toString();
    if (answer.FunctionError !== undefined) throw new Sentence('The run failed; its log says why.');
    return Report.parse(JSON.parse(text));
  } finally {
    lambda.destroy();
  }
}

try {
  const { values } = readArguments(
    {
      port: { type: 'string' },
      days: { type: 'string' },
      'older-than': { type: 'string' },
      sending: { type: 'string' },
    },
    process.argv.slice(2),
  );
  const asked = askedBy(values);
  const { endpoint, outputs } = await deployedHere(readPort(values.port), z.object({ ReconcileFunction: Output }));
  const report = await run(endpoint, outputs.ReconcileFunction, asked);
  console.log(reconcileReport(report).join('\n'));
  if (!isWell(report)) process.exitCode = 1;
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
