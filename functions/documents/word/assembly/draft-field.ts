import type { Field } from '../document.ts';
import { isGuidance } from '../guidance.ts';

/** As in a content control: the longest answer, twice over; more is for a person to read in the document. */
const LONGEST_TEXT = 40_000;
/** A name that someone gave a field; Word allows 64 characters, and a help text 255. */
const LONGEST_NAME = 300;

const EMPTY_BOX = /^\s*☐\s*$/;
const TICKED_BOX = /^\s*[☒☑]\s*$/;

/** What is known of a field as it begins. */
export interface FieldStart {
  readonly kind: Field['kind'];
  readonly tag: string;
  readonly title?: string | undefined;
  readonly guidance?: boolean | undefined;
  readonly ticked?: boolean | undefined;
  readonly fullDate?: string | undefined;
  readonly options?: ReadonlyMap<string, string> | undefined;
  readonly item?: string | undefined;
}

/** A field that is being read: what it shows comes bit by bit, and marks already refer to it. */
export class DraftField implements Field {
  readonly kind: Field['kind'];
  readonly tag: string;
  item: string | undefined;
  title = '';
  text = '';
  guidance = false;
  ticked: boolean | undefined;
  fullDate: string | undefined;
  options: ReadonlyMap<string, string> | undefined;
  stored: string | undefined;
  /** It ended, and no other field replaces it: only such a field is in the result. */
  kept = false;
  /** A control that had no name of its own gave it what it knows. */
  adopted = false;
  /** It holds a control with a tag of its own, so it is not needed. */
  spokenFor = false;
  #paragraphs = 0;

  constructor(start: FieldStart) {
    this.kind = start.kind;
    this.tag = start.tag.slice(0, LONGEST_NAME);
    this.#take(start);
  }

  #take({ title, guidance, ticked, fullDate, options, item }: FieldStart): void {
    if (this.title === '') this.title = (title ?? '').slice(0, LONGEST_NAME);
    this.guidance = guidance ?? false;
    Object.assign(this, { ticked, fullDate, options, item });
  }

  /** Takes what a nameless control within it knows of itself; says whether it did: only once, and before any text. */
  adopt(start: FieldStart): boolean {
    if (this.adopted || this.kind !== 'bookmark' || this.text.trim() !== '') return false;
    this.adopted = true;
    this.#take(start);
    return true;
  }

  /** Tells whether the field has a place in some paragraph. */
  get placed(): boolean {
    return this.#paragraphs > 0;
  }

  /** Begins a paragraph in the field: the second and later ones on a new line. */
  beginParagraph(): void {
    this.#paragraphs += 1;
    if (this.#paragraphs > 1) this.add('\n');
  }

  /** Says whether it has room for all of the text. */
  add(text: string): boolean {
    const room = LONGEST_TEXT - this.text.length;
    if (room > 0) this.text += text.slice(0, room);
    return text.length <= room;
  }

  /** Ends the field, and settles what only its text can tell. */
  end(): void {
    this.kept = !this.spokenFor;
    // A bookmark that begins or ends at the edge of a paragraph holds the new line there and nothing of that paragraph.
    this.text = withoutOuterLines(this.text);
    if (this.kind === 'bookmark' && this.ticked === undefined)
      this.ticked = TICKED_BOX.test(this.text) ? true : EMPTY_BOX.test(this.text) ? false : undefined;
    if (!this.guidance && isGuidance(this.text)) this.guidance = true;
  }
}

function withoutOuterLines(text: string): string {
  let [from, to] = [0, text.length];
  while (text[from] === '\n') from += 1;
  while (to > from && text[to - 1] === '\n') to -= 1;
  return text.slice(from, to);
}
