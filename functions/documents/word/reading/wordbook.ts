import type { FieldDefinition, FormDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import { ANYONES } from '../vocabulary/label-words.ts';
import { labelsOf, namesOf } from '../vocabulary/vocabulary.ts';
import type { Meaning, Topic, Wordbook } from './meaning.ts';
import { memo } from './memo.ts';
import { LINKING, Owners } from './wordbook-owners.ts';
import { Titles } from './wordbook-titles.ts';
import { keyOf, labelParts, labelReadings, labelWords } from './wordbook-words.ts';

/** How sure a label is of its field. */
const SURE = { label: 1, synonym: 0.95, owned: 0.93, alone: 0.9, elsewhere: 0.8 } as const;

/** How much less likely the second field of a label is that may ask for either of two. */
const SECOND = 0.1;

/** A label with this many words needs no heading, even in a section about a person. */
const TELLING_WORDS = 5;

const ofAnyone = new Set(ANYONES.map((text) => keyOf(labelWords(text))));

/** Words by which a short label says that it is about the form itself. */
const OF_THE_FORM: ReadonlySet<string> = new Set(['referral', 'referring', 'assessment', 'panel', 'request', 'form']);

interface Hit {
  readonly field: FieldDefinition;
  readonly own: boolean;
}

interface SectionWords {
  readonly section: SectionDefinition;
  readonly owners: Owners;
  /** Empty where two fields of the section claim a label: then neither is meant. */
  readonly labels: ReadonlyMap<string, readonly Hit[]>;
  /** It is about the referral and not about a person: its labels need no heading. */
  readonly selfStanding: boolean;
}

/** Tells whether only one of two fields can be answered. They may share a label: "DOB or EDD" is a date of birth, else an expected date. */
function eitherOr(one: FieldDefinition, other: FieldDefinition): boolean {
  return one.excludes === other.id || other.excludes === one.id;
}

const fieldWords = new WeakMap<FieldDefinition, readonly (readonly string[])[]>();

/** Returns the words of a field's label, and of each of its synonyms: made once, though several forms ask it. */
function wordsOf(section: SectionDefinition, field: FieldDefinition): readonly (readonly string[])[] {
  const known = fieldWords.get(field);
  if (known) return known;
  const words = labelsOf(section, field).map(labelWords);
  fieldWords.set(field, words);
  return words;
}

function hitsOf(section: SectionDefinition): Map<string, readonly Hit[]> {
  const labels = new Map<string, readonly Hit[]>();
  for (const field of section.fields) labels.set(keyOf(wordsOf(section, field)[0] ?? []), [{ field, own: true }]);
  // One of our labels with a note of its own ("UPRN, if known") is known without it too.
  for (const field of section.fields)
    for (const words of labelReadings(field.label).slice(1))
      if (!labels.has(keyOf(words))) labels.set(keyOf(words), [{ field, own: true }]);
  for (const field of section.fields) {
    for (const words of wordsOf(section, field).slice(1)) {
      const key = keyOf(words);
      const known = labels.get(key);
      const [first] = known ?? [];
      if (first?.field === field || first?.own) continue;
      if (!known) labels.set(key, [{ field, own: false }]);
      else labels.set(key, first && eitherOr(first.field, field) ? [first, { field, own: false }] : []);
    }
  }
  return labels;
}

function sureness(meanings: readonly Meaning[]): number {
  return meanings[0]?.confidence ?? 0;
}

/** Tells whether a label needs no heading, where its section is about a person: "Date of referral", "Referrer". */
function isTelling({ section, owners }: SectionWords, words: readonly string[], whole: boolean): boolean {
  if (whole) return true;
  // For several people, only a question that names them: "Is there a disability?" may be about anybody.
  if (section.repeat) return words.length >= TELLING_WORDS && words.some((_, at) => owners.at(words, at) !== undefined);
  return words.length >= TELLING_WORDS || (words.length > 1 && words.some((word) => OF_THE_FORM.has(word)));
}

class DefinitionWords implements Wordbook {
  readonly #sections: readonly SectionWords[];
  readonly #titles: Titles;
  /** Every word of its labels. */
  readonly #words = new Set(LINKING);
  /** In how many sections a label is. */
  readonly #places = new Map<string, number>();

  constructor(definition: FormDefinition) {
    this.#sections = definition.sections.map((section) => ({
      section,
      owners: new Owners(section),
      labels: hitsOf(section),
      selfStanding: namesOf(section) === undefined && section.repeat === undefined,
    }));
    this.#titles = new Titles(this.#sections);
    for (const { section, owners, labels } of this.#sections) {
      for (const key of labels.keys()) this.#places.set(key, (this.#places.get(key) ?? 0) + 1);
      for (const word of [...owners.vocabulary, ...section.fields.flatMap((field) => wordsOf(section, field).flat())])
        this.#words.add(word);
    }
  }

  /** Tells whether words may be a label. Most texts have a word that is in no label: they need no closer look. */
  #mayBe(words: readonly string[]): boolean {
    return words.length === 1 || words.every((word) => this.#words.has(word) || /^\d/.test(word));
  }

  topicOf(text: string): Topic | undefined {
    return this.#titles.topicOf(text);
  }

  meaningsOf(label: string, within: Topic | undefined): readonly Meaning[] {
    for (const words of labelReadings(label)) {
      const found = this.#read(words, within);
      if (found.length > 0) return found;
    }
    return this.#twice(label, within);
  }

  #read(words: readonly string[], within: Topic | undefined): readonly Meaning[] {
    if (!this.#mayBe(words)) return [];
    const key = keyOf(words);
    const found: (readonly Meaning[])[] = [];
    for (const one of this.#sections) {
      const best = [this.#bare(one, key, words, within), ...this.#owned(one, words, within)]
        .filter((meanings) => meanings.length > 0)
        .sort((a, b) => sureness(b) - sureness(a))[0];
      if (best) found.push(best);
    }
    found.sort((a, b) => sureness(b) - sureness(a));
    const [first, second] = found;
    // Two sections with the same claim: nothing says which of them is meant.
    return first && second && sureness(first) === sureness(second) ? [] : found.flat();
  }

  #bare(one: SectionWords, key: string, words: readonly string[], within: Topic | undefined): Meaning[] {
    const hits = one.labels.get(key) ?? [];
    const meanings = (sure: (hit: Hit) => number): Meaning[] =>
      hits.map((hit, at) => ({ section: one.section, field: hit.field, confidence: sure(hit) - at * SECOND }));
    if (within?.section === one.section) return meanings(({ own }) => (own ? SURE.label : SURE.synonym));
    const whole = one.owners.whole(words) !== undefined;
    if ((this.#places.get(key) ?? 0) > 1 || (ofAnyone.has(key) && !whole)) return [];
    // A label that only a child can have needs no heading; any other may be about anybody.
    const childs = hits.every(({ field }) => field.type === 'upn' || field.id === 'expectedDate');
    if (!(one.selfStanding || childs || isTelling(one, words, whole))) return [];
    return meanings(() => (within ? SURE.elsewhere : SURE.alone));
  }

  *#owned(one: SectionWords, words: readonly string[], within: Topic | undefined): Generator<Meaning[]> {
    // Kinds alone, without words for the people of a section, count under its own heading only: "Name of social worker"
    // asks on one form for who is involved, and on another for who has been allocated.
    if (namesOf(one.section) === undefined && within?.section !== one.section) return;
    const here = within === undefined || within.section === one.section;
    for (const { owner, question } of one.owners.parted(words)) {
      yield (one.labels.get(keyOf(question)) ?? []).map(({ field }, at) => ({
        section: one.section,
        field,
        ...owner,
        named: true,
        confidence: (here ? SURE.owned : SURE.elsewhere) - at * SECOND,
      }));
    }
  }

  /** Reads a label that says the same twice, "Surname / family name"; when its parts ask different things it is not understood. */
  #twice(label: string, within: Topic | undefined): readonly Meaning[] {
    const parts = labelParts(label);
    if (parts.length === 0) return [];
    const all = parts.map((part) => labelReadings(part).flatMap((words) => this.#read(words, within))[0]);
    const [first] = all;
    if (!first || !all.every((meaning) => meaning?.section === first.section)) return [];
    const confidence = Math.min(...all.map((meaning) => meaning?.confidence ?? 0));
    if (all.every((meaning) => meaning?.field === first.field)) return [{ ...first, confidence }];
    const [, second] = all;
    const either = all.length === 2 && second && eitherOr(first.field, second.field);
    return either
      ? [
          { ...first, confidence },
          { ...second, confidence: confidence - SECOND },
        ]
      : [];
  }
}

/**
 * Returns all the words by which a form's sections and fields may be called, made once for each definition. A label that two
 * fields claim, or that asks for two things at once, is not understood: it gives no meanings.
 */
export const wordbookOf = memo((definition: FormDefinition): Wordbook => new DefinitionWords(definition));
