import type { SearchTerm, SearchTerms } from '#schemas/api/staff/search.ts';
import type { Likeness } from '#schemas/api/staff/search-result.ts';
import { isNhsNumber, isUpn, withoutSpacing } from '#schemas/codes/identifiers.ts';
import { postcodeIn } from './address.ts';
import { transposed } from './birth-date.ts';
import { folded, wordsOf } from './folded.ts';
import { inAnyOrder, keysOfPlace } from './keys-for-search.ts';
import { keysOfReferrer, type SearchKey, soundPairs } from './keys-of.ts';
import type { Name } from './names.ts';
import { schoolNames } from './school.ts';
import { soundsOf } from './sounds.ts';

/** One key to look under, and what a case found there says. */
export interface AskedKey {
  readonly key: SearchKey;
  readonly terms: readonly SearchTerm[];
  readonly likeness: Likeness;
  /** How closely the date of birth matches, where a name beside it matches otherwise: a date is never swapped, nor sounds alike. */
  readonly date?: Likeness;
}

/** A name of five words is split in four places; a longer text is a sentence. */
const MOST_PARTINGS = 4;
/** A name of five words with a date of birth has some hundred keys, and another name of the child more. Each is one small read. */
const MOST_BY_NAME = 150;

/**
 * Returns the keys to look under for what staff typed: as written, with first and last name swapped, with day and month swapped,
 * and by sound. At most 192: 150 by the child's names, 30 by a parent's, 4 by the address, 8 by the other terms.
 */
export function askedKeys(given: SearchTerms): AskedKey[] {
  const terms = { ...given, postcode: given.postcode ?? postcodeIn(given.address ?? '') };
  const { dateOfBirth, nhsNumber, postcode, referrer, parent, school, address, number } = terms;
  const turned = dateOfBirth === undefined ? undefined : transposed(dateOfBirth);
  const digits = withoutSpacing(number ?? '');
  return [
    ...one('nhsNumber', 'nhs_number', nhsNumber),
    ...one('number', 'nhs_number', isNhsNumber(digits) ? digits : undefined),
    ...one('number', 'upn', isUpn(digits) ? digits : undefined),
    ...(['name', 'knownAs'] as const).flatMap((term) => byName(term, terms, turned)).slice(0, MOST_BY_NAME),
    ...byParent(parent ?? ''),
    ...byAddress(address ?? ''),
    ...one('dateOfBirth', 'birth_date', dateOfBirth),
    ...one('dateOfBirth', 'birth_date', turned, 'transposed'),
    ...one('postcode', 'postcode', postcode),
    ...keysOfReferrer([referrer]).map((key) => asked(key.kind, key.parts, ['referrer'])),
    ...schoolNames(school ?? '').flatMap((name, at) => one('school', 'school', name, at === 0 ? 'exact' : 'part')),
  ];
}

function byParent(text: string): AskedKey[] {
  const words = wordsOf(text);
  const sound = ({ kind, parts }: SearchKey) => asked(kind, parts, ['parent'], 'phonetic');
  if (words.length < 2) return soundsOf(folded(text)).map((only) => sound({ kind: 'parent_sound', parts: [only] }));
  return partings(words).flatMap(({ first, last }) => [
    asked('parent', [first, last], ['parent']),
    ...(first === last ? [] : [asked('parent', [last, first], ['parent'], 'swapped')]),
    ...soundPairs({ first, last }).map((pair) => sound(inAnyOrder(pair))),
  ]);
}

/** A search for a flat finds the rest of its building as well. */
function byAddress(text: string): AskedKey[] {
  const keys = keysOfPlace(text);
  const hasFlat = keys.some(({ isFlat }) => isFlat);
  return keys.map(({ key, isFlat }) => asked(key.kind, key.parts, ['address'], isFlat === hasFlat ? 'exact' : 'part'));
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
    { ...asked('name_and_birth_date', [first, last, date], both), date: likeness },
    ...(swapped ? [{ ...asked('name_and_birth_date', [last, first, date], both, 'swapped'), date: likeness }] : []),
    ...sounds.map((pair) => ({ ...asked('sound_and_birth_date', [...pair, date], both, 'phonetic'), date: likeness })),
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
