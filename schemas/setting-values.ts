import * as z from 'zod';
import { ClockSettings } from './clock-settings.ts';
import { Levels } from './levels.ts';
import { CouncilDetails, OnlineFormSetting, PostcodesSetting } from './settings.ts';

/** The settings that are kept whole, with their earlier versions. */
export const SettingName = z.enum(['online-form', 'clock', 'council', 'levels', 'postcodes']);
export type SettingName = z.infer<typeof SettingName>;

/** The value of any of them. `null` are the deployment's own details of the council. */
export const SettingValue = z.union([
  OnlineFormSetting,
  ClockSettings,
  CouncilDetails.nullable(),
  Levels,
  PostcodesSetting,
]);
export type SettingValue = z.infer<typeof SettingValue>;
