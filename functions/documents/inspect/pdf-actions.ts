import type { Findings } from './findings.ts';
import { inflated, type PdfObject } from './pdf-objects.ts';
import type { PdfSecurity } from './pdf-security.ts';
import {
  asArray,
  asDictionary,
  asName,
  asReference,
  asString,
  type PdfDictionary,
  type PdfValue,
} from './pdf-values.ts';
import { latin1 } from './signatures.ts';

/** Actions that leave the document (ISO 32000-1, 12.6.4). On a click they are a link or a button; by themselves they are not. */
const LEAVES = /^(?:URI|GoToR|GoToE|SubmitForm|ImportData|Rendition|Movie|Launch|Thread|RichMediaExecute)$/;
const SCRIPT_BYTES = 64 * 1024;

/** What a PDF's objects do by themselves: when it is opened, when a page is shown, when the pointer crosses a field. */
export class PdfActions {
  readonly #bytes: Uint8Array;
  readonly #objects: readonly PdfObject[];
  readonly #security: PdfSecurity | undefined;
  readonly #definitions = new Map<number, PdfObject[]>();
  /** How many more definitions may be looked up: a hostile file defines one number again and again, and refers to it as often. */
  #left = 300_000;
  /** Actions that were judged, so that a chain that closes on itself ends. */
  readonly #judged = new Set<PdfValue>();
  /** Whether the script in an object of this number only formats. */
  readonly #scripts = new Map<number, boolean>();

  constructor(bytes: Uint8Array, objects: readonly PdfObject[], security: PdfSecurity | undefined) {
    this.#bytes = bytes;
    this.#objects = objects;
    this.#security = security;
    for (const object of objects) {
      const others = this.#definitions.get(object.number);
      if (others === undefined) this.#definitions.set(object.number, [object]);
      else others.push(object);
    }
  }

  /** Judges automatic actions and streams whose data are another file's; returns how many scripts only format a field. */
  judge(findings: Findings): { readonly formatting: number } {
    let formatting = 0;
    for (const object of this.#objects) {
      const dictionary = asDictionary(object.value);
      // 7.3.8.2: with F the stream's data are fetched from that file, which may stand on a share.
      findings.holdIf(object.stream !== undefined && namesFile(dictionary?.get('F')), 'pdf_launch');
      for (const each of dictionariesIn(object.value)) {
        this.#judgeTriggers(each, findings);
        if (!each.has('JS')) continue;
        if (!this.#formats(each.get('JS'), object)) findings.hold('pdf_script');
        else if (asName(each.get('S')) === 'JavaScript') formatting += 1;
      }
    }
    findings.holdIf(this.#left < 0, 'too_large');
    return { formatting };
  }

  #judgeTriggers(dictionary: PdfDictionary, findings: Findings): void {
    this.#judgeAction(dictionary.get('OpenAction'), findings);
    for (const triggers of this.#resolve(dictionary.get('AA'))) {
      for (const action of asDictionary(triggers)?.values() ?? []) this.#judgeAction(action, findings);
    }
  }

  /** Judges an action and those that follow it (12.6.2: Next is one, or a list). */
  #judgeAction(value: PdfValue | undefined, findings: Findings): void {
    const todo = [value];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      for (const action of this.#resolve(next)) {
        if (this.#judged.has(action)) continue;
        this.#judged.add(action);
        todo.push(...(asArray(action) ?? []));
        const dictionary = asDictionary(action);
        if (dictionary === undefined) continue;
        for (const kind of this.#resolve(dictionary.get('S'))) {
          findings.holdIf(LEAVES.test(asName(kind) ?? ''), 'pdf_launch');
        }
        todo.push(dictionary.get('Next'));
      }
    }
  }

