import { CLOCK_DEFAULTS, type ClockSettings } from '#schemas/clock-settings.ts';

/** A change of the settings may take a minute to reach every door; this saves each referral a read. */
const KNOWN_FOR_MS = 60_000;
/** No referral waits long for a setting: a read takes 5 ms, and after this time the last known settings count. */
const PATIENCE_MS = 300;
/** After a read that failed or took too long the next referrals don't wait either. */
const TRIED_AGAIN_MS = 10_000;

/**
 * Returns the clock's settings for the doors, remembered for a minute. It never throws and never waits long. When the settings
 * cannot be read, the last known ones count, or else the defaults: no setting may keep a referral out (law 1).
 */
export function knownClock<From extends unknown[]>(
  read: (...from: From) => Promise<ClockSettings>,
  now: () => number = Date.now,
): (...from: From) => Promise<ClockSettings> {
  let known = CLOCK_DEFAULTS;
  let until = 0;
  return async (...from) => {
    if (until > now()) return known;
    const found = await withinPatience(() => read(...from));
    if (found !== undefined) known = found;
    until = now() + (found === undefined ? TRIED_AGAIN_MS : KNOWN_FOR_MS);
    return known;
  };
}

async function withinPatience<T>(read: () => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([read().catch(() => undefined), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
