import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

/** Looks soon at first, then seldom enough that looking is no load of its own. */
const FIRST_LOOK_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** Longer than anything takes on a busy machine; what has not come by then does not come. */
const AT_LEAST_MS = 45_000;
/** Opening a Front Door takes 15 s here. A machine that opens it slowly has as many times longer for everything else. */
const TIMES_THE_OPENING = 3;
const { openedInMs } = z
  .object({ openedInMs: z.number().default(0) })
  .parse(JSON.parse(process.env.FRONT_DOOR_TEST ?? '{}'));
const WITHIN_MS = Math.max(AT_LEAST_MS, TIMES_THE_OPENING * openedInMs);

/** What was waited for did not come. */
export class NeverCameError extends Error {
  override readonly name = 'NeverCameError';
}

/**
 * Looks again and again until there is something to see, and gives it. `look` gives undefined while there is not; what it
 * throws ends the waiting.
 * @throws NeverCameError after `withinMs`, saying what was waited for
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = WITHIN_MS,
): Promise<T> {
  const until = performance.now() + withinMs;
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > until) throw new NeverCameError(`waited ${withinMs / 1000} s for ${what}`);
    await pause(wait);
  }
}
