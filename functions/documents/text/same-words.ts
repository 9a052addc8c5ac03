/** Addresses of the web and of mail, one word each. A plain version often breaks a long one over two lines. */
const ADDRESS = /(?:https?:\/\/|mailto:|tel:)[^\s<>"]+/gi;
/** Notes that our own reading adds to running text: `words <address>`, `[picture: words]`. */
const BESIDE = /<[^<>\n]{1,8000}>|\[(?:picture|hint|field|table|title): [^\]\n]*\]/g;
const LABEL = /\[(?:picture|hint|field|table|title): |\[shown by Outlook alone:\]/g;
/** In a script that writes no blanks, each letter counts as a word. */
const WORD =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
const INVISIBLE = /\u00ad|\u034f|[\u200b-\u200d\u2060\ufeff]/g;
/** Addresses to look for with the blanks of the other text removed, which costs a pass each. */
const BROKEN_LOOKED_FOR = 200;

function wordsIn(text: string): string[] {
  return text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

function addressesIn(text: string): string[] {
  return (text.match(ADDRESS) ?? []).map((each) => each.toLowerCase().replace(/[.,;:!?)\]}'’”/]+$/, ''));
}

/** Counts how often each word occurs in a text: wrapping, quoting and order make no difference. */
class Bag {
  readonly #counts = new Map<string, number>();

  constructor(words: readonly string[]) {
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** Takes these words out. Returns false, and takes nothing, when one is missing. */
  take(words: readonly string[]): boolean {
    const wanted = new Map<string, number>();
    for (const word of words) wanted.set(word, (wanted.get(word) ?? 0) + 1);
    for (const [word, count] of wanted) if ((this.#counts.get(word) ?? 0) < count) return false;
    for (const [word, count] of wanted) this.#counts.set(word, (this.#counts.get(word) ?? 0) - count);
    return true;
  }
}

/**
 * Returns what a text says that another version of it does not. If its running words differ, that is all of it. Otherwise it is the
 * lines whose link target, or words of a picture, the other lacks. If the words are the same, it is the empty string. However a
 * program wraps, quotes or marks the two, no word is lost and an ordinary message is not shown twice.
 */
export function whatIsNew(known: string, text: string): string {
  const knownAddresses = new Set(addressesIn(known));
  const bag = new Bag(wordsIn(known.replace(ADDRESS, ' ').replace(LABEL, ' ')));
  const running = text.replace(BESIDE, ' ').replace(ADDRESS, ' ').replace(LABEL, ' ');
  if (!bag.take(wordsIn(running))) return text;
  let looked = 0;
  const whole = squeezed(known);
  const isKnown = (address: string) => {
    if (knownAddresses.has(address)) return true;
    looked += 1;
    return looked <= BROKEN_LOOKED_FOR && whole.includes(address.replace(/\s+/g, ''));
  };
  const saysMore = (line: string): boolean =>
    (line.match(BESIDE) ?? []).some((beside) => !bag.take(wordsIn(beside.replace(LABEL, ' ').replace(ADDRESS, ' ')))) ||
    addressesIn(line).some((address) => !isKnown(address));
  return text.split('\n').filter(saysMore).join('\n');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}
