import { fieldBody } from '#schemas/forms/body.ts';
import type { Pair } from './gathering.ts';
import type { Slot } from './grid.ts';
import type { Asked } from './labels.ts';

/** What a reading of part of a table would give, before it is kept: the reading with the most sense in it is the right one. */
export interface Plan {
  readonly pairs: readonly Pair[];
  /** Texts that it would take for labels and that look like answers, or the other way round. */
  readonly odd: number;
  /** Labels that it would take for answers, or leave without a place for an answer. */
  readonly lost: number;
}

export interface Head {
  readonly slot: Slot;
  readonly asked: Asked;
}

/** A row of labels, and the rows under it that answer them. */
export interface HeaderRun extends Plan {
  /** How many rows it is, with the header. */
  readonly rows: number;
  /** Two of its labels stand side by side, so that none can be the answer to the other. */
  readonly adjacent: boolean;
  readonly heads: readonly Head[];
  /** Some of its names are unknown labels, so that it may be a row of pairs as well. */
  readonly foreign: boolean;
}

/** Words fit a field of words whatever they say; a date in the place of a date is evidence. */
const TYPED = 2;
const WORDS = 0.5;
const UNFIT = -2;
const LOST = -3;

function isTyped({ asked }: Pair): boolean {
  const { type } = asked.meaning.field;
  return type !== 'text' && type !== 'long_text';
}

/** Tells whether the pair holds an answer that only an answer to this field looks like. */
export function isEvidence(pair: Pair): boolean {
  return isTyped(pair) && pair.outcome !== 'blank' && pair.outcome !== 'unsure';
}

/** Tells whether a text looks like a question of a form, known or not. */
export function looksLikeLabel(text: string): boolean {
  return text.length <= 200 && /\p{L}.*[:?]\s*$/u.test(text);
}

/** Tells whether it is a text that no label looks like: a number, an address, a sentence. */
export function looksLikeAnswer(text: string): boolean {
  return text.length > 100 || /\d.*\d|@|[☐☒☑✓✔]/u.test(text) || /[^.]\.$/.test(text);
}

/** Tells whether it is a text that only an answer looks like: a date, a tick, or names with a comma between them. */
export function isPlainlySaid(text: string): boolean {
  return (!looksLikeLabel(text) && looksLikeAnswer(text)) || /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+, \p{Lu}\p{Ll}/u.test(text);
}

/** Returns how many of the pairs hold an answer that only an answer looks like. */
export function evidenceIn(pairs: readonly Pair[]): number {
  return pairs.filter(isEvidence).length;
}

/** Returns how much sense a plan makes. */
export function weigh({ pairs, lost }: Plan): number {
  let sum = lost * LOST;
  for (const pair of pairs) {
    if (pair.outcome === 'unsure') sum += UNFIT;
    else if (pair.outcome !== 'blank') sum += isTyped(pair) ? TYPED : WORDS;
  }
  return sum;
}

/**
 * Tells whether words that are a label elsewhere are the answer here: "Relationship: Mother". They are when they are a line
 * of the list.
 */
export function isChoiceSurely({ asked, outcome }: Pair): boolean {
  if (outcome === 'blank' || outcome === 'unsure' || outcome.value === undefined) return false;
  const { field } = asked.meaning;
  return field.codes !== undefined && outcome.confidence >= 0.9 && fieldBody(field).safeParse(outcome.value).success;
}
