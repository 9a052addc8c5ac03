let made: Intl.DateTimeFormat | undefined;

/** Returns the format, made when it is first needed: it loads the world's time zones, which takes 15 ms. */
function london(): Intl.DateTimeFormat {
  made ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return made;
}

function clock(hour: number, minute: number): string {
  if (hour === 12 && minute === 0) return 'midday';
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const minutes = minute === 0 && hour !== 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${twelve}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/**
 * Writes an instant as people in London say it: `Monday 23 November 2026 at 5pm` (GOV.UK style: 8:05am, 5pm, midday). Midnight is
 * written 12:00am, as "midnight" does not say of which day. ASCII only, so that every mail program shows it correctly.
 */
export function londonTime(instant: string): string {
  const parts = new Map(
    london()
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const date = `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  return `${date} at ${clock(Number(part('hour')), Number(part('minute')))}`;
}
