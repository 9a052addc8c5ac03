/**
 * `npm run reconcile [-- --days N] [--older-than SECONDS] [--sending frozen|free] [--port N]`: runs reconcile on the Front
 * Door that runs here, and prints what it found. Its status is 0 when everything has its owner. After a restore,
 * `--recover NAME --why REASON [--from TABLE]` declares a recovery: docs/operating.md has the drill.
 */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type * as z from 'zod';
import { Asked } from '#functions/casework/reconcile/reconcile.ts';
import { Report } from '#functions/casework/reconcile/report.ts';
import type { CopiedTo } from '#functions/platform/store/recovering.ts';
import { awsSettings } from './aws-settings.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { PlainError } from './plain-error.ts';
import { isWell, reconcileReport } from './reconcile-report.ts';
import { runningOn } from './running-front-door.ts';

/** The function has five minutes. */
const WITHIN_MS = 310_000;

async function reconcile(endpoint: string, functionName: string, asked: z.infer<typeof Asked>): Promise<Report> {
  const requestHandler = { requestTimeout: WITHIN_MS };
  const lambda = new LambdaClient({ ...awsSettings(endpoint), maxAttempts: 1, requestHandler });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(asked) }));
  if (answer.FunctionError !== undefined) throw new PlainError('The run failed; its log says why.');
  return Report.parse(JSON.parse(Buffer.from(answer.Payload ?? []).toString()));
}

/** Copies a restored table back in as many runs as it takes, and then runs reconcile. */
async function recovered(
  asked: z.infer<typeof Asked>,
  run: (one: z.infer<typeof Asked>) => Promise<Report>,
): Promise<Report> {
  if (asked.recovery?.from === undefined) return run(asked);
  let after: CopiedTo | undefined;
  do {
    const { copiedBack } = await run({ ...asked, recovery: { ...asked.recovery, after } });
    if (copiedBack === undefined) throw new PlainError('The run copied nothing back; its log says why.');
    console.log(`Copied back ${copiedBack.copied} items; ${copiedBack.there} were there.`);
    after = copiedBack.next;
  } while (after !== undefined);
  return run({ ...asked, recovery: { ...asked.recovery, from: undefined } });
}

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const { values } = readArguments({
    port: text,
    days: text,
    'older-than': text,
    sending: text,
    recover: text,
    why: text,
    from: text,
  });
  const number = (given: string | undefined) => (given === undefined ? undefined : Number(given));
  const asked = Asked.safeParse({
    days: number(values.days),
    olderThanSeconds: number(values['older-than']),
    sending: values.sending,
    ...(values.recover === undefined ? {} : { recovery: { by: values.recover, why: values.why, from: values.from } }),
  });
  if (!asked.success)
    throw new PlainError(
      '--days takes 1 to 35, --older-than seconds, --sending "frozen" or "free", --recover a name with --why and its reason.',
    );
  const { addresses, outputs } = await runningOn(readPort(values.port));
  const run = (one: z.infer<typeof Asked>) => reconcile(addresses.aws, outputs.ReconcileFunction, one);
  const report = await recovered(asked.data, run);
  console.log(reconcileReport(report).join('\n'));
  if (!isWell(report)) process.exitCode = 1;
});
