import { DEFAULT_LEVELS, Levels } from '#schemas/levels.ts';
import type { Acting, Tables } from './table.ts';
import { type Change, readSetting, type Setting, type Version, writeSetting } from './versioned-setting.ts';

/** The levels of need; the usual four until a council sets its own (domain 4.4). */
export const LEVELS: Setting<Levels> = { name: 'levels', schema: Levels, unset: DEFAULT_LEVELS };

/** Returns the present levels of need and their version. */
export const readLevelsSetting = (tables: Tables): Promise<Version<Levels>> => readSetting(tables, LEVELS);

/** Returns the present levels of need. */
export const readLevels = async (tables: Tables): Promise<Levels> => (await readLevelsSetting(tables)).value;

/** Renames the levels, with an audit entry, if they still have the version that was seen. Decisions keep the words of their day. */
export const writeLevels = (store: Acting, change: Change<Levels>, now: Date) =>
  writeSetting(store, LEVELS, change, { action: 'set-levels', count: change.value.length }, now);
