import type { Timed } from '#functions/platform/store/timers.ts';
import { CaseDocument } from '#schemas/case-document.ts';
import type { DueDeps, Settled } from './due.ts';
import { retryThenTask } from './retry-then-task.ts';

/** After the deadline the scan is asked for once more, and then a person has it (law 3). */
const MOST_MORE_SCANS = 1;

/** Handles a file that has no verdict by its deadline, or only the scanner's own `error`. */
export async function scanDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const { id, reference, verdict, scans, quarantine } = CaseDocument.parse(timed.item);
  const overdue = {
    subject: id,
    reference,
    settled: verdict !== 'pending' && verdict !== 'error',
    timesAsked: scans,
    mostAsks: MOST_MORE_SCANS,
    waitMs: deps.scanDeadlineMs,
    ask: () => deps.scan(quarantine),
    actions: { end: 'end-scan-timer', ask: 'ask-for-scan-again', giveUp: 'give-up-scan' },
    again: { line: 'file_scan_asked_again', set: { scans: scans + 1 } },
    givenUp: {
      line: 'file_without_verdict',
      // An unknown verdict counts as `error`, never clean; a late verdict may still follow it.
      set: { verdict: 'error' },
      kind: 'file_without_verdict',
      why: 'no_verdict_in_time',
      team: 'documents_to_read',
    },
  } as const;
  return retryThenTask(deps, timed, overdue, now);
}
