/** How often each word occurs. */
export type Bag = Map<string, number>;

/** Words by their place: `document w:t`. */
export type Bags = Map<string, Bag>;

/** Returns the words of a text: groups of letters, marks and digits, in lower case. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

export function wordsIn(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(WORD) ?? [];
}

export function add(bags: Bags, place: string, word: string, times = 1): void {
  let bag = bags.get(place);
  if (bag === undefined) {
    bag = new Map();
    bags.set(place, bag);
  }
  bag.set(word, (bag.get(word) ?? 0) + times);
}

export function addText(bags: Bags, place: string, text: string): void {
  for (const word of wordsIn(text)) add(bags, place, word);
}

export function bagOf(text: string): Bag {
  const bag: Bag = new Map();
  for (const word of wordsIn(text)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

export function size(bag: Bag): number {
  let all = 0;
  for (const times of bag.values()) all += times;
  return all;
}

/** Takes the words of `bag` from `left`, and returns those that were not there. */
function take(bag: Bag, left: Bag): Bag {
  const missing: Bag = new Map();
  for (const [word, times] of bag) {
    const there = Math.min(times, left.get(word) ?? 0);
    left.set(word, (left.get(word) ?? 0) - there);
    if (times > there) missing.set(word, times - there);
  }
  return missing;
}

/** Joins several versions of one text: all words of the first, and each other's words that no earlier version has. */
export function addAlternatives(bags: Bags, ways: readonly Bags[]): void {
  const said: Bag = new Map();
  for (const way of ways) {
    const left = new Map(said);
    for (const [place, bag] of way) {
      for (const [word, times] of take(bag, left)) {
        add(bags, place, word, times);
        said.set(word, (said.get(word) ?? 0) + times);
      }
    }
  }
}

/** Returns the words that are not shown, by place. A word that is in two places and shown once is missing in the later one. */
export function missingFrom(shown: Bag, counted: Bags): Bags {
  const left = new Map(shown);
  return new Map([...counted].map(([place, bag]) => [place, take(bag, left)]));
}
