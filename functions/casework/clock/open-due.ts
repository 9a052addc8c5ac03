import type { Timed } from '#functions/platform/store/timers.ts';
import { InboundMessage } from '#schemas/message.ts';
import type { DueDeps, Settled } from './due.ts';
import { openAgain } from './repeated-events.ts';
import { retryThenTask } from './retry-then-task.ts';

/** The queue has tried five times by then; three more tries span a deployment that repairs the cause. */
const MOST_ASKS = 3;

/**
 * Handles a filed message that was not taken apart by its deadline. Its words may hold a concern, so in the end a person reads the
 * raw message.
 */
export async function openDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const { id, reference, opening } = InboundMessage.parse(timed.item);
  const overdue = {
    subject: id,
    reference,
    settled: opening !== 'filed',
    timesAsked: timed.asks,
    mostAsks: MOST_ASKS,
    waitMs: deps.openDeadlineMs,
    ask: () => deps.open(openAgain(reference, id)),
    actions: { end: 'end-open-timer', ask: 'ask-for-opening-again', giveUp: 'give-up-opening' },
    again: { line: 'message_opening_asked_again', asked: true },
    givenUp: {
      line: 'message_not_opened',
      set: { opening: 'unreadable' },
      kind: 'open_message_by_hand',
      why: 'not_opened_in_time',
    },
  } as const;
  return retryThenTask(deps, timed, overdue, now);
}
