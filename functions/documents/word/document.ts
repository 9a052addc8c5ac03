import type { Words } from '#schemas/case-document.ts';
import type { NoPicture } from '#schemas/no-picture.ts';

/**
 * What a document holds, the same whichever program wrote it: .docx, .odt, .doc and .rtf all become this, and the
 * reader of forms knows nothing else. Everything is in the order in which a person would read it.
 */
export interface ReadDocument {
  readonly blocks: readonly Block[];
  /** The blocks of headers and footers. Their words count, except the blank form's; they hold no answers. */
  readonly margins: readonly Block[];
  /** Words that stand apart from the running text, in the order of the file: notes, comments, alternative texts, titles (law 10). */
  readonly asides: readonly Words[];
  /** The paragraphs that asides stand beside, where the file says. */
  readonly beside?: ReadonlyMap<Words, Paragraph>;
  /** Its pictures: those of the text first, then those of headers and footers. Absent where the format has none. */
  readonly pictures?: EmbeddedPictures;
  /** Tracked changes took text out or moved it away. It is not shown; that there was some is. */
  readonly deletions?: boolean;
  /** The form that the document's own properties say it is: `fd:early-help-and-social-care:2026-11`. */
  readonly property?: string | undefined;
  /**
   * There was more than the bounds of the scan allow, or a part of it is damaged or lost: what is here was read, and a
   * person must look at the rest.
   */
  readonly cut?: boolean;
}

/** A picture in a document. The reader finds it and its place, and decodes nothing. */
export interface EmbeddedPicture {
  /** The paragraph that it is in or belongs to, where that is known. */
  readonly at: Paragraph | undefined;
  /** Returns its bytes as the document holds them, if they are at most that many. Otherwise returns why it gives no bytes. */
  readonly bytes: (most: number) => Uint8Array | NoPicture;
}

/** The first pictures of a document, each once, and how many more there are. */
export interface EmbeddedPictures {
  readonly first: readonly EmbeddedPicture[];
  readonly more: number;
}

export type Block = Paragraph | Table;

/** A paragraph: also a line of a .doc or .rtf, and a cell's text where a format knows no paragraphs. */
export interface Paragraph {
  readonly kind: 'paragraph';
  /**
   * All that it shows, and nothing else: inserted text in, deleted text out, a tick box of a symbol font as ☐ or ☒, a
   * control's text and its guidance in their place, `\n` for a line break and `\t` for a tab.
   */
  readonly text: string;
  /** What is to be known of parts of the text, by position, in order; controls within controls overlap. */
  readonly marks: readonly Mark[];
  /** How parts of the text are set, in order; absent where the document says nothing of it. */
  readonly looks?: readonly TextLook[];
  /** How deep a heading it is, 1 the highest; absent when the document does not say that it is one. */
  readonly heading?: number;
  /** Somebody else's words, which the writer of an email answers. */
  readonly quoted?: true;
}

/** A part of a paragraph that is bold, or whose size the document gives: by this people tell a label from its answer. */
export interface TextLook {
  readonly start: number;
  readonly end: number;
  readonly bold?: true;
  /** In half points. */
  readonly size?: number;
}

/** `start` and `end` count UTF-16 units of the paragraph's text; a control that shows nothing has `start === end`. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The text is struck out: people delete as appropriate. */
  readonly struck?: true;
  /** A colour was laid over the text, as with a marker: people choose an option so. */
  readonly highlighted?: true;
  /** Tracked changes put the text in. */
  readonly inserted?: true;
  /** The text is this field's; a field of several paragraphs has a mark in each, with the same object. */
  readonly field?: Field;
}

/**
 * Something that a form asks to be filled in: a content control (`control`), one of Word's legacy form fields (`legacy`),
 * or one of our own bookmarks where the control around it was lost (`bookmark`).
 */
export interface Field {
  readonly kind: 'control' | 'legacy' | 'bookmark';
  /** The control's tag; for one of our bookmarks, the tag that it replaces; for a legacy field, its bookmark's name. */
  readonly tag: string;
  /** What it is called for people: a control's title, a legacy field's status or help text. */
  readonly title: string;
  /** What it shows: its text with new lines, inserted text in, deleted text out. */
  readonly text: string;
  /** What the document's store has for it, where that is something else: Word shows this one, other programs may not. */
  readonly stored?: string | undefined;
  /** It shows its guidance and holds no answer. */
  readonly guidance: boolean;
  /** For a tick box: is it ticked? */
  readonly ticked: boolean | undefined;
  /** For a date picker: the date that it remembers, as written. */
  readonly fullDate: string | undefined;
  /** For a drop-down: what its lines stand for, by what they show. */
  readonly options: ReadonlyMap<string, string> | undefined;
  /** The item of a repeating section that it is in: `2.0` is the first item of the document's second section. */
  readonly item: string | undefined;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly Row[];
}

export interface Row {
  readonly cells: readonly Cell[];
}

/** A cell. One that is merged with the cell above (`w:vMerge`) is there, empty, and says so. */
export interface Cell {
  /** The grid column that it begins in, from 0. */
  readonly column: number;
  /** How many grid columns it spans. */
  readonly span: number;
  readonly continues: boolean;
  readonly blocks: readonly Block[];
}
