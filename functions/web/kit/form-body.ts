import * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { atLondonTime } from '#functions/platform/london.ts';

/** What a form sent: each name with its values, in order. */
export type FormBody = ReadonlyMap<string, readonly string[]>;

/** Our longest form has some two hundred fields. One with lists offers no more items before it has more than this (console/call). */
export const MOST_FIELDS = 1000;

/**
 * Reads the body of a form, `application/x-www-form-urlencoded`. Line ends become `\n`: browsers send `\r\n`.
 * @throws Problem 413 for more fields than any of our forms has: a part of it must never count as the whole
 */
export function readForm(sent: string): FormBody {
  const form = new Map<string, string[]>();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(sent)) {
    fields += 1;
    if (fields > MOST_FIELDS) throw new Problem(413, 'too-large', 'This form has too many fields.');
    const values = form.get(name) ?? [];
    values.push(value.replaceAll('\r\n', '\n'));
    form.set(name, values);
  }
  return form;
}

/** Returns the first value of a field, trimmed; undefined when it is empty or absent. */
export function oneOf(form: FormBody, name: string): string | undefined {
  const value = form.get(name)?.[0]?.trim();
  return value === '' ? undefined : value;
}

/** The fields of a form that are no text: their names, as {@link bodyOf} takes them. */
export interface Kinds {
  readonly booleans?: readonly string[];
  readonly numbers?: readonly string[];
  readonly lists?: readonly string[];
  /** Sent as a date and a time in London. */
  readonly instants?: readonly string[];
}

interface Nested {
  [name: string]: unknown;
}

/**
 * Returns a form as the body of an operation. A field's name is its JSON pointer without the first slash, `of/who` or `actions/0/what`,
 * so that a fault of the operation names the field. Empty fields, and those of the kit (`_token`), are left out. Rows keep their numbers while it is
 * typed; in the body they close up.
 */
export function bodyOf(form: FormBody, { booleans = [], numbers = [], lists = [], instants = [] }: Kinds = {}): Nested {
  const body: Nested = {};
  for (const [name, values] of form) {
    const path = name.split('/');
    if (name.startsWith('_') || path.includes('__proto__') || path.length > DEEPEST) continue;
    const given = values.map((value) => value.trim()).filter((value) => value !== '');
    const [first] = given;
    if (first === undefined) continue;
    // Rows have numbers: the kind of `actions/0/by` is that of `actions/by`.
    const kind = path.filter((part) => !isNumber(part)).join('/');
    const typed = (text: string): unknown =>
      booleans.includes(kind) ? asBoolean(text) : numbers.includes(kind) ? asNumber(text) : text;
    put(body, path, lists.includes(kind) ? given.map(typed) : typed(first));
  }
  return tidied(body, { instants, at: '' });
}

/** A deeper name is not in our forms. */
const DEEPEST = 8;

const isNumber = (part: string): boolean => /^\d{1,3}$/.test(part);
const asBoolean = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text);
const asNumber = (text: string): unknown => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);

function put(body: Nested, path: readonly string[], value: unknown): void {
  const [part, ...rest] = path;
  if (part === undefined) return;
  const there = body[part];
  if (rest.length === 0) body[part] = value;
  else {
    const inner = isNested(there) ? there : {};
    body[part] = inner;
    put(inner, rest, value);
  }
}

interface Place {
  readonly instants: readonly string[];
  /** The kind of the value, as {@link Kinds} names it. */
  readonly at: string;
}

/** Makes lists of what has only numbers for names, and instants of dates with times. */
function tidied(body: Nested, { instants, at }: Place): Nested {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (!isNested(value)) return [name, value];
      const kind = isNumber(name) ? at : `${at}${at === '' ? '' : '/'}${name}`;
      if (instants.includes(kind)) return [name, instantOf(value)];
      const inner = tidied(value, { instants, at: kind });
      return [name, Object.keys(inner).every(isNumber) ? Object.values(inner) : inner];
    }),
  );
}

const Parts = z.object({ date: z.iso.date(), time: z.iso.time({ precision: -1 }).default('17:00') });

/**
 * Returns an instant from a date and a time in London. A date alone means the end of the working day. What cannot be read, and a time that
 * no clock shows because summer time begins, stays as typed: the operation refuses it, and the form says why.
 */
function instantOf(given: Nested): unknown {
  const { data } = Parts.safeParse(given);
  const at = data === undefined ? undefined : atLondonTime(data.date, data.time);
  return at?.toISOString() ?? Object.values(given).join(' ');
}

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns a form whose rows are closed up as {@link bodyOf} closes them, so that the number of a row in a fault is the number that the
 * page shows.
 */
export function closedUp(form: FormBody): FormBody {
  const rows = new Map<string, number[]>();
  const placesOf = (name: string) =>
    name
      .split('/')
      .flatMap((part, at, path) => (isNumber(part) ? [[path.slice(0, at).join('/'), Number(part)] as const] : []));
  for (const [name, values] of form)
    if (values.some((value) => value.trim() !== ''))
      for (const [list, row] of placesOf(name)) rows.set(list, [...new Set([...(rows.get(list) ?? []), row])]);
  for (const numbers of rows.values()) numbers.sort((one, other) => one - other);
  return new Map(
    [...form].flatMap(([name, values]) => {
      const path = name.split('/');
      const closed = path.map((part, at) =>
        isNumber(part) ? (rows.get(path.slice(0, at).join('/'))?.indexOf(Number(part)) ?? -1) : part,
      );
      return closed.includes(-1) ? [] : [[closed.join('/'), values] as const];
    }),
  );
}

/** The field of the reason that somebody gives for what they do. It is a header of the operation, and words that must not be lost. */
export const REASON_FIELD = '_reason';

/** What a form's fields show: by name, one value, or several where a field has several. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** Returns what was typed into a form as the values of its fields, without those of the kit that nobody types. */
export const typedIn = (form: FormBody): Values =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => !name.startsWith('_') || name === REASON_FIELD)
      .map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
