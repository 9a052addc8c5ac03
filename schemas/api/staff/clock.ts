import * as z from 'zod';
import { ClockSettings } from '#schemas/clock-settings.ts';

/** The settings of the decision clock, and the version to send with a change. */
export const ClockShown = z.object({ settings: ClockSettings, version: z.number().int().min(0) });
export type ClockShown = z.infer<typeof ClockShown>;
