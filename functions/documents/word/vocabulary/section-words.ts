/**
 * The words that other councils' forms use for one of our sections. Only the reader uses them; people see none.
 * Each text is a list, with a bar or a new line between two of its words or phrases.
 */
export interface SectionWords {
  /** Other titles that head the same. */
  readonly titles?: string;
  /** The names of an item, or of the person whom the section is about, in a label: "Child’s name", "Name of young person". */
  readonly names?: string;
  /** Kinds of items with names of their own, and the answers that such a name gives: "Father" is a person whose relationship is father. */
  readonly kinds?: readonly (readonly [names: string, sets: Readonly<Record<string, string>>])[];
  /** Other labels that ask the same, by the id of the field. */
  readonly questions?: Readonly<Record<string, string>>;
}

const lists = new Map<string, readonly string[]>();

/** Returns the words or phrases of a list, which a bar or a new line parts; each list is parted once. */
export function wordsIn(list: string | undefined): readonly string[] {
  if (list === undefined) return [];
  const known = lists.get(list) ?? list.trim().split(/\s*[|\n]\s*/);
  lists.set(list, known);
  return known;
}