  /** Returns a value, or every definition of the object that it refers to. */
  #resolve(value: PdfValue | undefined): readonly PdfValue[] {
    const number = asReference(value);
    if (number === undefined) return value === undefined ? [] : [value];
    const definitions = this.#definitions.get(number) ?? [];
    this.#left -= definitions.length;
    return this.#left < 0 ? [] : definitions.map((object) => object.value);
  }

  #formats(script: PdfValue | undefined, owner: PdfObject): boolean {
    const number = asReference(script);
    if (number === undefined) return this.#isFormatText(asString(script), owner);
    const known = this.#scripts.get(number);
    if (known !== undefined) return known;
    const definitions = this.#definitions.get(number) ?? [];
    const formats =
      definitions.length > 0 &&
      definitions.every((object) =>
        object.stream === undefined
          ? this.#isFormatText(asString(object.value), object)
          : isFormatScript(decoded(this.#streamText(object) ?? '')),
      );
    this.#scripts.set(number, formats);
    return formats;
  }

  #isFormatText(text: string | undefined, { number, generation, plain }: PdfObject): boolean {
    if (text === undefined) return false;
    const readable = plain ? text : (this.#security?.string(text, number, generation) ?? text);
    return isFormatScript(decoded(readable));
  }

  #streamText({ value, stream, number, generation }: PdfObject): string | undefined {
    if (stream === undefined) return undefined;
    const stored = this.#bytes.subarray(stream.from, stream.to);
    const data = this.#security?.stream(stored, number, generation) ?? stored;
    const filter = asDictionary(value)?.get('Filter');
    const names = (filter === undefined ? [] : (asArray(filter) ?? [filter])).map(asName);
    if (names.length > 1 || (names.length === 1 && names[0] !== 'FlateDecode')) return undefined;
    const script = names.length === 0 ? data : inflated(data, SCRIPT_BYTES);
    return script && latin1(script);
  }
}

/** Tells whether a value names a file, as a string or a dictionary (7.11.2); some old producers abbreviate a filter's name to F. */
function namesFile(value: PdfValue | undefined): boolean {
  return asString(value) !== undefined || asDictionary(value) !== undefined || asReference(value) !== undefined;
}

/** Returns every dictionary within a value, itself included. */
function* dictionariesIn(value: PdfValue): Generator<PdfDictionary> {
  const todo = [value];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const dictionary = asDictionary(next);
    if (dictionary !== undefined) {
      yield dictionary;
      todo.push(...dictionary.values());
    } else {
      todo.push(...(asArray(next) ?? []));
    }
  }
}

/** Returns the text of a string, which is UTF-16 or UTF-8 behind a byte order mark (7.9.2.2). */
function decoded(text: string): string {
  if (text.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(Buffer.from(text, 'latin1'));
  return text.replace(/^\xef\xbb\xbf/, '');
}

/** The functions of Acrobat's own form fields (Forms JavaScript, AFormAut): they format, check and add up what was typed. */
const CALL =
  /AF(?:(?:Date|Time)_(?:Format|Keystroke)(?:Ex)?|(?:Number|Percent)_(?:Format|Keystroke)|Special_(?:Format|Keystroke(?:Ex)?)|Simple_Calculate|Range_Validate)\s{0,9}\(/y;
const SPACE = /\s{0,99}/y;
const LITERAL = /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|-?(?:\d+\.?\d*|\.\d+)|true\b|false\b|null\b/y;
const LIST_OPENS = /(?:new\s{1,9})?Array\s{0,9}\(|\[/y;
/** Acrobat writes a line; the longest honest one adds up the fields of a page. */
const MOST_CHARS = 10_000;

/** Tells whether a script is nothing but whole calls of those functions with plain values: it can reach nothing outside its field. */
export function isFormatScript(script: string): boolean {
  if (script.length > MOST_CHARS) return false;
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(script);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const takeText = (text: string): boolean => {
    take(SPACE);
    if (!script.startsWith(text, at)) return false;
    at += text.length;
    return true;
  };
  const takeValues = (closes: string, lists: boolean): boolean => {
    if (takeText(closes)) return true;
    do {
      take(SPACE);
      if (lists && take(LIST_OPENS)) {
        if (!takeValues(script[at - 1] === '[' ? ']' : ')', false)) return false;
      } else if (!take(LITERAL)) return false;
    } while (takeText(','));
    return takeText(closes);
  };
  do {
    take(SPACE);
    if (!take(CALL) || !takeValues(')', true)) return false;
    while (takeText(';'));
    take(SPACE);
  } while (at < script.length);
  return true;
}
