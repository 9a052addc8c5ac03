import type { Figure } from '#functions/platform/metrics.ts';
import type { Move } from '#functions/platform/store/outbox.ts';
import type { Store } from '#functions/platform/store/store.ts';

type MoveOn = Store['moveOutbox'];
type Tell = (figures: Partial<Record<Figure, number>>) => void;

/** After the second failed try, the alert is six minutes late: an alarm must reach the duty desk another way. */
const LATE_FROM_ATTEMPT = 2;

/**
 * Moves messages, and counts each alert to the duty desk that does not get through. Any other failure is a task, which is soon
 * enough; an alert is for what can't wait until somebody looks at a list (domain 6).
 */
export function watchAlerts(move: MoveOn, tell: Tell): MoveOn {
  return async (before, next, now) => {
    const moved = await move(before, next, now);
    if (moved === 'moved' && before.kind === 'danger_alert' && failed(next)) tell({ AlertsNotThrough: 1 });
    return moved;
  };
}

function failed({ task, action, to }: Move): boolean {
  return task !== undefined || (action === 'send-message-later' && to.attempt >= LATE_FROM_ATTEMPT);
}
