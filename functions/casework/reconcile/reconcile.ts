import * as z from 'zod';
import type { Log } from '#functions/platform/log.ts';
import type { Figure } from '#functions/platform/metrics.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { LOOKED_AT_EVERYTHING } from '#functions/platform/store/sweeps.ts';
import { checkCases } from './cases.ts';
import { checkQuarantine, checkUploads } from './files.ts';
import { checkFiledMail, checkInbox } from './mail.ts';
import { type Check, Findings, type Report } from './report.ts';
import { checkTimers } from './timers.ts';
import { checkUndecided } from './undecided.ts';
import { daysBack, paceOf, type Run, type World, whyUnfinished } from './world.ts';

/** What one run is asked to do. */
export const Asked = z.object({
  /** The schedule sets it: six runs a day look back whole days, and the others look at what is new. */
  sweep: z.literal(true).optional(),
  /** How many days back, today included. Two days cover everything since the last run; use more after a restore. */
  days: z.number().int().min(1).max(35).default(2),
  /** Younger items are still on their way: the second route for mail alone waits five minutes. */
  olderThanSeconds: z.number().int().min(0).max(86_400).default(900),
  /** Holds back all our messages, or releases them: after a restore, until everything that came since is filed (restore drill). */
  sending: z.enum(['frozen', 'free']).optional(),
});
export type Asked = z.infer<typeof Asked>;

export interface ReconcileDeps
  extends Pick<Store, 'noteSweep' | 'sweepsNoted' | 'readSendingFrozen' | 'writeSendingFrozen'> {
  readonly world: World;
  readonly now: () => number;
  readonly log: Log;
  readonly figures: (figures: Partial<Record<Figure, number>>) => void;
}

/** What changed in the last hour is new: three runs check it, as no item is checked before it is a quarter of an hour old. */
const NEW_MS = 60 * 60_000;
/** Every four hours, from midnight UTC, a run looks back whole days. */
const LOOKS_BACK_MS = 4 * 60 * 60_000;
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

/**
 * Checks that everything accepted has an owner, asks again for what is missing, and reports what remains (law 1). Running it twice
 * does no harm: the jobs that it asks do nothing twice. A check that fails stops no other.
 */
export async function reconcile(deps: ReconcileDeps, event: unknown): Promise<Report> {
  const asked = Asked.parse(event ?? {});
  const began = deps.now();
  const now = new Date(began);
  if (asked.sending !== undefined) await deps.writeSendingFrozen(asked.sending === 'frozen', now);
  const onlyNew = asked.sweep === true && (await sawEverything(deps, began));
  const since = new Date(onlyNew ? began - NEW_MS : 0);
  const findings = new Findings(now, asked.days);
  const { report } = findings;
  report.sendingFrozen = await deps.readSendingFrozen();
  const run: Run = {
    world: deps.world,
    findings,
    now,
    since,
    frozen: report.sendingFrozen,
    days: daysBack(now, asked.days).filter((day) => day >= since.toISOString().slice(0, 10)),
    olderThanMs: asked.olderThanSeconds * 1000,
    pace: paceOf(deps.now),
  };
  for (const [check, look] of CHECKS) {
    try {
      await look(run);
    } catch (error) {
      report.unfinished.push({ check, why: whyUnfinished(error) });
      deps.log.error('a check could not be finished', error, { code: check });
    }
  }
  tell(deps, report, began);
  if (asked.sweep === true && !onlyNew && report.unfinished.length === 0)
    await deps.noteSweep(LOOKED_AT_EVERYTHING, now);
  await deps.noteSweep('casework/reconcile', new Date(deps.now()));
  return report;
}

/**
 * Returns whether a sweep of these four hours has looked at everything. One that did not come, or could not finish, is made up for by
 * the next: an unfinished check then fails twice in a row, so that its alarm rings.
 */
async function sawEverything(deps: ReconcileDeps, began: number): Promise<boolean> {
  const at = (await deps.sweepsNoted()).get(LOOKED_AT_EVERYTHING);
  return at !== undefined && at.getTime() >= began - (began % LOOKS_BACK_MS);
}

/** Writes the figures that alarms watch, and a line for each thing that needs a person. */
function tell(deps: ReconcileDeps, report: Report, began: number): void {
  for (const { kind, key } of report.unplaced) deps.log.warn('nobody owns this', { code: kind, reference: key });
  deps.figures({
    UnplacedItems: report.unplaced.length + report.more.unplaced,
    OldestInboxSeconds: report.oldestInboxSeconds,
    FailedItems: report.unfinished.length,
  });
  deps.log.info('reconciled', { action: 'reconcile', count: report.unplaced.length, ms: deps.now() - began });
}
