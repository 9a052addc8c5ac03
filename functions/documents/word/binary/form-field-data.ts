import { type FormFieldData, formFieldData } from '../assembly/form-field.ts';
import type { ByteView } from './byte-view.ts';

/** Lines of such a drop-down; Word allows 25. */
const MOST_LINES = 200;
const KINDS = ['FORMTEXT', 'FORMCHECKBOX', 'FORMDROPDOWN'];
const TEXT = 0;
const DROP_DOWN = 2;

/** Reads a form field's data ([MS-DOC] 2.9.78) in the data stream. Throws `Unreadable`. */
export function readFormField(data: ByteView, place: number): FormFieldData {
  const list = data.part(place, data.u32(place));
  let at = list.u16(4);
  const number = () => {
    at += 2;
    return list.u16(at - 2);
  };
  /** Reads a text: a length, its characters, and in all but a table of strings a zero. */
  const text = (zero = 2) => {
    const length = number();
    at += length * 2 + zero;
    return list.text(at - length * 2 - zero, length);
  };
  // Behind the version the bits say what kind of field it is; the longest text and the size of the box follow.
  const bits = list.u16(at + 4);
  at += 10;
  const type = bits & 0b11;
  const name = text();
  const author = type === TEXT ? text() : '';
  const byDefault = type === TEXT ? 0 : number();
  text();
  const help = text();
  const status = text();
  text();
  text();
  let lines: string[] = [];
  if (type === DROP_DOWN) {
    // A table of strings ([MS-DOC] 2.2.4) without anything beside them.
    const count = list.u16(at + 2);
    at += 6;
    lines = Array.from({ length: Math.min(MOST_LINES, count) }, () => text(0));
  }
  const state = (bits >>> 2) & 0b1_1111;
  return formFieldData(KINDS[type] ?? '', { name, help, status, author }, { state, byDefault, lines });
}
