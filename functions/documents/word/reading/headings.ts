import type { Item } from './items.ts';
import type { Topic } from './meaning.ts';

/** What stands around a place: it tells which section, and which item, a label is about. */
export interface Context {
  /** What the nearest heading is about; `undefined` when there is none, or it is none of the form's. */
  readonly topic: Topic | undefined;
  /** The table or heading that holds one item together. */
  readonly block: unknown;
  /** The item whose controls stand in the same table. */
  readonly item?: Item | undefined;
  /** A row or column that is one item. */
  readonly place?: string | undefined;
  /** No heading says whose it is: its labels do. It is nobody whom another place speaks of, unless by the same name. */
  readonly inferred?: true;
  /** What is asked here is of nobody whom another block speaks of, unless by the same name. */
  readonly apart?: true;
  /** A line that nobody knows stands between the heading and it: the heading may not be about it. */
  readonly crossed?: true;
  /** The topic is that of the table just before: a heading of its own ends it. */
  readonly carried?: true;
  /** How many tables it stands in. */
  readonly depth: number;
}

/** A heading without a level of its own stands below all that have one. Word has nine. */
export const NO_LEVEL = 10;

/** Words that parts of a section are headed with, whoever it is about: they change nothing. */
const NEUTRAL: ReadonlySet<string> = new Set(
  'details detail information info personal contact basic general other additional further section part about of the and number address identity identification education health medical needs communication'.split(
    ' ',
  ),
);

function isNeutral(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.length <= 6 && words.every((word) => NEUTRAL.has(word) || word.length === 1);
}

/** Returns the more exact of two topics of one section: "Child details" under "Child 2" is still about the second. */
export function within(outer: Topic | undefined, inner: Topic | undefined): Topic | undefined {
  if (!outer || !inner || outer.section !== inner.section) return inner;
  if (inner.kind !== undefined || inner.number !== undefined || inner.either) return inner;
  return outer;
}

/** The headings over a place, by their levels. */
export class Headings {
  readonly #context: Context;
  readonly #open: { readonly level: number; readonly topic: Topic | undefined; readonly block: unknown }[] = [];

  constructor(context: Context) {
    this.#context = context;
  }

  get context(): Context {
    const last = this.#open.at(-1);
    return last ? { ...this.#context, topic: last.topic, block: last.block } : this.#context;
  }

  /** A heading begins. One that is none of the form's ends what the headings before it said, unless it is neutral. */
  enter(level: number, text: string, topic: Topic | undefined): void {
    if (topic === undefined && isNeutral(text)) return;
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    const outer = this.#open.at(-1)?.topic ?? (this.#context.carried ? undefined : this.#context.topic);
    this.#open.push({ level, topic: within(outer, topic), block: {} });
  }
}

/** Does a line look like a heading, though the document does not say that it is one? */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 80 || !/\p{L}/u.test(text) || /[.;,!☐☒☑]\s*$/u.test(text)) return false;
  return text.split(/\s+/).length <= 10;
}
