/** A tagged control as the document has it. */
export interface ScannedControl {
  readonly tag: string;
  /** Its title, for people. */
  readonly title: string;
  /** What it shows: its text with new lines, inserted text in, deleted text out. */
  readonly text: string;
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

/** What a document holds, in its order. A text is what a paragraph says outside every tagged control. */
export type Scanned = { readonly control: ScannedControl } | { readonly text: string };
