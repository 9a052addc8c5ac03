import { namesAPlace, partsOf } from './folded.ts';

/** The words for a kind of school, in one spelling. They end its name: what follows is the town. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['primary', 'primary'],
  ['prim', 'primary'],
  ['secondary', 'secondary'],
  ['infant', 'infant'],
  ['infants', 'infant'],
  ['junior', 'junior'],
  ['juniors', 'junior'],
  ['middle', 'middle'],
  ['high', 'high'],
  ['grammar', 'grammar'],
  ['nursery', 'nursery'],
  ['preschool', 'preschool'],
  ['college', 'college'],
]);
/** The words that people leave out: a school becomes an academy and keeps its name. */
const LEFT_OUT: ReadonlySet<string> = new Set(['school', 'schools', 'sch', 'academy', 'the', 'and', 'of']);
const ENDS_A_NAME = (word: string) => KINDS.has(word) || /^(schools?|sch|academy)$/.test(word);

/**
 * Returns the forms of a school's name to look under, the more certain first: its name with its kind, and its name alone. "St Mary's
 * Primary School", "SAINT MARYS PRIMARY" and "St. Mary's Primary, Leicester" are one, and "St Mary's" is a part of it. Returns
 * nothing for a text that names no school.
 */
export function schoolNames(text: string): string[] {
  const parts = partsOf(text);
  // "St Mary's, Primary School, High Road": the name ends in the first part with a word for a kind.
  const upTo = parts.findIndex((part) => part.some(ENDS_A_NAME));
  const all = parts.slice(0, Math.max(1, upTo + 1)).flat();
  const end = all.findLastIndex(ENDS_A_NAME);
  const words = (end < 0 ? all : all.slice(0, end + 1))
    .filter((word) => !LEFT_OUT.has(word))
    .map((word) => (word === 'saint' ? 'st' : (KINDS.get(word) ?? word)));
  const alone = words.filter((word) => !KINDS.has(word)).join('');
  return namesAPlace(alone) && namesAPlace(all.join('')) ? [...new Set([words.join(''), alone])] : [];
}
