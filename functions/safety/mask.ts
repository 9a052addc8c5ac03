import type { Case, FormRecord } from '#schemas/case.ts';
import type { Answer, OtherReading } from '#schemas/forms/answer.ts';
import { isPlace } from '#schemas/forms/form-safety.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { placedWords, telltales } from './place-words.ts';
import { type ProtectedField, placesContacted, protectedFields } from './protected-places.ts';

/** What stands where something is kept secret. */
export const MASKED = '[kept secret]';
/** The longest place that is looked for, in words: a field of 500 characters holds some ninety. */
const MOST_WORDS = 100;

/** What of one case is kept secret, and how it is taken out of whatever is shown, listed, found or sent (domain 5.5.4). */
export interface Mask {
  /** Whether anything is kept secret here. */
  readonly hides: boolean;
  readonly fields: readonly ProtectedField[];
  /** A text without the places that are kept secret. */
  readonly text: (text: string) => string;
  /** Anything as JSON has it, each of its texts without them; names of fields stay. */
  readonly all: <T>(value: T) => T;
  /** A form: its protected answers are gone whole, and their places from whatever else it says. */
  readonly form: (form: FormRecord) => FormRecord;
}

/** What the mask of a case is made from. */
export interface MaskedCase {
  readonly head: Pick<Case, 'flags'>;
  readonly safety: SafetyRecord;
}

/**
 * The mask of a case: it hides where its head says so (flag `address_confidential`) or any of its forms does. Where more was said
 * than the record holds, anybody may have asked for it: then every place is hidden, and every text if not one place is known.
 */
export function maskOf({ head, safety }: MaskedCase): Mask {
  const { full } = safety;
  const isConfidential = full === true || head.flags.includes('address_confidential');
  const fields = protectedFields(safety, isConfidential);
  const hides = fields.length > 0 || isConfidential;
  const places = [...fields.flatMap((field) => field.values), ...(hides ? placesContacted(safety) : [])];
  const isUnknown = full === true && safety.forms.length + safety.contacts.length === 0;
  const { text, all } = isUnknown ? HIDES_TEXTS : takingOut(new Set(places.flatMap(telltales)));
  const paths = new Set(fields.map(({ form, path }) => `${form}${path}`));
  const isKept = (form: number, path: string) => paths.has(`${form}${path}`) || (isUnknown && isPlace(path));
  return {
    hides,
    fields,
    text,
    all,
    form: (form) => {
      const answers = form.answers.map((answer) => (isKept(form.number, answer.path) ? hidden(answer) : answer));
      const isHidden = (path: string | undefined) => path !== undefined && isKept(form.number, path);
      const leftovers = form.leftovers.map((one) => (isHidden(one.path) ? { ...one, text: MASKED } : one));
      const readings = form.readings?.map((one) =>
        one.before !== null && isHidden(one.path) ? { ...one, before: hidden(one.before) } : one,
      );
      return all({ ...form, answers, leftovers, ...(readings === undefined ? {} : { readings }) });
    },
  };
}

/** Any words may name a place; one word without a space is a code, an id or a time of ours, where no field of a form holds it. */
const HIDES_TEXTS: Pick<Mask, 'text' | 'all'> = {
  text: hideWords,
  all: <T>(value: T): T => deep(value, hideWords),
};
function hideWords(text: string): string {
  return /\S\s+\S/.test(text) ? MASKED : text;
}

/** Takes runs of words out of whatever is shown, each by its letters and digits (see `telltales`). */
export function takingOut(told: ReadonlySet<string>): Pick<Mask, 'text' | 'all'> {
  const inOrder = [...told].sort();
  const text = (given: string): string => (told.size === 0 ? given : without(given, told, inOrder));
  return { text, all: <T>(value: T): T => deep(value, text) };
}

/** An answer without what it said, or what was read beside it. */
function hidden<T extends OtherReading>({ also: _also, words: _words, ...said }: T & Partial<Answer>) {
  return said.value === undefined ? said : { ...said, value: MASKED };
}

/** Each run of whole words whose letters and digits are a telltale, replaced; the time it takes grows with the text alone. */
function without(text: string, told: ReadonlySet<string>, inOrder: readonly string[]): string {
  const words = placedWords(text);
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    const to = endOfTelltale(words, at, told, inOrder);
    const first = words[at];
    const last = to === undefined ? undefined : words[to];
    if (to === undefined || first === undefined || last === undefined) continue;
    kept.push(text.slice(from, first.from), MASKED);
    from = last.to;
    at = to;
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
}

/** Where the longest telltale that begins at a word ends. */
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

/** Whether any telltale begins so: most words begin none, and are looked at once. */
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

/** Small letters and underscores alone are a code, or one word of no address. */
const isCode = (text: string): boolean => /^[a-z_]*$/.test(text);
