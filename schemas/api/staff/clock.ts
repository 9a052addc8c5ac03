import type * as z from 'zod';
import { ClockSettings } from '#schemas/clock-settings.ts';
import { Versioned } from './changed.ts';

/** The settings of the decision clock. */
export const ClockShown = Versioned.extend({ settings: ClockSettings });
export type ClockShown = z.infer<typeof ClockShown>;
