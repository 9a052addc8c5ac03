import type { Log } from '#functions/platform/log.ts';
import type { OutboxKey } from '#functions/platform/store/outbox.ts';

/** What looking at many messages needs: how to look at one, and the clock. */
export interface SweepDeps {
  readonly sendOne: (key: OutboxKey) => Promise<unknown>;
  readonly due: () => AsyncIterable<readonly OutboxKey[]>;
  readonly now: () => number;
  readonly log: Log;
}

/** Some messages could not be looked at. They keep their timers; the error makes the failure felt by whoever watches. */
export class SweepFailedError extends Error {
  override readonly name = 'SweepFailedError';
}

/** SES allows 14 emails a second to a fresh account, and one takes some 100 ms: four at once stay below it. */
const AT_ONCE = 4;
/** A sweep stops taking more after 40 s, so that its slowest message (some 15 s) ends within the function's 60 s. */
const SWEEP_FOR_MS = 40_000;

/** Looks at each message, a few at a time; one that fails holds back no other. Gives how many failed. */
export async function lookAtAll(deps: Pick<SweepDeps, 'sendOne' | 'log'>, keys: readonly OutboxKey[]): Promise<number> {
  const waiting = [...keys];
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      try {
        await deps.sendOne(key);
      } catch (error) {
        failed += 1;
        deps.log.error('a message could not be looked at', error, { reference: key.reference, messageId: key.id });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

/**
 * Looks at every message whose time has come, longest waiting first, until none is left or the time is up; the next run goes
 * on, as what was done has left the list. It owns all retries: what a nudge missed is found here.
 * @throws SweepFailedError after all, when some could not be looked at
 */
export async function sweep(deps: SweepDeps): Promise<{ looked: number; finished: boolean }> {
  const until = deps.now() + SWEEP_FOR_MS;
  let looked = 0;
  let failed = 0;
  let finished = true;
  for await (const page of deps.due()) {
    failed += await lookAtAll(deps, page);
    looked += page.length;
    finished = deps.now() < until;
    if (!finished) break;
  }
  deps.log.info('swept the outbox', { count: looked, outcome: finished ? 'finished' : 'more' });
  if (failed > 0) throw new SweepFailedError(`${failed} of ${looked} messages could not be looked at`);
  return { looked, finished };
}
