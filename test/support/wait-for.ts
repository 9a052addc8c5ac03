import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

/** Looks soon at first, then less often, so that looking is no load of its own. */
const FIRST_LOOK_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** Longer than any step takes on a busy machine; after that it does not come. */
const AT_LEAST_MS = 45_000;
/** Opening a Front Door takes 15 s here. A machine that opens it slowly gets the same factor for everything else. */
const TIMES_THE_OPENING = 3;
const { openedInMs } = z
  .object({ openedInMs: z.number().default(0) })
  .parse(JSON.parse(process.env.FRONT_DOOR_TEST ?? '{}'));
const WITHIN_MS = Math.max(AT_LEAST_MS, TIMES_THE_OPENING * openedInMs);

/** The expected thing did not come. */
export class NeverCameError extends Error {
  override readonly name = 'NeverCameError';
}

/**
 * Looks again and again until it finds something, and returns it. `look` returns undefined until then; an error from it ends the
 * waiting.
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
