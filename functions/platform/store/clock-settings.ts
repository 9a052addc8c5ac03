import { CLOCK_DEFAULTS, ClockSettings } from '#schemas/clock-settings.ts';
import type { Acting, Tables } from './table.ts';
import { type Change, readSetting, type Setting, type Version, writeSetting } from './versioned-setting.ts';

/** How the decision clock counts. */
export const CLOCK: Setting<ClockSettings> = { name: 'clock', schema: ClockSettings, unset: CLOCK_DEFAULTS };

/** Returns the clock's present settings and their version. */
export const readClock = (tables: Tables): Promise<Version<ClockSettings>> => readSetting(tables, CLOCK);

/** Returns how the decision clock counts now. */
export const clockSettings = async (tables: Tables): Promise<ClockSettings> => (await readClock(tables)).value;

/** Sets how the clock counts, with an audit entry, if the settings still have the version that was seen. */
export const writeClock = (store: Acting, change: Change<ClockSettings>, now: Date) =>
  writeSetting(store, CLOCK, change, { action: 'set-clock' }, now);
