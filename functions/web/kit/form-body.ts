/** What a form sent: each name with its values, in order. */
export type FormBody = ReadonlyMap<string, readonly string[]>;

/** Our longest form has some two hundred fields. */
const MOST_FIELDS = 1000;

/** Reads the body of a form, `application/x-www-form-urlencoded`. Line ends become `\n`: browsers send `\r\n`. */
export function readForm(sent: string): FormBody {
  const form = new Map<string, string[]>();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(sent)) {
    fields += 1;
    if (fields > MOST_FIELDS) break;
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
}

interface Nested {
  [name: string]: unknown;
}

/**
 * Returns a form as the body of an operation. A field's name is its JSON pointer without the first slash, `of/who` or `actions/0/what`,
 * so that a fault of the operation names the field. Empty fields, and those of the kit (`_token`), are left out; the rows of a list
 * close up.
 */
export function bodyOf(form: FormBody, { booleans = [], numbers = [], lists = [] }: Kinds = {}): Nested {
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
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, withRows(value)]));
}

/** A deeper name is not one of ours. */
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

/** Makes lists of what has only numbers for names. */
function withRows(value: unknown): unknown {
  if (!isNested(value)) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, withRows(inner)] as const);
  return members.every(([name]) => isNumber(name)) ? members.map(([, inner]) => inner) : Object.fromEntries(members);
}

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a form's fields show: by name, one value, or several where a field has several. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** Returns what was typed into a form as the values of its fields, without those of the kit. */
export const typedIn = (form: FormBody): Values =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );

/** Returns a body as the values of a form's fields: the opposite of {@link bodyOf}. */
export function valuesOf(body: unknown, before = ''): Values {
  if (body === null || body === undefined) return {};
  if (typeof body !== 'object') return { [before]: String(body) };
  if (Array.isArray(body) && body.every((one) => typeof one !== 'object')) return { [before]: body.map(String) };
  const members = Object.entries(body).map(([name, value]) =>
    valuesOf(value, before === '' ? name : `${before}/${name}`),
  );
  return Object.assign({}, ...members);
}
