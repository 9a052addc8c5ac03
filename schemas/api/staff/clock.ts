import * as z from 'zod';
import { ClockSettings } from '#schemas/clock-settings.ts';

/** How the decision clock counts, and the version that a change must bring back. */
export const ClockShown = z.object({ settings: ClockSettings, version: z.number().int().min(0) });
export type ClockShown = z.infer<typeof ClockShown>;
