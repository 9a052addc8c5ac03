import type { SectionDefinition } from '#schemas/forms/definition.ts';
import { kindsOf, namesOf } from '../vocabulary/vocabulary.ts';
import type { ItemKind } from './meaning.ts';
import { labelWords } from './wordbook-words.ts';

/** Whose answer a label asks for: "Child 2", "young person", "mother". */
export interface Owner {
  readonly kind?: ItemKind;
  readonly number?: number;
  /** It names one of several kinds, "Father or partner": nobody is told to be either. */
  readonly either?: true;
}

interface OwnerWords {
  readonly words: readonly string[];
  readonly kind?: ItemKind;
  /** Only with a number: "Person 1" is an item, "person" alone is anybody. */
  readonly numbered: boolean;
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'this', 'your', 'each', 'named', 'main', 'index']);
const JOINTS: ReadonlySet<string> = new Set(['or', 'and', 'the']);
const ORDINALS: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const FIGURES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** After these words an owner is not the person asked about: the label asks about somebody else's relation to them. */
const TOWARDS: ReadonlySet<string> = new Set(['with', 'to', 'by', 'from', 'against', 'towards']);

/** Words that stand around the names of owners, and in labels that are made of a name and a question. */
export const LINKING: ReadonlySet<string> = new Set([
  ...ARTICLES,
  ...JOINTS,
  ...ORDINALS,
  ...FIGURES,
  'of',
  'for',
  'is',
]);

/** Returns the number of "2", "two", "2nd" or "second"; `undefined` for any other word. Items are bounded by 50 in a form definition. */
function numberOf(word: string | undefined, places: readonly string[]): number | undefined {
  if (word === undefined) return undefined;
  const place = places.indexOf(word);
  if (place >= 0) return place + 1;
  const figure = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  const number = Number(figure ?? 0);
  return number >= 1 && number <= 50 ? number : undefined;
}

/** The names of a section's items, or of the person whom it is about. */
export class Owners {
  /** By their first word, the longest first: "step mother" is no mother. */
  readonly #byFirst = new Map<string, OwnerWords[]>();

  constructor(section: SectionDefinition) {
    const plain = (namesOf(section) ?? []).map((text) => ({ words: labelWords(text), numbered: false }));
    const kinds = kindsOf(section).flatMap(({ names, sets }) =>
      names.map((text) => ({ words: labelWords(text), kind: { word: text, sets }, numbered: false })),
    );
    const label = section.repeat ? [{ words: labelWords(section.repeat.itemLabel), numbered: true }] : [];
    const all = [...kinds, ...plain, ...label].sort((a, b) => b.words.length - a.words.length);
    for (const one of all) {
      const [first] = one.words;
      if (first !== undefined) this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), one]);
    }
  }

  /** Returns every word that may be part of a name of an owner. */
  get vocabulary(): string[] {
    return [...this.#byFirst.values()].flatMap((all) => all.flatMap(({ words }) => [...words]));
  }

  /** Returns the owner that the words name from `start`, and where the rest begins; `undefined` when they name none. */
  at(words: readonly string[], start: number): { readonly owner: Owner; readonly end: number } | undefined {
    return this.#from(words, start) ?? (ARTICLES.has(words[start] ?? '') ? this.at(words, start + 1) : undefined);
  }

  #from(words: readonly string[], start: number): { readonly owner: Owner; readonly end: number } | undefined {
    let end = start;
    const before = numberOf(words[end], ORDINALS);
    if (before !== undefined) end += 1;
    const named: OwnerWords[] = [];
    let next = end;
    for (;;) {
      const found = this.#byFirst
        .get(words[next] ?? '')
        ?.find((one) => one.words.every((word, at) => words[next + at] === word));
      if (!found) break;
      named.push(found);
      end = next + found.words.length;
      next = JOINTS.has(words[end] ?? '') ? end + 1 : end;
    }
    if (named.length === 0) return undefined;
    const after = numberOf(words[end], FIGURES);
    if (after !== undefined) end += 1;
    const number = after ?? before;
    if (named.every(({ numbered }) => numbered) && number === undefined) return undefined;
    const [first] = named;
    // "Mother / father" and "mother or carer" are no one kind.
    const kind = named.every((one) => one.kind?.sets === first?.kind?.sets) ? first?.kind : undefined;
    const either = kind === undefined && named.some((one) => one.kind !== undefined);
    const told = { ...(kind ? { kind } : {}), ...(number === undefined ? {} : { number }) };
    return { owner: either ? { ...told, either } : told, end };
  }

  /** Returns the owner that all of the words name. */
  whole(words: readonly string[]): Owner | undefined {
    const found = this.at(words, 0);
    return found?.end === words.length ? found.owner : undefined;
  }

  /**
   * Parts a label in owner and question: "Child's name", "Name of the child", "DOB - child 2". Every way in which it can
   * be parted, because "child" may begin the question itself.
   */
  *parted(words: readonly string[]): Generator<{ readonly owner: Owner; readonly question: readonly string[] }> {
    const front = this.at(words, 0);
    if (front && front.end < words.length) {
      const question = words.slice(front.end);
      yield { owner: front.owner, question };
      if (question[0] === 'is') yield { owner: front.owner, question: question.slice(1) };
    }
    for (let at = 1; at < words.length; at += 1) {
      const back = this.at(words, at);
      if (back?.end !== words.length) continue;
      const link = words[at - 1];
      // "Lives with mother" is asked of somebody else.
      if (TOWARDS.has(link ?? '')) continue;
      yield { owner: back.owner, question: words.slice(0, link === 'of' || link === 'for' ? at - 1 : at) };
    }
  }
}
