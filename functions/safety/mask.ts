import type { Case, FormRecord } from '#schemas/case.ts';
import type { Answer, Leftover, OtherReading } from '#schemas/forms/answer.ts';
import { isPlace } from '#schemas/forms/form-safety.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { placedWords, telltales } from './place-words.ts';
import { type ProtectedField, placesContacted, protectedFields } from './protected-places.ts';

/** The text shown in place of something that is kept secret. */
export const MASKED = '[kept secret]';
/** The longest place to look for, in words: a field of 500 characters holds some ninety. */
const MOST_WORDS = 100;

/** What one case keeps secret, and how to take it out of everything shown, listed, found or sent (domain 5.5.4). */
export interface Mask {
  /** Whether this case keeps anything secret. */
  readonly hides: boolean;
  readonly fields: readonly ProtectedField[];
  /** Returns a text without the secret places. */
  readonly text: (text: string) => string;
  /** Returns any JSON value with the secret places taken out of each text; field names stay. */
  readonly all: <T>(value: T) => T;
  /** Returns a form without its protected answers, and without their places in any other answer. */
  readonly form: (form: FormRecord) => FormRecord;
  /** Returns where a text has the secret places, in order. */
  readonly spans: (text: string) => readonly Span[];
  /** Returns whether an answer of a form, or words in its place, are hidden whole. */
  readonly keeps: (form: number, path: string) => boolean;
}

/** A stretch of a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The parts of a case that its mask is made from. */
export interface MaskedCase {
  readonly head: Pick<Case, 'flags'>;
  readonly safety: SafetyRecord;
}

/**
 * Returns the mask of a case. It hides places when the case's head (flag `address_confidential`) or any of its forms asks for it. A
 * full safety record may lack such a request: then every place is hidden, and every text if not one place is known.
 */
export function maskOf({ head, safety }: MaskedCase): Mask {
  const { full } = safety;
  const isConfidential = full === true || head.flags.includes('address_confidential');
  const fields = protectedFields(safety, isConfidential);
  const hides = fields.length > 0 || isConfidential;
  const places = [...fields.flatMap((field) => field.values), ...(hides ? placesContacted(safety) : [])];
  const isUnknown = full === true && safety.forms.length + safety.contacts.length === 0;
  const { text, all, spans } = isUnknown ? HIDES_TEXTS : takingOut(new Set(places.flatMap(telltales)));
  const paths = new Set(fields.map(({ form, path }) => `${form}${path}`));
  const isKept = (form: number, path: string) => paths.has(`${form}${path}`) || (isUnknown && isPlace(path));
  return {
    hides,
    fields,
    text,
    all,
    spans,
    keeps: isKept,
    form: (form) => {
      const answers = form.answers.map((answer) => (isKept(form.number, answer.path) ? hidden(answer) : answer));
      const isHidden = (path: string | undefined) => path !== undefined && isKept(form.number, path);
      const cut = isUnknown ? new Set<string>() : cutUp(form.leftovers, spans);
      const leftovers = form.leftovers.map((one, index) => ({
        ...one,
        label: cut.has(one.label) ? MASKED : one.label,
        text: isHidden(one.path) || cut.has(placeOf(index)) ? MASKED : one.text,
      }));
      const readings = form.readings?.map((one) =>
        one.before !== null && isHidden(one.path) ? { ...one, before: hidden(one.before) } : one,
      );
      return all({ ...form, answers, leftovers, ...(readings === undefined ? {} : { readings }) });
    },
  };
}

/** Any text may name a place. One word without a space is a code, an id or a time that we wrote, unless it comes from a form. */
const HIDES_TEXTS: Pick<Mask, 'text' | 'all' | 'spans'> = {
  text: hideWords,
  spans: (text) => [{ from: 0, to: text.length }],
  all: <T>(value: T): T => deep(value, hideWords),
};
function hideWords(text: string): string {
  return /\S\s+\S/.test(text) ? MASKED : text;
}

