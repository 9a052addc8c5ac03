import { constants, inflateSync } from 'node:zlib';
import {
  asDictionary,
  asNumber,
  type PdfBudget,
  type PdfDictionary,
  type PdfValue,
  pdfSpaceEnd,
  pdfValueAt,
} from './pdf-values.ts';

/** One definition of an object. A number may have several: updates, and tricks; which one a reader takes is not asked. */
export interface PdfObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** Where the data of a stream lie. */
  readonly stream?: { readonly from: number; readonly to: number };
  /** Whether its strings are as written, because it came out of an object stream that was decrypted as a whole. */
  readonly plain: boolean;
}

const HEADER =
  /(?<!\d)(\d{1,10})(?:[\s\0]|%[^\r\n]{0,200}[\r\n]){1,20}(\d{1,5})(?:[\s\0]|%[^\r\n]{0,200}[\r\n]){1,20}$/;
const HEADER_CHARS = 64;

export interface PdfObjects {
  readonly objects: readonly PdfObject[];
  /** Where objects begin whose value could not be read. */
  readonly unread: readonly number[];
}

/** Returns every object that is defined anywhere in the file, whether or not its table lists it. */
export function pdfObjects(text: string, budget: PdfBudget): PdfObjects {
  const objects: PdfObject[] = [];
  const unread: number[] = [];
  const endOf = streamEnds(text);
  for (let at = text.indexOf('obj'); at >= 0 && budget.left > 0; at = text.indexOf('obj', at + 3)) {
    const header = text[at - 1] === 'd' ? null : HEADER.exec(text.slice(Math.max(0, at - HEADER_CHARS), at));
    if (header === null) continue;
    const parsed = pdfValueAt(text, at + 3, budget);
    if (parsed === undefined) {
      unread.push(at);
      continue;
    }
    const stream =
      asDictionary(parsed.value) === undefined ? undefined : streamAt(text, parsed.end, parsed.value, endOf);
    const place = { number: Number(header[1]), generation: Number(header[2]), plain: false };
    objects.push({ ...place, value: parsed.value, ...(stream !== undefined && { stream }) });
  }
  return { objects, unread };
}

const KEYWORD = /stream(?:\r\n|\n|\r)/y;

/** Finds the end of a stream that begins further on each time, so that no byte is searched again. */
function streamEnds(text: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) {
      const found = text.indexOf('endstream', from);
      next = found < 0 ? text.length : found;
    }
    return next;
  };
}

function streamAt(
  text: string,
  end: number,
  value: PdfValue,
  endOf: (from: number) => number,
): { from: number; to: number } | undefined {
  KEYWORD.lastIndex = pdfSpaceEnd(text, end);
  const keyword = KEYWORD.exec(text);
  if (keyword === null) return undefined;
  const from = keyword.index + keyword[0].length;
  const said = from + (asNumber(asDictionary(value)?.get('Length')) ?? -1);
  if (said >= from && text.startsWith('endstream', pdfSpaceEnd(text, said))) return { from, to: said };
  return { from, to: endOf(from) };
}

/** Returns the objects of an object stream (ISO 32000-1, 7.5.7): pairs of number and place, and behind `First` the values. */
export function compressedObjects(dictionary: PdfDictionary, text: string, budget: PdfBudget): PdfObjects {
  const first = asNumber(dictionary.get('First')) ?? 0;
  const numbers = text
    .slice(0, first)
    .trim()
    .split(/[\s\0]+/)
    .map(Number);
  const objects: PdfObject[] = [];
  for (let index = 0; index + 1 < numbers.length && budget.left > 0; index += 2) {
    const [number = 0, at = 0] = numbers.slice(index, index + 2);
    const parsed = Number.isSafeInteger(at) ? pdfValueAt(text, first + at, budget) : undefined;
    if (parsed !== undefined) objects.push({ number, generation: 0, value: parsed.value, plain: true });
  }
  return { objects, unread: [] };
}

/**
 * Inflates as much as possible: a damaged end does not hide the beginning. Returns `undefined` when it is not deflated, or
 * larger than `most`.
 */
export function inflated(data: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateSync(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}
