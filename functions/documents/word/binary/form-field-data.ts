import type { FormFieldData } from '../assembly/form-field.ts';
import type { ByteView } from './byte-view.ts';

/** Lines of such a drop-down; Word allows 25. */
const MOST_LINES = 200;
const TEXT = 0;
const TICK_BOX = 1;
const DROP_DOWN = 2;
/** "As by default", in the place of a state. */
const BY_DEFAULT = 25;

/** Reads a form field's data ([MS-DOC] 2.9.78) in the data stream. Throws `Unreadable`. */
export function readFormField(data: ByteView, at: number): FormFieldData {
  const list = data.part(at, data.u32(at));
  const reader = new Fields(list, list.u16(4));
  const bits = reader.header();
  const type = bits & 0b11;
  const state = (bits >>> 2) & 0b1_1111;
  const name = reader.text();
  const author = type === TEXT ? reader.text() : '';
  const byDefault = type === TEXT ? 0 : reader.number();
  reader.text();
  const help = reader.text();
  const status = reader.text();
  const said = [status, help];
  reader.text();
  reader.text();
  const base = { kind: 'legacy' as const, tag: name, title: status === '' ? help : status };
  if (type === TICK_BOX) {
    const ticked = (state === BY_DEFAULT ? byDefault : state) === 1;
    return { start: { ...base, ticked }, drawn: ticked ? '☒' : '☐', untouched: '', help: said };
  }
  if (type === DROP_DOWN) {
    const lines = reader.lines();
    const options = new Map(lines.map((line) => [line, line]));
    return {
      start: { ...base, options },
      drawn: lines[state === BY_DEFAULT ? byDefault : state] ?? '',
      untouched: '',
      help: said,
    };
  }
  return { start: base, drawn: undefined, untouched: author, help: said };
}

/** Reads one thing after another. */
class Fields {
  readonly #view: ByteView;
  #at: number;

  constructor(view: ByteView, from: number) {
    this.#view = view;
    this.#at = from;
  }

  /** The version is passed by; the bits say what kind of field it is; the longest text and the size of the box follow. */
  header(): number {
    const bits = this.#view.u16(this.#at + 4);
    this.#at += 10;
    return bits;
  }

  number(): number {
    const value = this.#view.u16(this.#at);
    this.#at += 2;
    return value;
  }

  /** A length, as many characters, and a zero. */
  text(): string {
    const length = this.number();
    const text = this.#view.text(this.#at, length);
    this.#at += length * 2 + 2;
    return text;
  }

  /** A table of strings ([MS-DOC] 2.2.4) without anything beside them. */
  lines(): string[] {
    const count = this.#view.u16(this.#at + 2);
    this.#at += 6;
    const lines: string[] = [];
    for (let index = 0; index < Math.min(MOST_LINES, count); index += 1) {
      const length = this.number();
      lines.push(this.#view.text(this.#at, length));
      this.#at += length * 2;
    }
    return lines;
  }
}
