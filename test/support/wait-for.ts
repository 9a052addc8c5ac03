import { setTimeout as pause } from 'node:timers/promises';

/** Looks soon at first, then seldom enough that looking is no load of its own. */
const FIRST_LOOK_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** Longer than anything takes on a busy machine; what has not come by then does not come. */
const WITHIN_MS = 45_000;

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
