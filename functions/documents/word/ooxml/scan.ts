import type { Scanned, ScannedControl } from '../scanned.ts';
import { tagOfBookmark } from '../tags.ts';
import { Unreadable } from '../unreadable.ts';
import { BookmarkFrame } from './bookmark-frame.ts';
import { ControlFrame } from './control-frame.ts';
import { ElementNames } from './element-names.ts';
import { symbolText } from './symbols.ts';
import type { XmlEvents } from './xml-pass.ts';

const BOUNDS = {
  // Ours with twelve children, twenty people and twenty agencies has some 1,400.
  controls: 5_000,
  // A paragraph each outside the controls; our blank form has 700.
  texts: 20_000,
  // Some 250 pages of text, for search and for a person; the document itself is kept whole.
  documentText: 500_000,
};

/** Elements whose content is no text of the document: properties, what was deleted, what is there twice. */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:tblGrid',
  'w:trPr',
  'w:tcPr',
  'w:sectPr',
  'w:sdtEndPr',
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:fldData',
  // The same drawing again, for old programs.
  'mc:Fallback',
]);

/**
 * Goes through the parts of a document and notes its tagged controls and its text. One pass and no tree: it keeps only
 * what it gives. Throws `Unreadable` when there are more controls than a form has.
 */
export class DocumentScan implements XmlEvents {
  readonly found: Scanned[] = [];
  #names = new ElementNames();
  /** Our names of the elements that are open, outside what is skipped. */
  #open: string[] = [];
  #skipping = 0;
  #propertiesAt = 0;
  #inText = 0;
  #inRun = 0;
  #frames: ControlFrame[] = [];
  /** The text of the paragraphs that are open, outside controls: one in another is in a text box. */
  #paragraphs: string[] = [];
  /** Our bookmarks that are open, by the id that will end them. */
  #bookmarks = new Map<string, BookmarkFrame>();
  #document: string[] = [];
  #documentLength = 0;
  #controls = 0;
  #texts = 0;
  #sections = 0;

  #inHeader = false;

  /** Begins a header or footer, after the main part: its controls count, its words are the form's furniture. */
  beginHeader(): void {
    this.end();
    this.#inHeader = true;
    this.#names = new ElementNames();
    this.#open = [];
    this.#frames = [];
    this.#paragraphs = [];
    this.#bookmarks.clear();
    this.#skipping = 0;
    this.#propertiesAt = 0;
    this.#inText = 0;
    this.#inRun = 0;
  }

  /** The text of the document so far, a line a paragraph, without guidance. */
  get documentText(): string {
    return this.#document.join('').trim();
  }

