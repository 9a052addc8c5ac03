import { outboxKeyIn } from '#functions/platform/store/outbox.ts';
import { type StreamAnswer, wokenBy } from '#functions/platform/woken.ts';
import { lookAtAll, type SweepDeps, sweep } from './sweep.ts';

/**
 * The one function that sends. A nudge from the stream never fails: a record left undone would hold up every record behind
 * it, and the sweep finds the message anyway, by its timer. A sweep that could not look at something does fail.
 */
export function outboxJob(
  deps: SweepDeps,
): (event: unknown) => Promise<StreamAnswer | { looked: number; finished: boolean }> {
  return async (event) => {
    const woken = wokenBy(event);
    if (woken.by === 'schedule') return sweep(deps);
    const keys = woken.items.map(outboxKeyIn).filter((key) => key !== undefined);
    const passed = woken.unreadable + woken.items.length - keys.length;
    if (passed > 0) deps.log.warn('stream records that name no message', { code: 'not-a-message', count: passed });
    await lookAtAll(deps, keys);
    return { batchItemFailures: [] };
  };
}
