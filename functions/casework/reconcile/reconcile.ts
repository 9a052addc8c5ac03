import * as z from 'zod';
import type { Log } from '#functions/platform/log.ts';
import type { Figure } from '#functions/platform/metrics.ts';
import { CopiedTo } from '#functions/platform/store/recovering.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { checkCases } from './cases.ts';
import { copyBack } from './copy-back.ts';
import { checkQuarantine, checkUploads } from './files.ts';
import { checkFiledMail, checkInbox } from './mail.ts';
import { recoverReferrals } from './recover.ts';
import { type Check, Findings, type Report } from './report.ts';
import { checkTimers } from './timers.ts';
import { checkUndecided } from './undecided.ts';
import { OutOfTimeError, type Run, TooManyError, type World } from './world.ts';

/** What one run is asked to do. */
export const Asked = z
  .object({
    /** How many days back, today included. Two days cover everything since the last run; use more after a restore. */
    days: z.number().int().min(1).max(35).default(2),
    /** Younger items are still on their way: the second route for mail alone waits five minutes. */
    olderThanSeconds: z.number().int().min(0).max(86_400).default(900),
    /** Holds back all our messages, or releases them: after a restore, until everything that came since is filed (restore drill). */
    sending: z.enum(['frozen', 'free']).optional(),
    /** Declares a recovery after a restore, by name and with a reason. It freezes sending, and files lost referrals again. */
    recovery: z
      .object({
        by: z.string().trim().min(2).max(100),
        why: z.string().trim().min(5).max(300),
        /** The restored table whose items are copied back first, in as many runs as it takes. */
        from: z
          .string()
          .regex(/^[A-Za-z0-9_.-]{3,255}$/)
          .optional(),
        after: CopiedTo.optional(),
      })
      .optional(),
  })
  .refine(({ recovery, sending }) => recovery === undefined || sending !== 'free', 'A recovery freezes sending.');
export type Asked = z.infer<typeof Asked>;

export interface ReconcileDeps extends Pick<Store, 'readSendingFrozen' | 'writeSendingFrozen' | 'declareRecovery'> {
  readonly world: World;
  readonly now: () => number;
  readonly log: Log;
  readonly figures: (figures: Partial<Record<Figure, number>>) => void;
}

/** A Lambda has five minutes; one of them is left for the report. */
const RUNS_FOR_MS = 240_000;

/** In the order of the greatest risk of loss. */
const CHECKS: readonly (readonly [Check, (run: Run) => Promise<void>])[] = [
  ['inbox', checkInbox],
  ['uploads', checkUploads],
  ['timers', checkTimers],
  ['timers', checkUndecided],
  ['filed_mail', checkFiledMail],
  ['quarantine', checkQuarantine],
  ['cases', checkCases],
];

/** First, so that the other checks see what it filed. */
const RECOVER = ['copies', recoverReferrals] as const;

/**
 * Checks that everything accepted has an owner, asks again for what is missing, and reports what remains (law 1). Running it twice
 * does no harm: the jobs that it asks do nothing twice. A check that fails stops no other.
 */
export async function reconcile(deps: ReconcileDeps, event: unknown): Promise<Report> {
  const asked = Asked.parse(event ?? {});
  const began = deps.now();
  const now = new Date(began);
  const { recovery } = asked;
  if (recovery !== undefined) await deps.declareRecovery(recovery, now);
  if (asked.sending !== undefined) await deps.writeSendingFrozen(asked.sending === 'frozen', now);
  const findings = new Findings(now, asked.days);
  const run: Run = {
    world: deps.world,
    findings,
    now,
    days: Array.from({ length: asked.days }, (_, back) =>
      new Date(began - back * 86_400_000).toISOString().slice(0, 10),
    ),
    olderThanMs: asked.olderThanSeconds * 1000,
    pace: () => {
      if (deps.now() - began > RUNS_FOR_MS) throw new OutOfTimeError('the run has used up its time');
    },
  };
  const { report } = findings;
  if (recovery?.from !== undefined) {
    report.copiedBack = await copyBack(run, { ...recovery, from: recovery.from });
    report.sendingFrozen = await deps.readSendingFrozen();
    return report;
  }
  for (const [check, look] of recovery === undefined ? CHECKS : [RECOVER, ...CHECKS]) {
    try {
      await look(run);
    } catch (error) {
      report.unfinished.push({ check, why: whyUnfinished(error) });
      deps.log.error('a check could not be finished', error, { code: check });
    }
  }
  report.sendingFrozen = await deps.readSendingFrozen();
  tell(deps, report, began);
  return report;
}

function whyUnfinished(error: unknown): Report['unfinished'][number]['why'] {
  if (error instanceof OutOfTimeError) return 'out_of_time';
  return error instanceof TooManyError ? 'too_many' : 'failed';
}

/** Writes the figures that alarms watch, and a line for each thing that needs a person. */
function tell(deps: ReconcileDeps, report: Report, began: number): void {
  for (const { kind, key } of report.unplaced) deps.log.warn('nobody owns this', { code: kind, reference: key });
  deps.figures({
    SweepRan: 1,
    UnplacedItems: report.unplaced.length + report.more.unplaced,
    RefiledItems: report.refiled.length + report.more.refiled,
    OldestInboxSeconds: report.oldestInboxSeconds,
    FailedItems: report.unfinished.length,
  });
  deps.log.info('reconciled', { action: 'reconcile', count: report.unplaced.length, ms: deps.now() - began });
}
