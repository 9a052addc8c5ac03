import type { SectionDefinition } from '#schemas/forms/definition.ts';
import { ALIKE, FILLING } from '../vocabulary/label-words.ts';
import { titlesOf } from '../vocabulary/vocabulary.ts';
import type { Topic } from './meaning.ts';
import type { Owners } from './wordbook-owners.ts';
import { keyOf, labelReadings, labelWords } from './wordbook-words.ts';

/** A title is at most 200 letters in a form definition, and has fourteen words at most. */
const LONGEST_TITLE = 200;
const MOST_WORDS = 14;

const AROUND_TITLE_BEFORE = [
  ['detail', 'of'], ['details', 'of'], ['details', 'about'], ['details', 'for'], ['information', 'about'],
  ['information', 'on'], ['about'], ['personal', 'details', 'of'], ['the'],
]; // biome-ignore format: a list of short openings
const AROUND_TITLE_AFTER = [['details'], ['detail'], ['information'], ['personal', 'details'], ['contact', 'details']];

/** Returns a title without the words that say only that it is one: "Details of the mother", "Child 2 details". */
function titleReadings(plain: readonly string[][]): string[][] {
  const readings: string[][] = [];
  for (const words of plain) {
    if (words.length > MOST_WORDS) continue;
    let bare = words;
    for (const before of AROUND_TITLE_BEFORE)
      if (before.every((word, at) => bare[at] === word)) bare = bare.slice(before.length);
    for (const after of AROUND_TITLE_AFTER) {
      const from = bare.length - after.length;
      if (from > 0 && after.every((word, at) => bare[from + at] === word)) bare = bare.slice(0, from);
    }
    readings.push(words, bare);
  }
  return readings;
}

/** Returns a title of one word, which is taken as it is written: "Agencies" heads a list, and "Agency" is a label. */
function oneWordOf(text: string): string {
  return text.toLowerCase().match(/\p{L}{2,}/u)?.[0] ?? '';
}

function isOneWord(text: string): boolean {
  return text.length < 40 && text.match(/\p{L}{2,}/gu)?.length === 1;
}

interface Titled {
  readonly section: SectionDefinition;
  readonly owners: Owners;
}

/** The titles of a form's sections, and the names of their items, as headings say them. */
export class Titles {
  readonly #sections: readonly Titled[];
  /** `undefined` marks a title that two sections claim: then neither is meant. */
  readonly #titles = new Map<string, SectionDefinition | undefined>();

  readonly #loose: LooseTitles;

  constructor(sections: readonly Titled[]) {
    this.#sections = sections;
    this.#loose = new LooseTitles(sections.map(({ section }) => section));
    for (const { section } of sections) {
      for (const text of titlesOf(section)) {
        const key = isOneWord(text) ? oneWordOf(text) : keyOf(labelWords(text));
        this.#titles.set(key, this.#titles.has(key) && this.#titles.get(key) !== section ? undefined : section);
      }
    }
  }

  /** Returns the topic of a heading, or `undefined` when it is not one of the form's. */
  topicOf(text: string): Topic | undefined {
    if (text.length > LONGEST_TITLE) return undefined;
    const readings = labelReadings(text);
    const exact = this.#titled(text, readings) ?? this.#titledTwice(text);
    const section = exact ? undefined : this.#loose.sectionOf(readings);
    return section ? { section } : exact;
  }

  #titled(text: string, readings: readonly string[][]): Topic | undefined {
    for (const words of titleReadings(readings)) {
      const section = this.#titles.get(words.length === 1 && isOneWord(text) ? oneWordOf(text) : keyOf(words));
      if (section) return { section };
      const owned = this.#sections.flatMap(({ section: one, owners }) => {
        const owner = owners.whole(words);
        return owner ? [{ section: one, ...owner }] : [];
      });
      if (owned.length === 1) return owned[0];
      if (owned.length > 1) return undefined;
    }
    return undefined;
  }

  /** Understands a heading that says the same in two ways: "Child – details of the child being referred". */
  #titledTwice(text: string): Topic | undefined {
    const parts = text.split(/\s[–—-]\s|:\s|\s?\/\s/);
    if (parts.length < 2 || parts.length > 4) return undefined;
    const topics = parts.map((part) => this.#titled(part, labelReadings(part)));
    const [first] = topics;
    const agreed = topics.every((topic) => topic?.section === first?.section && topic?.kind === first?.kind);
    return agreed ? first : undefined;
  }
}

/** Titles that one telling word makes: "About the family". Any other word alone may be a label. */
const ALONE: ReadonlySet<string> = new Set(['family', 'household', 'concern', 'consent']);

/**
 * Returns the telling words of a title in one order: they are the same for "Details of practitioner MAKING this referral" and
 * "Professional making referral".
 */
function telling(words: readonly string[]): string {
  const kept = new Set(words.filter((word) => !FILLING.has(word)).map((word) => ALIKE.get(word) ?? word));
  const [only] = kept;
  if (only === undefined || (kept.size === 1 && !ALONE.has(only))) return '';
  return [...kept].sort().join(' ');
}

/** The titles of a form's sections by their telling words, for headings that say the same in another order or with more words. */
export class LooseTitles {
  /** `undefined` marks words that two sections claim: then neither is meant. */
  readonly #titles = new Map<string, SectionDefinition | undefined>();
  readonly #words = new Set<string>([...FILLING, ...ALIKE.keys()]);

  constructor(sections: readonly SectionDefinition[]) {
    for (const section of sections)
      for (const text of titlesOf(section)) {
        const words = labelWords(text);
        const key = telling(words);
        for (const word of words) this.#words.add(word);
        if (key !== '')
          this.#titles.set(key, this.#titles.has(key) && this.#titles.get(key) !== section ? undefined : section);
      }
  }

  /** Returns the section of a title, by its readings (`labelReadings`). */
  sectionOf(readings: readonly (readonly string[])[]): SectionDefinition | undefined {
    for (const words of readings) {
      if (words.length < 2 || words.length > MOST_WORDS || !words.every((word) => this.#words.has(word))) continue;
      const key = telling(words);
      const section = key === '' ? undefined : this.#titles.get(key);
      if (section) return section;
    }
    return undefined;
  }
}
