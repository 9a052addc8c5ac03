import { referralSource } from '#schemas/codes/referral-source.ts';

/** A case, task or request as the table has it. */
export type Item = Readonly<Record<string, unknown>>;
/** The numbers of each part of a week in one month, by its first date and then their names. */
export type Rows = Readonly<Record<string, Readonly<Record<string, number>>>>;

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const dayOf = (instant: unknown) => LONDON.format(new Date(text(instant)));

/** Returns the weeks and months by another way than the program: days counted from a known Monday. */
const KNOWN_MONDAY = Date.parse('2001-01-01T00:00:00.000Z');
const DAY = 86_400_000;
const weekNumber = (day: string) => Math.floor((Date.parse(`${day}T00:00:00.000Z`) - KNOWN_MONDAY) / DAY / 7);
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
/** The part of a week in one month begins on the 1st or on a Monday: one looks back from the day until one comes. */
function partOf(day: string): string {
  const before = new Date(Date.parse(`${day}T00:00:00.000Z`) - DAY).toISOString().slice(0, 10);
  return day.endsWith('-01') || weekNumber(before) !== weekNumber(day) ? day : partOf(before);
}
const ageName = (by: string, age: number) => `${by} ${age > 3 ? 'older' : age}`;

/** Counts the activity of everything that there is, one after the other, as somebody would with a list and a calendar. */
export function countedByHand(items: readonly Item[]): Rows {
  const rows: Record<string, Record<string, number>> = {};
  const onDay = (day: string, name: string) => {
    rows[partOf(day)] ??= {};
    const row = rows[partOf(day)] ?? {};
    row[name] = (row[name] ?? 0) + 1;
  };
  for (const one of items) {
    if (one.item === 'task' && (one.kind === 'immediate_danger' || one.kind === 'danger_words'))
      onDay(dayOf(one.raisedAt), `alert ${waited(one)}`);
    if (one.item === 'ask' && one.form === undefined) {
      onDay(dayOf(one.askedAt), 'asked');
      const answered = JSON.stringify(one.answer ?? {}).match(/"at":"([^"]+)"/)?.[1];
      if (answered !== undefined) onDay(dayOf(answered), 'answered');
    }
    if (one.item === 'case') countCase(one, onDay);
  }
  return rows;
}

function countCase(one: Item, onDay: (day: string, name: string) => void): void {
  const received = dayOf(one.receivedAt);
  if (one.state === 'query' || one.state === 'answered') {
    onDay(received, 'query');
    return;
  }
  onDay(received, `door ${text(one.door)}`);
  const known = referralSource.codes.some(({ code }) => code === one.source);
  onDay(received, `from ${known ? text(one.source) : 'none'}`);
  if (one.flags instanceof Set && one.flags.has('re_referral')) onDay(received, 're_referral');
  if (one.state !== 'decided' && one.state !== 'closed') return;
  const decided = dayOf(one.decidedAt);
  onDay(decided, `to ${text(one.outcome)}`);
  onDay(decided, text(one.decidedAt) > text(one.decisionDueAt) ? 'late' : 'in_time');
  onDay(decided, ageName('week', weekNumber(decided) - weekNumber(received)));
  onDay(decided, ageName('month', monthNumber(decided) - monthNumber(received)));
}

function waited({ state, raisedAt, doneAt }: Item): string {
  if (state === 'open') return 'not_yet';
  const minutes = (Date.parse(text(doneAt)) - Date.parse(text(raisedAt))) / 60_000;
  if (minutes > 240) return 'later';
  if (minutes > 60) return 'four_hours';
  return minutes > 15 ? 'hour' : 'quarter_hour';
}
