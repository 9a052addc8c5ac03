/** As much as a name can mean, a field's instruction, or a description that stands apart. */
const LONGEST = 10_000;

/** Text that is no text of the document, gathered for whoever asked for it: a name, a field's instruction. */
export class Gathered {
  text = '';

  add(text: string): void {
    if (this.text.length < LONGEST) this.text += text.slice(0, LONGEST);
  }
}

/** Where text goes: into the document, to whoever gathers it, to a table of names, or nowhere. */
export type Destination = 'document' | 'gather' | 'nowhere' | 'info' | 'fonts' | 'styles' | 'alternatives';

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
  highlighted: boolean;
  bold: boolean;
  /** In half points. */
  size: number | undefined;
  /** A tracked change took it out: it is not shown. */
  deleted: boolean;
  hidden: boolean;
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
  highlighted: false,
  bold: false,
  size: undefined,
  deleted: false,
  hidden: false,
  inTable: false,
  depth: 0,
  style: undefined,
  level: undefined,
};
