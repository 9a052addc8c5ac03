import type { SettingName, SettingValue } from '#schemas/setting-values.ts';
import { CLOCK } from './clock-settings.ts';
import { COUNCIL } from './council.ts';
import { LEVELS } from './levels.ts';
import { POSTCODES } from './postcodes.ts';
import { ONLINE_FORM_SWITCH } from './settings.ts';
import type { Tables } from './table.ts';
import { readVersions, type Version } from './versioned-setting.ts';

const HISTORY: Readonly<Record<SettingName, (tables: Tables) => Promise<Version<SettingValue>[]>>> = {
  'online-form': (tables) => readVersions(tables, ONLINE_FORM_SWITCH),
  clock: (tables) => readVersions(tables, CLOCK),
  council: (tables) => readVersions(tables, COUNCIL),
  levels: (tables) => readVersions(tables, LEVELS),
  postcodes: (tables) => readVersions(tables, POSTCODES),
};

/** Returns the newest versions of a setting, newest first. */
export const readSettingHistory = (tables: Tables, name: SettingName): Promise<Version<SettingValue>[]> =>
  HISTORY[name](tables);
