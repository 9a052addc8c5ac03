import type { Timed } from '#functions/platform/store/timers.ts';
import { CaseDocument, cameWith } from '#schemas/case-document.ts';
import type { DueDeps, Settled } from './due.ts';
import { cleanAgain } from './repeated-events.ts';
import { retryThenTask } from './retry-then-task.ts';

/** The queue has tried five times by then; two more tries span a deployment that repairs the cause. */
const MOST_ASKS = 2;

/** Handles a clean file that was not read by its deadline. */
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
      // Its type is unknown, as nothing has read it.
      lookAt: { cameWith: cameWith({ reference, origin }), is: 'files', id },
    },
  } as const;
  return retryThenTask(deps, timed, overdue, now);
}
