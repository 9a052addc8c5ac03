import type { Timed } from '#functions/platform/store/timers.ts';
import { CaseDocument } from '#schemas/case-document.ts';
import { type DueDeps, headOf, later, overdueTask, type Settled, settle } from './due.ts';

/** The rule: after the deadline one more scan is asked for, and then a person has it (law 3). */
const MOST_MORE_SCANS = 1;

/** A file has no verdict by its deadline, or only the scanner's own `error`. */
export async function scanDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const document = CaseDocument.parse(timed.item);
  const { id, reference, verdict, scans, quarantine } = document;
  if (verdict !== 'pending' && verdict !== 'error') {
    return settle(deps, timed, { lookAt: null, action: 'end-scan-timer', subject: id }, now, 'ended');
  }
  if (scans < MOST_MORE_SCANS) {
    await deps.scan(quarantine);
    return settle(
      deps,
      timed,
      {
        lookAt: later(now, deps.scanDeadlineMs),
        set: { scans: scans + 1 },
        action: 'ask-for-scan-again',
        subject: id,
        onCase: { reference, line: 'file_scan_asked_again', flags: [] },
      },
      now,
      'asked_again',
    );
  }
  const head = await headOf(deps, reference);
  return settle(
    deps,
    timed,
    {
      lookAt: null,
      // Unknown means `error`, never clean; a verdict that comes after all may still follow it.
      set: { verdict: 'error' },
      action: 'give-up-scan',
      subject: id,
      onCase: {
        reference,
        line: 'file_without_verdict',
        flags: ['needs_reading'],
        task: overdueTask(
          'file_without_verdict',
          { id, why: 'no_verdict_in_time', team: 'documents_to_read' },
          head,
          now,
        ),
      },
    },
    now,
    'given_to_a_person',
  );
}
