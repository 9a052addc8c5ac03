import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';
import { SettingName, SettingValue } from '#schemas/setting-values.ts';
import { StaffId } from './texts.ts';

/** The name of the person who changed a setting. */
export const ChangedByName = z
  .string()
  .nullable()
  .describe('Their name in the directory of colleagues, if it has one.');

/** Who changed a setting and when. */
export const Changed = z.object({
  changedAt: Instant.nullable().describe('When it was last changed; `null` while nobody has.'),
  changedBy: StaffId.nullable(),
  changedByName: ChangedByName,
});

/** Who changed a setting and when, and the version to send with a change. */
export const Versioned = Changed.extend({ version: z.number().int().min(0) });

/** The path of a setting's history. */
export const SettingPath = z.object({ setting: SettingName });

/** The versions of a setting, newest first, with the one in use. */
export const SettingHistory = z.object({
  setting: SettingName,
  versions: z.array(Versioned.extend({ value: SettingValue })).max(50),
});
export type SettingHistory = z.infer<typeof SettingHistory>;
