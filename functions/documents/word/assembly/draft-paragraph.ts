import type { Mark, Paragraph, TextLook } from '../document.ts';
import type { DraftField } from './draft-field.ts';
import type { Look } from './look.ts';

type Open<Part extends { readonly end: number }> = Omit<Part, 'end'> & { end: number };

interface DraftMark {
  readonly start: number;
  end: number;
  readonly struck?: true;
  readonly highlighted?: true;
  readonly inserted?: true;
  readonly field?: DraftField;
}

/** A paragraph that is being read. */
export class DraftParagraph implements Paragraph {
  readonly kind = 'paragraph';
  heading?: number;
  text = '';
  marks: Mark[] = [];
  looks?: Open<TextLook>[];
  // Most paragraphs have neither: made when needed, which a document of thousands of them feels.
  #begun: Map<DraftField, number> | undefined;
  #drafts: DraftMark[] | undefined;

  constructor(heading: number | undefined) {
    if (heading !== undefined) this.heading = heading;
  }

  add(text: string, { struck, highlighted, inserted, bold, size }: Look = {}): void {
    const start = this.text.length;
    this.text += text;
    const end = this.text.length;
    if (struck === true) this.#mark('struck', start, end);
    if (highlighted === true) this.#mark('highlighted', start, end);
    if (inserted === true) this.#mark('inserted', start, end);
    if (bold !== true && size === undefined) return;
    const set = { ...(bold === true ? { bold } : {}), ...(size === undefined ? {} : { size }) };
    const last = this.looks?.at(-1);
    if (last?.end === start && last.bold === set.bold && last.size === size) last.end = end;
    else {
      this.looks ??= [];
      this.looks.push({ start, end, ...set });
    }
  }

  #mark(kind: 'struck' | 'highlighted' | 'inserted', start: number, end: number): void {
    const last = this.#drafts?.findLast((draft) => draft[kind] === true);
    if (last?.end === start) last.end = end;
    else this.#draft({ start, end, [kind]: true });
  }

  begin(field: DraftField): void {
    field.beginParagraph();
    this.#begun ??= new Map();
    this.#begun.set(field, this.text.length);
  }

  #draft(mark: DraftMark): void {
    this.#drafts ??= [];
    this.#drafts.push(mark);
  }

  close(field: DraftField): void {
    const start = this.#begun?.get(field);
    if (start === undefined) return;
    this.#begun?.delete(field);
    this.#draft({ start, end: this.text.length, field });
  }

  /** Ends the paragraph. Fields that go on after it have their mark to its end. */
  end(): void {
    if (!this.#begun) return;
    for (const field of [...this.#begun.keys()]) this.close(field);
    this.#begun = undefined;
  }

  /** Settles the marks when all is read: a field that never ended, or that another replaces, has none. */
  settle(): void {
    if (!this.#drafts) return;
    this.marks = this.#drafts
      .filter(({ field }) => field === undefined || field.kept)
      .sort((one, other) => one.start - other.start || other.end - one.end);
    this.#drafts = undefined;
  }
}
