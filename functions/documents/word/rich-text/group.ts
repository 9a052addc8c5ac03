/** Text that is no text of the document, gathered for whoever asked for it: a name, a field's instruction. */
export class Gathered {
  text = '';

  /** At most as much as a field's instruction or a name can mean. */
  add(text: string): void {
    if (this.text.length < 1_000) this.text += text.slice(0, 1_000);
  }
}

/** Where text goes: into the document, to whoever gathers it, to a table of names, or nowhere. */
export type Destination = 'document' | 'gather' | 'nowhere' | 'fonts' | 'styles' | 'alternatives';

/** What holds within a group, and is as before when it ends (RTF 1.9.1, "RTF Syntax"). */
export interface Group {
  destination: Destination;
  gathered: Gathered | undefined;
  /** To do when this very group ends, told of the group around it. */
  ended: ((around: Group) => void) | undefined;
  /** How many characters stand for a `\u` in programs that do not know it. */
  fallback: number;
  font: number | undefined;
  struck: boolean;
  unseen: boolean;
  inTable: boolean;
  depth: number;
  style: number | undefined;
  /** Outline level of the paragraph by its own word: 1 to 9. */
  level: number | undefined;
}

export const OUTERMOST: Group = {
  destination: 'document',
  gathered: undefined,
  ended: undefined,
  fallback: 1,
  font: undefined,
  struck: false,
  unseen: false,
  inTable: false,
  depth: 0,
  style: undefined,
  level: undefined,
};
