import type { Log } from '#functions/platform/log.ts';
import { type OutboxKey, outboxKeyIn } from '#functions/platform/store/outbox.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { calledBy, type StreamAnswer } from '#functions/platform/stream-event.ts';

/** The dependencies of looking at many messages: how to look at one, and the clock. */
export interface SweepDeps extends Pick<Store, 'dueOutbox' | 'noteSweep'> {
  readonly sendOne: (key: OutboxKey) => Promise<unknown>;
  readonly now: () => number;
  readonly log: Log;
}

/** Some messages could not be looked at. They keep their timers; the error sets off the alarm. */
export class SweepFailedError extends Error {
  override readonly name = 'SweepFailedError';
}

/** SES allows 14 emails a second to a fresh account, and one takes some 100 ms: four at once stay below it. */
const AT_ONCE = 4;
/**
 * Nothing new begins after 30 s: the slowest message (a table, a form and an SES that all hang) takes some 28 s, and the function
 * has 60 s. A function that ran out of time would hold up the stream, and leave messages to their half-hour lease.
 */
const BEGIN_WITHIN_MS = 30_000;

/**
 * Looks at messages, a few at a time, until all are done or the time is up; the rest keep their timers. One that fails holds back
 * no other.
 */
export async function lookAtAll(
  deps: Pick<SweepDeps, 'sendOne' | 'log' | 'now'>,
  keys: readonly OutboxKey[],
  until = deps.now() + BEGIN_WITHIN_MS,
): Promise<{ looked: number; failed: number }> {
  const waiting = [...keys];
  let failed = 0;
  const next = () => (deps.now() < until ? waiting.shift() : undefined);
  const work = async (): Promise<void> => {
    for (let key = next(); key !== undefined; key = next()) {
      try {
        await deps.sendOne(key);
      } catch (error) {
        failed += 1;
        deps.log.error('a message could not be looked at', error, { reference: key.reference, messageId: key.id });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { looked: keys.length - waiting.length, failed };
}

/**
 * Looks at every message that is due, longest waiting first, until none is left or the time is up. The next run continues, since
 * finished messages have left the list. It owns all retries, and finds what a nudge missed.
 * @throws SweepFailedError after all, when some could not be looked at
 */
export async function sweep(deps: SweepDeps): Promise<{ looked: number; finished: boolean }> {
  const until = deps.now() + BEGIN_WITHIN_MS;
  let looked = 0;
  let failed = 0;
  let finished = true;
  for await (const page of deps.dueOutbox(new Date(deps.now()))) {
    const done = await lookAtAll(deps, page, until);
    looked += done.looked;
    failed += done.failed;
    finished = done.looked === page.length && deps.now() < until;
    if (!finished) break;
  }
  deps.log.info('swept the outbox', { count: looked, outcome: finished ? 'finished' : 'more' });
  // Noted even when some failed: the sweep ran, and its error is an alarm of its own.
  await deps.noteSweep('correspondence/send', new Date(deps.now()));
  if (failed > 0) throw new SweepFailedError(`${failed} of ${looked} messages could not be looked at`);
  return { looked, finished };
}

/**
 * Makes the one function that sends. A nudge from the stream never fails: an unfinished record would hold up every record behind
 * it, and the sweep finds the message by its timer. A sweep that could not look at a message does fail.
 */
export function outboxJob(
  deps: SweepDeps,
): (event: unknown) => Promise<StreamAnswer | { looked: number; finished: boolean }> {
  return async (event) => {
    const called = calledBy(event);
    if (called.by === 'schedule') return sweep(deps);
    const keys = called.items.map(outboxKeyIn).filter((key) => key !== undefined);
    const passed = called.unreadable + called.items.length - keys.length;
    if (passed > 0) deps.log.warn('stream records that name no message', { code: 'not-a-message', count: passed });
    await lookAtAll(deps, keys);
    return { batchItemFailures: [] };
  };
}
