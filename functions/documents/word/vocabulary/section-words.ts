/**
 * The words by which forms that we did not make say what a section of ours says: only the reader knows them, and people see none.
 * Each text is a list, with a bar or a new line between two of its words or phrases.
 */
export interface SectionWords {
  /** Other titles that head the same. */
  readonly titles?: string;
  /** What an item, or whoever the section is about, is called in a label: "Child’s name", "Name of young person". */
  readonly names?: string;
  /** Kinds of items with names of their own, and the answers that such a name gives: "Father" is a person whose relationship is father. */
  readonly kinds?: readonly (readonly [names: string, sets: Readonly<Record<string, string>>])[];
  /** Other labels that ask the same, by the id of the field. */
  readonly questions?: Readonly<Record<string, string>>;
}
