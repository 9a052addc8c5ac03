import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type * as z from 'zod';
import type { Asked } from '#functions/casework/reconcile/reconcile.ts';
import { Report } from '#functions/casework/reconcile/report.ts';
import { Declared } from '#functions/casework/recover/recovery.ts';
import { awsSettings } from './aws-settings.ts';
import { PlainError } from './plain-error.ts';
import type { Running } from './running-front-door.ts';

/** The functions have five minutes. */
const WITHIN_MS = 310_000;

/** Invokes a function that answers with a report. */
async function reportOf({ addresses }: Pick<Running, 'addresses'>, name: string, event: unknown): Promise<Report> {
  const requestHandler = { requestTimeout: WITHIN_MS };
  const lambda = new LambdaClient({ ...awsSettings(addresses.aws), maxAttempts: 1, requestHandler });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }));
  if (answer.FunctionError !== undefined) throw new PlainError('The run failed; its log says why.');
  return Report.parse(JSON.parse(Buffer.from(answer.Payload ?? []).toString()));
}

/** Runs reconcile and returns its report. */
export const runReconcile = (running: Running, asked: z.input<typeof Asked>): Promise<Report> =>
  reportOf(running, running.outputs.ReconcileFunction, asked);

/**
 * Runs a recovery, as often as copying a restored table back takes, and then reconcile over the same days. `tell` gets a sentence after each run that
 * copied. The report has the findings of both.
 */
export async function runRecovery(
  running: Running,
  given: z.input<typeof Declared>,
  asked: Omit<z.input<typeof Asked>, 'days'>,
  tell: (sentence: string) => void,
): Promise<Report> {
  const { from, after: first, ...declared } = Declared.parse(given);
  const run = (more: object) => reportOf(running, running.outputs.RecoverFunction, { ...declared, ...more });
  for (let after = first, left = from !== undefined; left; left = after !== undefined) {
    const { copiedBack } = await run({ from, after });
    if (copiedBack === undefined) throw new PlainError('The run copied nothing back; its log says why.');
    tell(`Copied back: ${copiedBack.copied} items. The table in use had ${copiedBack.there} others.`);
    after = copiedBack.next;
  }
  const recovered = await run({});
  const report = await runReconcile(running, { ...asked, days: declared.days });
  return {
    ...report,
    refiled: [...recovered.refiled, ...report.refiled],
    unplaced: [...recovered.unplaced, ...report.unplaced],
    unfinished: [...recovered.unfinished, ...report.unfinished],
    more: {
      refiled: recovered.more.refiled + report.more.refiled,
      unplaced: recovered.more.unplaced + report.more.unplaced,
    },
    checked: { ...recovered.checked, ...report.checked },
  };
}
