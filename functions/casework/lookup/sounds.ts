import { doubleMetaphone } from 'double-metaphone';

/**
 * How a folded name sounds, in one way or two (Double Metaphone: Smith is SM0 or XMT, and Schmidt is XMT); none for a name
 * in a script that it does not know.
 */
export function soundsOf(folded: string): readonly string[] {
  const [first, second] = doubleMetaphone(folded);
  return [...new Set([first, second])].filter((code) => code !== '');
}
