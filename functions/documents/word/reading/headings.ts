import type { Item } from './items.ts';
import type { Topic } from './meaning.ts';

/** The context of a place: it tells which section, and which item, a label is about. */
export interface Context {
  /** The topic of the nearest heading; `undefined` without a heading, or when it is not one of the form's. */
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
  /** An unknown line is between the heading and the place: the heading may not be about it. */
  readonly crossed?: true;
  /** The topic is that of the table just before: a heading of its own ends it. */
  readonly carried?: true;
  /** How many tables are around it. */
  readonly depth: number;
}

/** The level of a heading without one: below all others. Word has nine. */
export const NO_LEVEL = 10;

/** Words of headings within a section: they do not change the topic. */
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

  /** Begins a heading. A heading of another form ends the topic before it, unless it is neutral. */
  enter(level: number, text: string, topic: Topic | undefined): void {
    if (topic === undefined && isNeutral(text)) return;
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    const outer = this.#open.at(-1)?.topic ?? (this.#context.carried ? undefined : this.#context.topic);
    this.#open.push({ level, topic: within(outer, topic), block: {} });
  }
}

/** Tells whether a line looks like a heading, though the document does not say that it is one. */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 80 || !/\p{L}/u.test(text) || /[.;,!☐☒☑]\s*$/u.test(text)) return false;
  return text.split(/\s+/).length <= 10;
}
