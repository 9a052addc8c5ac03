import { decoded } from './code-pages.ts';

/** Bytes of one run of text; a document's whole text has fewer characters, and what is more is not kept anyway. */
const MOST_BYTES = 4_000_000;

/** Text on its way: bytes of a code page, and characters, until it is known where they go. */
export class PendingText {
  #chunks: Uint8Array[] = [];
  /** Bytes that came one by one, after the chunks. */
  #single: number[] = [];
  #size = 0;
  #text = '';

  bytes(bytes: Uint8Array): void {
    if (this.#size + this.#text.length > MOST_BYTES) return;
    this.#size += bytes.length;
    this.#gatherSingle();
    this.#chunks.push(bytes);
  }

  byte(byte: number): void {
    if (this.#size + this.#text.length > MOST_BYTES) return;
    this.#size += 1;
    this.#single.push(byte);
  }

  /** Takes characters, after the bytes before them, which are of this code page; `undefined` for a font of pictures. */
  say(text: string, codePage: number | undefined): void {
    this.#decode(codePage);
    if (this.#text.length <= MOST_BYTES) this.#text += text;
  }

  /** Returns all of it, without control characters: LibreOffice ends a form field of several paragraphs with the sign of their end. */
  take(codePage: number | undefined): string {
    this.#decode(codePage);
    if (this.#text === '') return '';
    const text = this.#text.toWellFormed();
    this.#text = '';
    return hasSigns(text) ? [...text].filter(isShown).join('') : text;
  }

  #gatherSingle(): void {
    if (this.#single.length === 0) return;
    this.#chunks.push(Uint8Array.from(this.#single));
    this.#single = [];
  }

  #decode(codePage: number | undefined): void {
    if (this.#size === 0) return;
    this.#gatherSingle();
    const [first] = this.#chunks;
    const bytes = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#size = 0;
    this.#text += codePage === undefined ? Buffer.from(bytes).toString('latin1') : decoded(bytes, codePage);
  }
}

function isShown(character: string): boolean {
  return character >= ' ' || character === '\t' || character === '\n';
}

function hasSigns(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20 && !isShown(text.charAt(at))) return true;
  return false;
}
