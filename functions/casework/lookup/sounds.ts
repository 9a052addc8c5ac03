import { doubleMetaphone } from 'double-metaphone';

/**
 * Returns the sound of a folded name, in one way or two (Double Metaphone: Smith is SM0 or XMT, and Schmidt is XMT). Returns none
 * for a name in an unknown script.
 */
export function soundsOf(folded: string): readonly string[] {
  const [first, second] = doubleMetaphone(folded);
  return [...new Set([first, second])].filter((code) => code !== '');
}
