import { decoded } from './code-pages.ts';

/** Text on its way: bytes of a code page, and characters, until it is known where they go. */
export class PendingText {
  #bytes: number[] = [];
  #text = '';

  byte(byte: number): void {
    this.#bytes.push(byte);
  }

  /** Characters, after the bytes before them, which are of this code page; `undefined` for a font of pictures. */
  say(text: string, codePage: number | undefined): void {
    this.#decode(codePage);
    this.#text += text;
  }

  /** All of it, without control characters: LibreOffice ends a form field of several paragraphs with the sign of their end. */
  take(codePage: number | undefined): string {
    if (this.#bytes.length === 0 && this.#text === '') return '';
    this.#decode(codePage);
    const text = this.#text.toWellFormed();
    this.#text = '';
    let plain = '';
    for (const character of text) if (character >= ' ' || character === '\t' || character === '\n') plain += character;
    return plain;
  }

  #decode(codePage: number | undefined): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#text += codePage === undefined ? Buffer.from(bytes).toString('latin1') : decoded(bytes, codePage);
  }
}
