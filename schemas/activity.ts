import * as z from 'zod';

/** How activity is counted: by calendar week, from Monday, or by calendar month, in London. */
export const ActivityBy = z.enum(['week', 'month']);
export type ActivityBy = z.infer<typeof ActivityBy>;

/** How soon somebody ended the task that calls them to a danger. The limits are those of `ALERT_MINUTES`. */
export const AlertWait = z.enum(['quarter_hour', 'hour', 'four_hours', 'later', 'not_yet']);
export type AlertWait = z.infer<typeof AlertWait>;

/** The longest wait of each kind, in minutes. */
export const ALERT_MINUTES = { quarter_hour: 15, hour: 60, four_hours: 240 } as const satisfies Partial<
  Record<AlertWait, number>
>;

/**
 * How old an open contact is, in the weeks or months that it is counted by: received in this one, the one before, and so on. Four
 * say whether old work is growing; more would be rows of zeros.
 */
export const Age = z.enum(['0', '1', '2', '3', 'older']);
export type Age = z.infer<typeof Age>;
