import type { SearchTerm, SearchTerms } from '#schemas/api/staff/search.ts';
import type { Likeness } from '#schemas/api/staff/search-result.ts';
import { transposed } from './birth-date.ts';
import { folded, wordsOf } from './folded.ts';
import { keysOfReferrer, type SearchKey, soundPairs } from './keys-of.ts';
import type { Name } from './names.ts';
import { soundsOf } from './sounds.ts';

/** One key to look under, and what a case found there says. */
export interface AskedKey {
  readonly key: SearchKey;
  readonly terms: readonly SearchTerm[];
  readonly likeness: Likeness;
}

/** A name of five words is split in four places; a longer text is a sentence. */
const MOST_PARTINGS = 4;

/**
 * Returns the keys to look under for what staff typed: as written, with first and last name swapped, with day and month swapped,
 * and by sound.
 */
export function askedKeys(terms: SearchTerms): AskedKey[] {
  const { dateOfBirth, nhsNumber, postcode, referrer } = terms;
  const turned = dateOfBirth === undefined ? undefined : transposed(dateOfBirth);
  return [
    ...one('nhsNumber', 'nhs_number', nhsNumber),
    ...(['name', 'knownAs'] as const).flatMap((term) => byName(term, terms, turned)),
    ...one('dateOfBirth', 'birth_date', dateOfBirth),
    ...one('dateOfBirth', 'birth_date', turned, 'transposed'),
    ...one('postcode', 'postcode', postcode),
    ...keysOfReferrer([referrer]).map((key) => asked(key.kind, key.parts, ['referrer'])),
  ];
}

function asked(
  kind: SearchKey['kind'],
  parts: readonly string[],
  terms: readonly SearchTerm[],
  likeness: Likeness = 'exact',
): AskedKey {
  return { key: { kind, parts }, terms, likeness };
}

function one(
  term: SearchTerm,
  kind: SearchKey['kind'],
  value: string | undefined,
  likeness: Likeness = 'exact',
): AskedKey[] {
  return value === undefined ? [] : [asked(kind, [value], [term], likeness)];
}

function byName(term: 'name' | 'knownAs', terms: SearchTerms, turned: string | undefined): AskedKey[] {
  const words = wordsOf(terms[term] ?? '');
  const only = folded(words[0] ?? '');
  if (only === '') return [];
  if (words.length > 1) return partings(words).flatMap((name) => byWholeName(term, name, terms, turned));
  // "Known as Billy" beside "William Reed" is Billy Reed as well.
  const last = folded(wordsOf(terms.name ?? '').at(-1) ?? '');
  const beside = term === 'knownAs' && last !== '' ? byWholeName(term, { first: only, last }, terms, turned) : [];
  const year = terms.dateOfBirth?.slice(0, 4);
  const sounds = term === 'name' ? soundsOf(only) : [];
  return [
    asked('known_as', [only], [term]),
    ...beside,
    ...(year === undefined
      ? []
      : sounds.map((sound) => asked('surname_sound_and_year', [sound, year], [term, 'dateOfBirth'], 'phonetic'))),
    ...sounds.map((sound) => asked('surname_sound', [sound], [term], 'phonetic')),
    ...(terms.postcode === undefined || term === 'knownAs'
      ? []
      : [asked('postcode_and_surname', [terms.postcode, only], [term, 'postcode'], 'surname')]),
  ];
}

/** Returns where the first name may end: Mary Ann Lee is Mary Lee, Mary AnnLee and MaryAnn Lee. */
function partings(words: readonly string[]): Name[] {
  const joined = (from: number, to?: number) => folded(words.slice(from, to).join(''));
  const most = Math.min(words.length - 1, MOST_PARTINGS);
  const names = Array.from({ length: most }, (_, at) => ({ first: joined(0, at + 1), last: joined(at + 1) }));
  const ends = { first: joined(0, 1), last: joined(words.length - 1) };
  return [...new Map([...names, ends].map((name) => [`${name.first} ${name.last}`, name])).values()];
}

function byWholeName(
  term: 'name' | 'knownAs',
  { first, last }: Name,
  { dateOfBirth, postcode }: SearchTerms,
  turned: string | undefined,
): AskedKey[] {
  const both = [term, 'dateOfBirth'] as const;
  const swapped = first !== last;
  const sounds = soundPairs({ first, last });
  const dated = (date: string, likeness: Likeness): AskedKey[] => [
    asked('name_and_birth_date', [first, last, date], both, likeness),
    ...(swapped ? [asked('name_and_birth_date', [last, first, date], both, 'swapped')] : []),
    ...sounds.map((pair) => asked('sound_and_birth_date', [...pair, date], both, 'phonetic')),
  ];
  return [
    ...(dateOfBirth === undefined ? [] : dated(dateOfBirth, 'exact')),
    ...(turned === undefined ? [] : dated(turned, 'transposed')),
    asked('name', [first, last], [term]),
    ...(swapped ? [asked('name', [last, first], [term], 'swapped')] : []),
    ...(postcode === undefined ? [] : [asked('postcode_and_surname', [postcode, last], [term, 'postcode'], 'surname')]),
    ...sounds.map((pair) => asked('sound', pair, [term], 'phonetic')),
    ...(swapped ? sounds.map(([one, other]) => asked('sound', [other, one], [term], 'phonetic')) : []),
  ];
}
