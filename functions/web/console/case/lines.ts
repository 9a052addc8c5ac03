import { londonDate } from '#functions/platform/london.ts';
import { dayWords, timeOfDay } from '#functions/platform/london-words.ts';
import type { TimelineEntry } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';
import { TIMELINE_WORDS } from '#schemas/words/timeline-words.ts';
import type { Names } from '../names.ts';

/** A line of a timeline in words; in the timeline of several cases, with its case. */
export interface LineInWords {
  readonly time: string;
  readonly who: string;
  readonly what: string;
  readonly detail: string | undefined;
  /** The detail is the reference of another case. */
  readonly leadsTo: string | undefined;
  /** How often in a row: a large family is found on the same case once for each child. */
  readonly times: number;
  readonly reference: string | undefined;
}

/** One page of a timeline, by day. */
export interface PageOfLines {
  readonly days: readonly { readonly day: string; readonly lines: readonly LineInWords[] }[];
  /** The address of the next page, `?before=…`, within the same part of the case. */
  readonly earlier: string | undefined;
  /** Whether it begins after the newest line. */
  readonly isLater: boolean;
}

/** A line as an operation gives it. */
export type Line = Pick<TimelineEntry, 'id' | 'at' | 'what' | 'by' | 'detail'> & { readonly reference?: string };

/** More lines than this are no page that somebody reads. */
const MOST_LINES = 100;
/** With the words around them this many characters stay under 100 KB, compressed or not much so. */
const MOST_CHARACTERS = 60_000;
/** The markup of one line. */
const OF_A_LINE = 200;

/** Returns a page of lines, the newest first: those before a line, or from the newest on. */
export function pageOfLines(lines: readonly Line[], names: Names, query: Readonly<Record<string, string | undefined>>) {
  const newestFirst = [...lines].sort(
    (one, other) => compare(other.at, one.at) || compare(other.id, one.id) || compare(keyOf(one), keyOf(other)),
  );
  const before = newestFirst.findIndex((line) => keyOf(line) === query.before);
  const rest = newestFirst.slice(before + 1);
  const shown = rest.slice(0, countThatFits(rest));
  const last = shown.at(-1);
  return {
    days: byDay(shown, names),
    earlier: last === undefined || shown.length === rest.length ? undefined : addressOf(keyOf(last), query.cursor),
    isLater: before >= 0,
  } satisfies PageOfLines;
}

/** Two cases of a family may each have a line of the same id. */
const keyOf = ({ id, reference }: Line): string => (reference === undefined ? id : `${reference}_${id}`);

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** Returns how many lines fit on a page: at least one, so that every page goes on. */
function countThatFits(lines: readonly Line[]): number {
  let left = MOST_CHARACTERS;
  const end = lines.slice(0, MOST_LINES).findIndex(({ detail = '' }) => {
    left -= OF_A_LINE + detail.length;
    return left < 0;
  });
  return end === -1 ? MOST_LINES : Math.max(end, 1);
}

function addressOf(before: string, cursor: string | undefined): string {
  const query = new URLSearchParams({ ...(cursor === undefined ? {} : { cursor }), before });
  return `?${query.toString()}`;
}

const isSame = (one: LineInWords, other: Omit<LineInWords, 'times'>): boolean =>
  one.time === other.time &&
  one.who === other.who &&
  one.what === other.what &&
  one.detail === other.detail &&
  one.reference === other.reference;

function byDay(lines: readonly Line[], names: Names): PageOfLines['days'] {
  const days = new Map<string, { day: string; lines: LineInWords[] }>();
  for (const { at, what, by, detail, reference } of lines) {
    const instant = new Date(at);
    const date = londonDate(instant);
    const one = days.get(date) ?? { day: dayWords(instant), lines: [] };
    days.set(date, one);
    const line = {
      time: timeOfDay(instant),
      who: names.get(by),
      what: TIMELINE_WORDS[what],
      detail,
      reference,
      leadsTo: Reference.safeParse(detail).data,
    };
    const before = one.lines.at(-1);
    if (before !== undefined && isSame(before, line)) one.lines.splice(-1, 1, { ...before, times: before.times + 1 });
    else one.lines.push({ ...line, times: 1 });
  }
  return [...days.values()];
}
