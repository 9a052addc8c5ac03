const lists = new Map<string, readonly string[]>();

/** Returns the words or phrases of a list, which a bar or a new line parts; each list is parted once. */
export function wordsIn(list: string): readonly string[] {
  const known = lists.get(list) ?? list.trim().split(/\s*[|\n]\s*/);
  lists.set(list, known);
  return known;
}
