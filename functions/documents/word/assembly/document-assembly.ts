import type { Block, EmbeddedPicture, ReadDocument } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { Asides } from './asides.ts';
import { DraftField, type FieldStart } from './draft-field.ts';
import { DraftParagraph } from './draft-paragraph.ts';
import { type Level, newLevel } from './level.ts';
import { Listeners, linkWords } from './links.ts';
import type { Look } from './look.ts';
import { PicturePlaces } from './picture-places.ts';

const BOUNDS = {
  // Some 1,000 pages: the longest form that was seen has 60.
  text: 2_000_000,
  // Paragraphs, and as many cells; our own form with everything in it has some 2,500.
  blocks: 100_000,
  // As many as the .docx reader takes: ours with twelve children has some 1,400.
  fields: 5_000,
  // Fields that are open at once: ours never overlap more than two, and each open one costs with every paragraph.
  openFields: 32,
  // Tables in cells in text boxes; what goes through the blocks goes as deep. No form is ten deep.
  depth: 60,
};

/**
 * Puts a document together from what its file tells in order, the same for every format. Beyond the bounds nothing is added and
 * the document says that it was cut; nesting that no document has, and more fields than any form has, throw `Unreadable`.
 */
export class DocumentAssembly {
  #levels: Level[] = [newLevel()];
  #blocks: Block[] = [];
  readonly #margins: Block[] = [];
  readonly #asides = new Asides();
  readonly #pictures = new PicturePlaces();
  readonly #paragraphs: DraftParagraph[] = [];
  readonly #open: DraftField[] = [];
  #deletions = false;
  #hidden = '';
  #text = 0;
  #cells = 0;
  #fields = 0;
  #cut = false;
  readonly listeners = new Listeners();
  property: string | undefined;

  /** Returns the fields that are open, the outermost first. */
  get openFields(): readonly DraftField[] {
    return this.#open;
  }

  get inParagraph(): boolean {
    return this.#level.paragraph !== undefined;
  }

