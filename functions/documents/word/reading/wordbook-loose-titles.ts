import type { SectionDefinition } from '#schemas/forms/definition.ts';
import { titlesOf } from '../vocabulary/vocabulary.ts';
import { labelWords } from './wordbook-words.ts';

/** Words of a title that say nothing about what it heads. "Not" and "previous" do, and so does "other". */
const FILLING: ReadonlySet<string> = new Set(
  (
    'a an the of and or in on at to for with by as is are be being this that these their its detail details info information about ' +
    'basic personal contact contacts full main current currently key relevant list name address number living live lives known ' +
    'already also any all including specific brief section please who which has have been'
  ).split(' '),
);

/** Words between which forms do not tell in their titles. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    professional: 'practitioner worker agency organisation service provider',
    parent: 'carer guardian caregiver',
    other: 'others',
    making: 'completing submitting referring made completed requesting',
    involved: 'working supporting involvement engaged works support',
    referral: 'request form',
    person: 'persons somebody someone',
    reason: 'reasons purpose',
    worried: 'concerned',
  }).flatMap(([word, alike]) => alike.split(' ').map((one) => [one, word] as const)),
);

/** Titles that one telling word makes: "About the family". Any other word alone may be a label. */
const ALONE: ReadonlySet<string> = new Set(['family', 'household', 'concern', 'consent']);
/** Titles have fourteen words at most. */
const MOST_WORDS = 14;

/** The telling words of a title in no order: what is left is the same for "Details of practitioner MAKING this referral" and "Professional making referral". */
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

  /** By the readings of a title (`labelReadings`). */
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
