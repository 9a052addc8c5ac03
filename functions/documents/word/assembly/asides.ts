import type { Words } from '#schemas/case-document.ts';
import type { Block } from '../document.ts';
import { textOf } from '../document-text.ts';

/** The label of a form field's help text. In a form it is guidance; in another document it is text. */
export const FIELD_HELP = 'Help of a form field';
/** Notes, comments and alternative texts; a thesis has some thousand. Their text counts with all other text. */
const MOST = 5_000;

/** The words that stand apart from the running text, in the order of the file (law 10). */
export class Asides {
  /** Words, or the blocks that hold them: what fields in those say is settled at the end. */
  readonly #kept: { readonly label: string; readonly said: string | readonly Block[] }[] = [];

  /** There were more than are kept. */
  cut = false;

  add(label: string, said: string | readonly Block[]): void {
    if (said.length === 0) return;
    if (this.#kept.length < MOST) this.#kept.push({ label, said });
    else this.cut = true;
  }

  words(): Words[] {
    return this.#kept
      .map(({ label, said }) => ({ label, text: typeof said === 'string' ? said : textOf(said) }))
      .filter(({ text }) => text !== '');
  }
}

/** Returns what a comment or note by somebody is called. */
export function signed(label: string, author: string | undefined): string {
  return author ? `${label} by ${author}` : label;
}

/** Tells whether a person gave a shape this name. Programs call theirs by kind and number: "Text Box 2". */
export function isGivenName(name: string): boolean {
  return !/^[\p{L} ]{0,60}\d{0,6}(?: Copy \d{1,6})?$/u.test(name);
}
