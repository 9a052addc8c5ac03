import * as z from 'zod';

/** A time in UTC with milliseconds, `2026-11-22T08:00:00.000Z`. It sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 });
