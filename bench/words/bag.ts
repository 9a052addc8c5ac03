/** How often each word is said. */
export type Bag = Map<string, number>;

/** Words by where they stand: `document w:t`. */
export type Bags = Map<string, Bag>;

/** The words of a text: letters, marks and digits that stand together, in small letters. */
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

/** Takes from `left` what of `bag` is in it; gives what is not. */
function take(bag: Bag, left: Bag): Bag {
  const missing: Bag = new Map();
  for (const [word, times] of bag) {
    const there = Math.min(times, left.get(word) ?? 0);
    left.set(word, (left.get(word) ?? 0) - there);
    if (times > there) missing.set(word, times - there);
  }
  return missing;
}

/** Several ways to say one thing: the first, and of each other what those before it do not say. */
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

/** What is not shown, by where it stands. A word that stands in two places and is shown once is missing in the later one. */
export function missingFrom(shown: Bag, counted: Bags): Bags {
  const left = new Map(shown);
  return new Map([...counted].map(([place, bag]) => [place, take(bag, left)]));
}
