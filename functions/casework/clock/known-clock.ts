import { knownSetting } from '#functions/platform/known-setting.ts';
import { CLOCK_DEFAULTS, type ClockSettings } from '#schemas/clock-settings.ts';

/** Returns the clock's settings for the doors, as known in the last minute; the defaults until they could be read once. */
export const knownClock = <From extends unknown[]>(
  read: (...from: From) => Promise<ClockSettings>,
  now: () => number = Date.now,
): ((...from: From) => Promise<ClockSettings>) => knownSetting(read, { fallback: CLOCK_DEFAULTS }, now);
