import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type * as z from 'zod';
import type { Asked } from '#functions/casework/reconcile/reconcile.ts';
import { Report } from '#functions/casework/reconcile/report.ts';
import { awsSettings } from './aws-settings.ts';
import { PlainError } from './plain-error.ts';

/** The function has five minutes. */
const WITHIN_MS = 310_000;

type Given = z.input<typeof Asked>;

/**
 * Runs reconcile and returns its report. In a recovery from a restored table it runs as often as copying its items back takes, and
 * `tell` gets a sentence after each; the last run is reconcile itself.
 */
export async function runReconcile(
  { endpoint, functionName }: { readonly endpoint: string; readonly functionName: string },
  asked: Given,
  tell: (sentence: string) => void,
): Promise<Report> {
  const lambda = new LambdaClient({
    ...awsSettings(endpoint),
    maxAttempts: 1,
    requestHandler: { requestTimeout: WITHIN_MS },
  });
  const run = async (one: Given): Promise<Report> => {
    const answer = await lambda.send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(one) }));
    if (answer.FunctionError !== undefined) throw new PlainError('The run failed; its log says why.');
    return Report.parse(JSON.parse(Buffer.from(answer.Payload ?? []).toString()));
  };
  if (asked.recovery?.from === undefined) return run(asked);
  const { from, ...recovery } = asked.recovery;
  for (let after = recovery.after; ; ) {
    const { copiedBack } = await run({ ...asked, recovery: { ...recovery, from, after } });
    if (copiedBack === undefined) throw new PlainError('The run copied nothing back; its log says why.');
    tell(`Copied back: ${copiedBack.copied} items. The table in use had ${copiedBack.there} others.`);
    after = copiedBack.next;
    if (after === undefined) return run({ ...asked, recovery });
  }
}
