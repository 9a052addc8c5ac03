/**
 * `npm run reconcile [-- --days N] [--older-than SECONDS] [--sending frozen|free] [--port N]`: runs reconcile on the Front
 * Door that runs here, and prints what it found. Its status is 0 when everything has its owner. After a restore,
 * `--recover NAME --why REASON [--from TABLE]` declares a recovery and runs it first: docs/operating.md has the drill.
 */
import { Asked } from '#functions/casework/reconcile/reconcile.ts';
import { Declared } from '#functions/casework/recover/recovery.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { PlainError } from './plain-error.ts';
import { isWell, reconcileReport } from './reconcile-report.ts';
import { runReconcile, runRecovery } from './run-reconcile.ts';
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
  const days = number(values.days);
  const asked = Asked.safeParse({ days, olderThanSeconds: number(values['older-than']), sending: values.sending });
  if (!asked.success) throw new PlainError('--days takes 1 to 35, --older-than seconds, --sending "frozen" or "free".');
  const declared = Declared.safeParse({ by: values.recover, why: values.why, from: values.from, days });
  if (values.recover !== undefined && !declared.success)
    throw new PlainError(
      '--recover takes your name, with --why and a reason, and --from the name of a restored table.',
    );
  const running = await runningOn(readPort(values.port));
  const report =
    values.recover !== undefined && declared.success
      ? await runRecovery(running, declared.data, asked.data, console.log)
      : await runReconcile(running, asked.data);
  console.log(reconcileReport(report).join('\n'));
  if (!isWell(report)) process.exitCode = 1;
});
