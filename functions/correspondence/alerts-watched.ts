import type { Figure } from '#functions/platform/metrics.ts';
import type { Move, Moved } from '#functions/platform/store/outbox.ts';
import type { OutboundMessage } from '#schemas/message.ts';

type MoveOn = (before: OutboundMessage, move: Move, now: Date) => Promise<Moved>;
type Tell = (figures: Partial<Record<Figure, number>>) => void;

/** From the second try that came to nothing on, the alert is six minutes late: whoever watches must be reached another way. */
const LATE_FROM_ATTEMPT = 2;

/**
 * Moves messages, and counts each alert to the duty desk that does not get through: what else fails is a task, which is soon enough;
 * an alert is for what cannot wait for anybody to look at a list (domain 6).
 */
export function alertsWatched(move: MoveOn, tell: Tell): MoveOn {
  return async (before, next, now) => {
    const moved = await move(before, next, now);
    if (moved === 'moved' && before.kind === 'danger_alert' && cameToNothing(next)) tell({ AlertsNotThrough: 1 });
    return moved;
  };
}

function cameToNothing({ task, action, to }: Move): boolean {
  return task !== undefined || (action === 'send-message-later' && to.attempt >= LATE_FROM_ATTEMPT);
}