/** Returns functions that take the telltales out of everything shown, comparing only letters and digits (see `telltales`). */
export function takingOut(told: ReadonlySet<string>): Pick<Mask, 'text' | 'all' | 'spans'> {
  const inOrder = [...told].sort();
  const spans = (given: string): readonly Span[] => (told.size === 0 ? [] : telltalesIn(given, told, inOrder));
  const text = (given: string): string => without(given, spans(given));
  return { text, spans, all: <T>(value: T): T => deep(value, text) };
}

/** Returns an answer without its content and without its other readings. */
function hidden<T extends OtherReading>({ also: _also, words: _words, ...said }: T & Partial<Answer>) {
  return said.value === undefined ? said : { ...said, value: MASKED };
}

const placeOf = (index: number): string => `#${index}`;

/**
 * Returns the labels, and the places of the texts, over which a secret place is cut up as the cells of a row cut it: none of them holds it
 * whole. A label comes before the first text that it is the label of.
 */
function cutUp(leftovers: readonly Leftover[], spans: Mask['spans']): ReadonlySet<string> {
  const pieces: { readonly of: string; readonly from: number; readonly to: number }[] = [];
  let joined = '';
  const add = (of: string, text: string) => {
    pieces.push({ of, from: joined.length, to: joined.length + text.length });
    joined += `${text}\n`;
  };
  for (const [index, { label, text }] of leftovers.entries()) {
    if (label !== leftovers[index - 1]?.label) add(label, label);
    add(placeOf(index), text);
  }
  const cut = new Set<string>();
  let first = 0;
  for (const { from, to } of spans(joined)) {
    while ((pieces[first]?.to ?? from + 1) <= from) first += 1;
    let last = first;
    while ((pieces[last + 1]?.from ?? to) < to) last += 1;
    if (last > first) for (const { of } of pieces.slice(first, last + 1)) cut.add(of);
  }
  return cut;
}

/** Returns a text with each of these stretches hidden. */
export function without(text: string, spans: readonly Span[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of spans) {
    kept += text.slice(at, from) + MASKED;
    at = to;
  }
  return kept + text.slice(at);
}

/** Returns each run of whole words that is a telltale. The time it takes grows only with the text. */
function telltalesIn(text: string, told: ReadonlySet<string>, inOrder: readonly string[]): Span[] {
  const words = placedWords(text);
  const found: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const to = endOfTelltale(words, at, told, inOrder);
    const first = words[at];
    const last = to === undefined ? undefined : words[to];
    if (to === undefined || first === undefined || last === undefined) continue;
    found.push({ from: first.from, to: last.to });
    at = to;
  }
  return found;
}

/** Returns where the longest telltale that begins at a word ends. */
function endOfTelltale(
  words: ReturnType<typeof placedWords>,
  at: number,
  told: ReadonlySet<string>,
  inOrder: readonly string[],
): number | undefined {
  let run = '';
  let end: number | undefined;
  for (let index = at; index < words.length && index < at + MOST_WORDS; index += 1) {
    run += words[index]?.word ?? '';
    if (!beginsOne(inOrder, run)) break;
    if (told.has(run)) end = index;
  }
  return end;
}

/** Returns whether any telltale begins with these words: for most words none does, and one look is enough. */
function beginsOne(inOrder: readonly string[], run: string): boolean {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle] ?? '') < run) low = middle + 1;
    else high = middle;
  }
  return inOrder[low]?.startsWith(run) === true;
}

function deep<T>(value: T, text: (given: string) => string): T;
function deep(value: unknown, text: (given: string) => string): unknown {
  if (typeof value === 'string') return isCode(value) ? value : text(value);
  if (Array.isArray(value)) return value.map((each) => deep(each, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deep(each, text)]));
}

/** Lower-case letters and underscores alone are a code, or one word that is no address. */
const isCode = (text: string): boolean => /^[a-z_]*$/.test(text);
