/**
 * `npm run reconcile [-- --days N] [--older-than SECONDS] [--sending frozen|free] [--port N]`: runs reconcile on the Front
 * Door that runs here, and prints what it found. Its status is 0 when everything has its owner. After a restore,
 * `--recover NAME --why REASON [--from TABLE]` declares a recovery: docs/operating.md has the drill.
 */
import { Asked } from '#functions/casework/reconcile/reconcile.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { PlainError } from './plain-error.ts';
import { isWell, reconcileReport } from './reconcile-report.ts';
import { runReconcile } from './run-reconcile.ts';
import { runningOn } from './running-front-door.ts';

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
  const where = { endpoint: addresses.aws, functionName: outputs.ReconcileFunction };
  const report = await runReconcile(where, asked.data, console.log);
  console.log(reconcileReport(report).join('\n'));
  if (!isWell(report)) process.exitCode = 1;
});
