import type { Field, Paragraph } from '../document.ts';

/** What a document says in one place: beside a label, under it, or in a cell. */
export interface Said {
  readonly paragraphs: readonly Paragraph[];
  /** What a person takes from it: guidance and struck text left out, paragraphs on lines of their own, no space around. */
  readonly text: string;
  /** The fields in it, in order. */
  readonly fields: readonly Field[];
}
