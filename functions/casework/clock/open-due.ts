import type { Timed } from '#functions/platform/store/timers.ts';
import { InboundMessage } from '#schemas/message.ts';
import { openAgain } from './again.ts';
import { type DueDeps, headOf, later, overdueTask, type Settled, settle } from './due.ts';

/** The queue has tried five times by then; three times more spans a deployment that mends the cause. */
const MOST_ASKS = 3;

/** A filed message was not taken apart by its deadline. Its words may hold a concern, so a person reads the raw one in the end. */
export async function openDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const { id, reference, opening } = InboundMessage.parse(timed.item);
  if (opening !== 'filed') {
    return settle(deps, timed, { lookAt: null, action: 'end-open-timer', subject: id }, now, 'ended');
  }
  if (timed.asks < MOST_ASKS) {
    await deps.open(openAgain(reference, id));
    return settle(
      deps,
      timed,
      {
        lookAt: later(now, deps.openDeadlineMs),
        asked: true,
        action: 'ask-for-opening-again',
        subject: id,
        onCase: { reference, line: 'message_opening_asked_again', flags: [] },
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
      set: { opening: 'unreadable' },
      action: 'give-up-opening',
      subject: id,
      onCase: {
        reference,
        line: 'message_not_opened',
        flags: ['needs_reading'],
        task: overdueTask('open_message_by_hand', { id, why: 'not_opened_in_time', team: head.team }, head, now),
      },
    },
    now,
    'given_to_a_person',
  );
}