  open(qualified: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipping > 0) {
      this.#skipping += 1;
      return;
    }
    const name = this.#names.of(qualified, attributes);
    if (SKIPPED.has(name)) {
      this.#skipping = 1;
      return;
    }
    this.#open.push(name);
    if (this.#propertiesAt > 0) {
      this.#frames.at(-1)?.property(name, this.#names, attributes);
      return;
    }
    switch (name) {
      case 'w:p':
        this.#beginParagraph();
        this.#paragraphs.push('');
        break;
      case 'w:r':
        this.#inRun += 1;
        break;
      case 'w:t':
        this.#inText += 1;
        break;
      case 'w:tab':
        if (this.#inRun > 0) this.#add('\t');
        break;
      case 'w:br':
      case 'w:cr':
        if (this.#inRun > 0) this.#add('\n');
        break;
      case 'w:noBreakHyphen':
        this.#add('-');
        break;
      case 'w:sym':
        this.#add(symbolText(this.#names.attribute(attributes, 'w:char') ?? ''));
        break;
      case 'w:sdt':
        this.#frames.push(new ControlFrame());
        break;
      case 'w:sdtPr':
        this.#propertiesAt = this.#open.length;
        break;
      case 'w:sdtContent':
        this.#beginContent();
        break;
      case 'w:bookmarkStart': {
        const tag = tagOfBookmark(this.#names.attribute(attributes, 'w:name') ?? '');
        if (tag !== undefined)
          this.#bookmarks.set(this.#names.attribute(attributes, 'w:id') ?? '', new BookmarkFrame(tag));
        break;
      }
      case 'w:bookmarkEnd':
        if (this.#bookmarks.size > 0) this.#endBookmark(this.#names.attribute(attributes, 'w:id') ?? '');
        break;
      default:
    }
  }

  close(): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    const name = this.#open.pop();
    if (this.#propertiesAt > 0) {
      if (this.#open.length < this.#propertiesAt) this.#propertiesAt = 0;
      return;
    }
    switch (name) {
      case 'w:p':
        this.#endParagraph();
        break;
      case 'w:r':
        this.#inRun -= 1;
        break;
      case 'w:t':
        this.#inText -= 1;
        break;
      case 'w:sdt':
        this.#endControl();
        break;
      default:
    }
  }

  text(text: string): void {
    if (this.#inText > 0 && this.#skipping === 0) this.#add(text);
  }

  /** The properties are known now: a control in a control makes a container of it, and items are numbered. */
  #beginContent(): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    const around = this.#frames.at(-2);
    if (around && frame.tag !== '') around.container = true;
    frame.item = around?.item;
    if (frame.isRepeatingSection) {
      this.#sections += 1;
      frame.section = `${this.#sections}`;
    } else if (frame.isItem && around?.section !== undefined) {
      frame.item = `${around.section}.${around.itemsSeen}`;
      around.itemsSeen += 1;
    }
    // Guidance is said of the whole control, whatever is inside it.
    if (around?.guidance === true && !around.container) frame.guidance = true;
  }

  /** The control that a text belongs to: the innermost tagged one, unless it only holds others. */
  #holder(): ControlFrame | undefined {
    for (let at = this.#frames.length - 1; at >= 0; at -= 1) {
      const frame = this.#frames[at];
      if (frame && frame.tag !== '' && !frame.container) return frame;
    }
    return undefined;
  }

  #endControl(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    if (frame.tag === '') {
      this.#bookmark()?.holds(frame);
      return;
    }
    if (frame.container) {
      // What it said before the first control in it was a paragraph of the document after all.
      if (!frame.guidance) for (const text of frame.text.split('\n')) this.#note(text);
      return;
    }
    const bookmark = this.#bookmark();
    if (bookmark) bookmark.spokenFor = true;
    this.#found(frame.done());
  }

  #found(control: ScannedControl): void {
    this.#controls += 1;
    if (this.#controls > BOUNDS.controls) throw new Unreadable('too_many_controls');
    this.found.push({ control });
  }

  /** The bookmark that was opened last. */
  #bookmark(): BookmarkFrame | undefined {
    return this.#bookmarks.size === 0 ? undefined : [...this.#bookmarks.values()].at(-1);
  }

  #endBookmark(id: string): void {
    const bookmark = this.#bookmarks.get(id);
    if (!bookmark) return;
    this.#bookmarks.delete(id);
    if (!bookmark.spokenFor) this.#found(bookmark.done());
  }

  /** Ends a part: what stands in a bookmark without an end is a text of the document. */
  end(): void {
    for (const { text } of this.#bookmarks.values()) for (const line of text.split('\n')) this.#note(line);
    this.#bookmarks.clear();
  }

  #beginParagraph(): void {
    const holder = this.#holder();
    const bookmark = this.#bookmark();
    if (holder) holder.beginParagraph();
    else if (bookmark && bookmark.text !== '') bookmark.add('\n');
  }

  #endParagraph(): void {
    const text = this.#paragraphs.pop() ?? '';
    this.#note(text);
    this.#say('\n');
  }

  #note(text: string): void {
    const trimmed = text.trim();
    if (trimmed === '' || this.#inHeader) return;
    this.#texts += 1;
    if (this.#texts <= BOUNDS.texts) this.found.push({ text: trimmed });
  }

  #add(text: string): void {
    if (text === '') return;
    const guidance = this.#frames.at(-1)?.guidance === true;
    if (!guidance) this.#say(text);
    const holder = this.#holder();
    const bookmark = this.#bookmark();
    if (holder) holder.add(text);
    else if (bookmark) bookmark.add(text);
    else if (!guidance && this.#paragraphs.length > 0) this.#paragraphs.push(`${this.#paragraphs.pop() ?? ''}${text}`);
  }

  #say(text: string): void {
    const room = BOUNDS.documentText - this.#documentLength;
    if (room <= 0) return;
    this.#document.push(text.length <= room ? text : text.slice(0, room));
    this.#documentLength += text.length;
  }
}
