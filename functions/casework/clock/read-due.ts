import type { Timed } from '#functions/platform/store/timers.ts';
import { CaseDocument } from '#schemas/case-document.ts';
import { cleanAgain } from './again.ts';
import { type DueDeps, headOf, later, overdueTask, type Settled, settle } from './due.ts';

/** The queue has tried five times by then; twice more spans a deployment that mends the cause. */
const MOST_ASKS = 2;

/** A file is clean, and was not looked into by its deadline. */
export async function readDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const { id, reference, verdict, safety, quarantine } = CaseDocument.parse(timed.item);
  if (verdict !== 'clean' || safety !== 'unchecked') {
    return settle(deps, timed, { lookAt: null, action: 'end-read-timer', subject: id }, now, 'ended');
  }
  if (timed.asks < MOST_ASKS) {
    await deps.read(cleanAgain(quarantine, deps.engine, now));
    return settle(
      deps,
      timed,
      {
        lookAt: later(now, deps.scanDeadlineMs),
        asked: true,
        action: 'ask-for-reading-again',
        subject: id,
        onCase: { reference, line: 'file_reading_asked_again', flags: [] },
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
      set: { reading: 'needs_person' },
      action: 'give-up-reading',
      subject: id,
      onCase: {
        reference,
        line: 'file_not_read',
        flags: ['needs_reading'],
        task: overdueTask(
          'read_document',
          { id, why: 'not_looked_into_in_time', team: 'documents_to_read' },
          head,
          now,
        ),
      },
    },
    now,
    'given_to_a_person',
  );
}
