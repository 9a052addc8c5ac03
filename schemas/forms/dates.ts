const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A weekday before a date, which is ignored. Any other word ("before", "about") changes the meaning. */
const WEEKDAY = /^(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]?\s+/i;
const MONTH_NAMES =
  /^(jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december)$/;

/** The years that a form may mention, from the oldest grandparent to the latest plan. */
const YEARS = { first: 1900, last: 2100 };

function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < YEARS.first || year > YEARS.last || month < 1 || month > 12 || day < 1) return undefined;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > daysInMonth) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Reads a date as ISO `YYYY-MM-DD`, from ISO or from UK order with figures or a month's name. Returns `undefined` for a day that
 * does not exist and for a year of two figures, which is never guessed.
 */
export function readDate(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/.exec(text);
  if (figures) return isoDate(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?([A-Za-z]{3,9})[.,]?[\s/-]*(\d{4})$/.exec(
    text.replace(WEEKDAY, ''),
  );
  const month = named?.[2]?.toLowerCase();
  if (!named || month === undefined || !MONTH_NAMES.test(month)) return undefined;
  return isoDate(Number(named[3]), MONTHS.indexOf(month.slice(0, 3)) + 1, Number(named[1]));
}

/** Reads a date with or without a time: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, in England's time unless it has an offset. */
export function readDateTime(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const whole = readDate(text);
  if (whole !== undefined) return whole;
  const parts =
    /^(.{6,40}?)(?:T|\s+at\s+|,\s*|\s+)(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s*(am|pm)?\s*(Z|[+-]\d{2}:\d{2})?$/i.exec(
      text,
    );
  const date = parts?.[1] === undefined ? undefined : readDate(parts[1]);
  if (!parts || date === undefined) return undefined;
  const afternoon = parts[4]?.toLowerCase();
  const written = Number(parts[2]);
  if (afternoon !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = afternoon === undefined ? written : (written % 12) + (afternoon === 'pm' ? 12 : 0);
  if (hour > 23 || Number(parts[3]) > 59) return undefined;
  return `${date}T${String(hour).padStart(2, '0')}:${parts[3]}${parts[5]?.toUpperCase() ?? ''}`;
}

/** Returns an ISO date as people write it in England, `27/03/2019`, with its time if it has one. */
export function ukDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(.*))?$/.exec(iso);
  if (!parts) return iso;
  const date = `${parts[3]}/${parts[2]}/${parts[1]}`;
  return parts[4] === undefined ? date : `${date} ${parts[4]}`;
}