  get #level(): Level {
    const level = this.#levels.at(-1);
    if (!level) throw new Unreadable('too_deep');
    return level;
  }

  cut(): void {
    this.#cut = true;
  }

  /** Says that tracked changes took text out. */
  deleted(): void {
    this.#deletions = true;
  }

  /** Adds words outside the running text. Blank ones are passed over. */
  aside(label: string, text = ''): void {
    const said = text.trim();
    if (said !== '') this.#asides.add(label, this.#fitting(said), this.#level.paragraph);
  }

  /** Adds finished blocks outside the running text: a note, a comment. Their text is counted already. */
  asideBlocks(label: string, blocks: readonly Block[], pointer?: string): void {
    this.#asides.add(label, blocks, pointer ?? this.#level.paragraph);
  }

  /** Adds a picture at its place. `name` is where the document keeps it: one that is shown again is the same. */
  picture(name: string, bytes: EmbeddedPicture['bytes']): void {
    this.#pictures.add(name, { at: this.#level.paragraph, bytes });
  }

  /** Notes that the open paragraph points at a note or comment of another part. */
  pointAt(pointer: string): void {
    this.#asides.pointFrom(this.#level.paragraph, pointer);
  }

  /** Adds a link, unless it leads to a place in the same document: a person is shown its words, its tip and the address. */
  link(words: string, address = '', tip = ''): void {
    this.aside('Link', linkWords(words, address.startsWith('#') ? '' : address, tip));
  }

  /** Ends a link, whose words were gathered since it began (`listeners.beginLink`). */
  endLink(): void {
    const { words, address, tip } = this.listeners.endLink();
    this.link(words, address, tip);
  }

  /** Returns as much of a text as there is room for. */
  #fitting(text: string): string {
    const room = Math.max(0, BOUNDS.text - this.#text);
    if (text.length > room) this.#cut = true;
    const fitting = text.length > room ? text.slice(0, room) : text;
    this.#text += fitting.length;
    return fitting;
  }

  /** Ends hidden text. Hidden text that follows hidden text is one, however its letters look. */
  #endHidden(): void {
    const hidden = this.#hidden.trim();
    this.#hidden = '';
    this.#asides.add('Hidden text', hidden, this.#level.paragraph);
  }

  beginParagraph(heading?: number): void {
    this.endParagraph();
    if (this.#paragraphs.length >= BOUNDS.blocks) {
      this.#cut = true;
      return;
    }
    const paragraph = new DraftParagraph(heading);
    this.#level.paragraph = paragraph;
    this.#paragraphs.push(paragraph);
    for (const field of this.#open) paragraph.begin(field);
  }

  endParagraph(): void {
    this.#endHidden();
    const level = this.#level;
    if (!level.paragraph) return;
    level.paragraph.end();
    level.blocks.push(level.paragraph);
    level.paragraph = undefined;
    if (level.following.length > 0) for (const block of level.following.splice(0)) level.blocks.push(block);
  }

  /** Makes the open paragraph a heading, or an ordinary one: some formats say so at its end. */
  setHeading(heading: number | undefined): void {
    const { paragraph } = this.#level;
    if (paragraph) paragraph.heading = heading;
  }

  /** Adds text to the open paragraph, or to a new one. */
  add(text: string, look: Look = {}): void {
    if (text === '') return;
    if (look.hidden === true) {
      this.#hidden += this.#fitting(text);
      return;
    }
    this.#endHidden();
    if (!this.inParagraph) this.beginParagraph();
    const fitting = this.#fitting(text);
    if (fitting === '') return;
    this.#level.paragraph?.add(fitting, look);
    this.listeners.hear(fitting);
    for (const field of this.#open) if (!field.add(fitting)) this.#cut = true;
  }

  /** Begins a field in the open paragraph, or in a new one; `undefined` when too many are open already. */
  openField(start: FieldStart): DraftField | undefined {
    if (this.#open.length >= BOUNDS.openFields) {
      this.#cut = true;
      return undefined;
    }
    this.#fields += 1;
    if (this.#fields > BOUNDS.fields) throw new Unreadable('too_many_controls');
    const field = new DraftField(start);
    this.#open.push(field);
    this.#level.paragraph?.begin(field);
    return field;
  }

  closeField(field: DraftField | undefined): void {
    const at = field ? this.#open.lastIndexOf(field) : -1;
    if (!field || at < 0) return;
    // A field without a paragraph yet still has a place.
    if (!field.placed && !this.inParagraph) this.beginParagraph();
    this.#open.splice(at, 1);
    for (const { paragraph } of this.#levels) paragraph?.close(field);
    field.end();
  }

  /** Begins a cell, a text box or a note: it holds everything until `endBlocks`. */
  beginBlocks(): void {
    if (this.#levels.length > BOUNDS.depth) throw new Unreadable('too_deep');
    this.#levels.push(newLevel());
  }

  endBlocks(): Block[] {
    if (this.#levels.length < 2) return [];
    this.endParagraph();
    return this.#levels.pop()?.blocks ?? [];
  }

  /** Puts finished blocks in their place: here, or after the paragraph in which they stand. */
  put(blocks: readonly Block[]): void {
    const { paragraph, following, blocks: here } = this.#level;
    // One by one: a document may hold more blocks than a call takes arguments.
    for (const block of blocks) (paragraph ? following : here).push(block);
  }

  /** Puts finished blocks among the headers and footers. */
  putInMargin(blocks: readonly Block[]): void {
    for (const block of blocks) this.#margins.push(block);
  }

  /** Counts one more cell; false when there are too many, and the cell is left out. */
  roomForCell(): boolean {
    this.#cells += 1;
    if (this.#cells > BOUNDS.blocks) this.#cut = true;
    return this.#cells <= BOUNDS.blocks;
  }

  /** Ends the body: everything since the last part is the document itself. */
  endBody(): void {
    this.#blocks = this.#endPart(true);
  }

  /** Ends a header or footer: everything since the last part. */
  endMargin(): void {
    this.putInMargin(this.#endPart());
  }

  /** Ends a part of notes, each an aside; any other text of the part is one more. */
  endNotes(): void {
    this.asideBlocks('Note', this.#endPart());
  }

  #endPart(isBody = false): Block[] {
    while (this.#levels.length > 1) this.put(this.endBlocks());
    this.endParagraph();
    this.listeners.endPart();
    this.#pictures.endPart(isBody);
    // A bookmark without an end is no field: its words are the document's.
    this.#open.splice(0);
    const [level] = this.#levels.splice(0, 1, newLevel());
    return level?.blocks ?? [];
  }

  /** Returns the document, after its parts have ended. */
  done(): ReadDocument {
    for (const paragraph of this.#paragraphs) paragraph.settle();
    return {
      blocks: this.#blocks,
      margins: this.#margins,
      ...this.#asides.done(),
      pictures: this.#pictures.done(),
      ...(this.#deletions ? { deletions: true } : {}),
      ...(this.property === undefined ? {} : { property: this.property }),
      ...(this.#cut || this.#asides.cut ? { cut: true } : {}),
    };
  }
}
