/** A value of a PDF (ISO 32000-1, 7.3). Strings keep their bytes as one character each; numbers and words are not told apart. */
export type PdfValue = PdfName | PdfReference | PdfString | readonly PdfValue[] | PdfDictionary | PdfWord;
export interface PdfName {
  readonly name: string;
}
export interface PdfReference {
  readonly object: number;
}
export interface PdfString {
  readonly string: string;
}
export interface PdfWord {
  readonly word: string;
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** Actions, pages and annotations nest a few levels; more is a trick. */
const DEPTH = 60;
const SPACE = /(?:[\s\0]|%[^\r\n]*)*/y;
const NAME = /\/([^\s\0()<>[\]{}/%]*)/y;
const REFERENCE = /(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R(?![A-Za-z])/y;
const WORD = /[^\s\0()<>[\]{}/%]+/y;
const HEX = /<([0-9A-Fa-f\s\0]*)>/y;

/** How much may still be read: a hostile file begins a thousand values that never end. */
export interface PdfBudget {
  left: number;
}
/** A long string costs as many values as it has pieces of this size. */
const CHARS_A_VALUE = 64;

interface Read<Value> {
  readonly value: Value;
  readonly end: number;
}

/**
 * Returns the value that begins here and its end. Returns `undefined` if there is no value, if it never ends, or if the
 * budget is spent.
 */
export function pdfValueAt(text: string, from: number, budget: PdfBudget, depth = 0): Read<PdfValue> | undefined {
  const at = pdfSpaceEnd(text, from);
  budget.left -= 1 + (at - from) / CHARS_A_VALUE;
  if (depth > DEPTH || budget.left < 0) return undefined;
  if (text.startsWith('<<', at)) return dictionaryAt(text, at + 2, budget, depth);
  if (text[at] === '[') return arrayAt(text, at + 1, budget, depth);
  if (text[at] === '(') return literalAt(text, at + 1, budget);
  const name = matchAt(NAME, text, at);
  if (name !== undefined) return { value: { name: decodeName(name[1] ?? '') }, end: at + name[0].length };
  const hex = matchAt(HEX, text, at);
  if (hex !== undefined) {
    const digits = (hex[1] ?? '').replaceAll(/[\s\0]/g, '');
    const string = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
    return { value: { string }, end: at + hex[0].length };
  }
  const reference = matchAt(REFERENCE, text, at);
  if (reference !== undefined) return { value: { object: Number(reference[1]) }, end: at + reference[0].length };
  const word = matchAt(WORD, text, at);
  return word === undefined ? undefined : { value: { word: word[0] }, end: at + word[0].length };
}

/** Returns the position after blanks and comments. */
export function pdfSpaceEnd(text: string, from: number): number {
  return from + (matchAt(SPACE, text, from)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function decodeName(name: string): string {
  return name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function dictionaryAt(text: string, from: number, budget: PdfBudget, depth: number): Read<PdfDictionary> | undefined {
  const entries = new Map<string, PdfValue>();
  for (let at = from; ; ) {
    at = pdfSpaceEnd(text, at);
    if (text.startsWith('>>', at)) return { value: entries, end: at + 2 };
    const key = matchAt(NAME, text, at);
    if (key === undefined) return undefined;
    const value = pdfValueAt(text, at + key[0].length, budget, depth + 1);
    if (value === undefined) return undefined;
    entries.set(decodeName(key[1] ?? ''), value.value);
    at = value.end;
  }
}

function arrayAt(text: string, from: number, budget: PdfBudget, depth: number): Read<readonly PdfValue[]> | undefined {
  const values: PdfValue[] = [];
  for (let at = from; ; ) {
    at = pdfSpaceEnd(text, at);
    if (text[at] === ']') return { value: values, end: at + 1 };
    const value = pdfValueAt(text, at, budget, depth + 1);
    if (value === undefined) return undefined;
    values.push(value.value);
    at = value.end;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const PIECE = /[^()\\]+|\\(?:([0-7]{1,3})|\r\n?|\n|([\s\S]))|[()]/y;

/** Reads a string in brackets, which may hold balanced ones, escapes and line ends (7.3.4.2). */
function literalAt(text: string, from: number, budget: PdfBudget): Read<PdfString> | undefined {
  let [string, open] = ['', 1];
  for (let at = from; at < text.length; ) {
    const match = matchAt(PIECE, text, at);
    budget.left -= 0.5 + (match?.[0].length ?? 0) / CHARS_A_VALUE;
    if (match === undefined || budget.left < 0) return undefined;
    const [piece, octal, escaped] = match;
    at += piece.length;
    if (octal !== undefined) string += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    else if (escaped !== undefined) string += ESCAPES[escaped] ?? escaped;
    else if (piece.startsWith('\\')) continue;
    else {
      if (piece === '(') open += 1;
      if (piece === ')') open -= 1;
      if (open === 0) return { value: { string }, end: at };
      string += piece;
    }
  }
  return undefined;
}

/** Returns a value as a dictionary, or `undefined` if it is something else. */
export function asDictionary(value: PdfValue | undefined): PdfDictionary | undefined {
  return value instanceof Map ? value : undefined;
}

export function asArray(value: PdfValue | undefined): readonly PdfValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function asName(value: PdfValue | undefined): string | undefined {
  return value !== undefined && 'name' in value ? value.name : undefined;
}

export function asReference(value: PdfValue | undefined): number | undefined {
  return value !== undefined && 'object' in value ? value.object : undefined;
}

export function asString(value: PdfValue | undefined): string | undefined {
  return value !== undefined && 'string' in value ? value.string : undefined;
}

/** Returns a whole number; `undefined` for anything else. */
export function asNumber(value: PdfValue | undefined): number | undefined {
  return value !== undefined && 'word' in value && /^[+-]?\d{1,15}$/.test(value.word) ? Number(value.word) : undefined;
}
