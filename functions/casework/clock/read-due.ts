import type { Timed } from '#functions/platform/store/timers.ts';
import { CaseDocument, cameWith } from '#schemas/case-document.ts';
import { cleanAgain } from './again.ts';
import type { DueDeps, Settled } from './due.ts';
import { retryThenTask } from './retry-then-task.ts';

/** The queue has tried five times by then; twice more spans a deployment that mends the cause. */
const MOST_ASKS = 2;

/** A file is clean, and was not looked into by its deadline. */
export async function readDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const { id, reference, origin, verdict, safety, quarantine } = CaseDocument.parse(timed.item);
  const overdue = {
    subject: id,
    reference,
    settled: verdict !== 'clean' || safety !== 'unchecked',
    timesAsked: timed.asks,
    mostAsks: MOST_ASKS,
    waitMs: deps.scanDeadlineMs,
    ask: () => deps.read(cleanAgain(quarantine, deps.engine, now)),
    actions: { end: 'end-read-timer', ask: 'ask-for-reading-again', giveUp: 'give-up-reading' },
    again: { line: 'file_reading_asked_again', asked: true },
    givenUp: {
      line: 'file_not_read',
      set: { reading: 'needs_person' },
      // What it is nobody knows, as it was not looked into.
      lookAt: { cameWith: cameWith({ reference, origin }), is: 'files', id },
    },
  } as const;
  return retryThenTask(deps, timed, overdue, now);
}
