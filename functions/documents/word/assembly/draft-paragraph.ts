import type { Mark, Paragraph } from '../document.ts';
import type { DraftField } from './draft-field.ts';

interface DraftMark {
  readonly start: number;
  end: number;
  readonly struck?: true;
  readonly field?: DraftField;
}

/** A paragraph that is being read. */
export class DraftParagraph implements Paragraph {
  readonly kind = 'paragraph';
  heading?: number;
  text = '';
  marks: Mark[] = [];
  readonly #begun = new Map<DraftField, number>();
  #drafts: DraftMark[] = [];

  constructor(heading: number | undefined) {
    if (heading !== undefined) this.heading = heading;
  }

  add(text: string, struck: boolean): void {
    const start = this.text.length;
    this.text += text;
    if (!struck) return;
    const last = this.#drafts.at(-1);
    if (last?.struck === true && last.end === start) last.end = this.text.length;
    else this.#drafts.push({ start, end: this.text.length, struck: true });
  }

  begin(field: DraftField): void {
    this.#begun.set(field, this.text.length);
  }

  close(field: DraftField): void {
    const start = this.#begun.get(field);
    if (start === undefined) return;
    this.#begun.delete(field);
    this.#drafts.push({ start, end: this.text.length, field });
  }

  /** It ends: the fields that go on after it have their mark to its end. */
  end(): void {
    for (const field of [...this.#begun.keys()]) this.close(field);
  }

  /** All is read: a field that never ended, or that another speaks for, has no mark. */
  settle(): void {
    this.marks = this.#drafts
      .filter(({ field }) => field === undefined || field.kept)
      .sort((one, other) => one.start - other.start || other.end - one.end);
    this.#drafts = [];
  }
}
