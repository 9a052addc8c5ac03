import { atLondonHour, londonDate } from '#functions/platform/london.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const NOON = 12;
const HOUR_MS = 3_600_000;

/** Returns the weekday and the time `HH:MM` in London. The clocks change at night, when nobody is telephoned: noon decides. */
export function londonDayAndTime(now: Date): { day: (typeof DAYS)[number]; time: string } {
  const date = londonDate(now);
  const ahead = Date.parse(`${date}T12:00:00.000Z`) - atLondonHour(date, NOON).getTime();
  const shown = new Date(now.getTime() + Math.round(ahead / HOUR_MS) * HOUR_MS);
  const day = DAYS[shown.getUTCDay()] ?? 'sunday';
  return { day, time: shown.toISOString().slice(11, 16) };
}
