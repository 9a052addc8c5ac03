import { codeFor, hasCode } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';
import { missingReasonIn } from '#schemas/codes/missing-reasons.ts';
import { readDate, readDateTime } from './dates.ts';
import { type FieldDefinition, insistedOn } from './definition.ts';

const YES = /^(yes|y|true)$/i;
const NO = /^(no|n|false)$/i;
const UNKNOWN = /^(unknown|not known|don['’]t know|n\/?k)$/i;

/** Characters that XML, a terminal or a store cannot accept. Tabs and new lines are kept. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is what it is for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g;

const SPACE = 0x20;
const LAST_PRINTABLE = 0x7e;

/** Checks whether a text is printable ASCII on one line with single spaces. Most answers are, and need no tidying. */
function isTidyLine(text: string): boolean {
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < SPACE || code > LAST_PRINTABLE || (code === SPACE && before === SPACE)) return false;
    before = code;
  }
  return before !== SPACE;
}

/** Returns a text as it is stored: well-formed, composed (NFC), new lines as `\n`, no control characters, trimmed. */
export function tidyText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.trim();
  const wellFormed = text.toWellFormed();
  const composed = wellFormed.normalize('NFC');
  // NFC makes a few characters longer: a body of them would grow to three times its size.
  const kept = composed.length > wellFormed.length ? wellFormed : composed;
  return kept.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').trim();
}

/** Returns a short answer on one line. Commas join the lines of an address. */
function oneLine(text: string): string {
  if (!/[^\S ]| {2}/.test(text)) return text;
  // Spaces within a line come first: searching for a new line after each of 20,000 spaces would take quadratic time.
  const lines = text.replace(/[^\S\n]+/g, ' ');
  return lines.replace(/,? ?\n\s*/g, ', ').replace(/\s+/g, ' ');
}

/**
 * Returns a written value in the field's own form: ISO dates, spaced postcodes, digits of NHS numbers, codes by code, label or
 * synonym, booleans for yes and no. Returns a text that it does not understand unchanged, and the schema refuses it.
 */
export function tidyValue(field: FieldDefinition, raw: string): string | boolean {
  const whole = isTidyLine(raw);
  const text = whole ? raw : tidyText(raw);
  switch (field.type) {
    case 'long_text':
      return text;
    case 'date':
      return readDate(oneLine(text)) ?? text;
    case 'date_time':
      return readDateTime(oneLine(text)) ?? text;
    case 'yes_no':
      return YES.test(text) ? true : NO.test(text) ? false : text;
    case 'yes_no_unknown':
      return YES.test(text) ? 'yes' : NO.test(text) ? 'no' : UNKNOWN.test(text) ? 'unknown' : text;
    case 'choice':
    case 'choices':
      return field.codes === undefined ? text : (codeFor(codeSet(field.codes), text)?.code ?? text);
    case 'postcode':
      return tidyPostcode(oneLine(text));
    case 'nhs_number':
    case 'uprn': {
      const digits = withoutSpacing(text);
      return /^\d+$/.test(digits) ? digits : oneLine(text);
    }
    case 'upn': {
      const joined = withoutSpacing(text).toUpperCase();
      return /^[A-Z0-9]+$/.test(joined) ? joined : oneLine(text);
    }
    default:
      return whole ? text : oneLine(text);
  }
}

/** Returns the codes in the order of their set, each once, so that the same ticks give the same answer at every door. */
function inOrder(field: FieldDefinition, codes: readonly unknown[]): unknown[] {
  const unique = [...new Set(codes)];
  if (unique.length < 2) return unique;
  const order = codeSet(field.codes ?? '').codes.map(({ code }) => code);
  const place = (code: unknown) => {
    const index = typeof code === 'string' ? order.indexOf(code) : -1;
    return index < 0 ? order.length : index;
  };
  return unique.every((code) => typeof code === 'string') ? unique.sort((a, b) => place(a) - place(b)) : unique;
}

function tidyWritten(field: FieldDefinition, raw: string): unknown {
  // The code itself, as our own page sends it.
  if (isCode(field, raw)) return field.type === 'choices' ? [raw] : raw;
  const tidied = tidyValue(field, raw);
  if (tidied === '') return undefined;
  if (typeof tidied !== 'string') return tidied;
  if (!insistedOn(field) && !isCode(field, tidied)) {
    // "N/K" is a missing-reason, not a name, a date or a religion.
    const missing = missingReasonIn(tidied);
    if (missing !== undefined) return { missing };
  }
  return field.type === 'choices' ? [tidied] : tidied;
}

function isCode(field: FieldDefinition, tidied: string): boolean {
  if (field.type === 'yes_no_unknown') return tidied === 'unknown';
  return field.codes !== undefined && hasCode(codeSet(field.codes), tidied);
}

/**
 * Returns a raw answer (JSON, or the text of a control) in the field's own form; `undefined` if it is blank. Returns a value that
 * it does not understand unchanged, and `fieldBody` refuses it.
 */
export function tidyField(field: FieldDefinition, raw: unknown): unknown {
  if (typeof raw === 'string') return tidyWritten(field, raw);
  if (raw === null) return undefined;
  if (field.type === 'yes_no_unknown') {
    if (typeof raw === 'boolean') return raw ? 'yes' : 'no';
    // In this type, "not known" is one of the answers.
    if (typeof raw === 'object' && 'missing' in raw && raw.missing === 'not_known') return 'unknown';
  }
  if (Array.isArray(raw) && field.type === 'choices') {
    // One code too many is enough for the schema to refuse the list, so the rest of a longer list is skipped.
    const most = codeSet(field.codes ?? '').codes.length + 1;
    if (raw.length >= most) return raw.slice(0, most);
    const codes = raw.map((code) => (typeof code === 'string' ? tidyValue(field, code) : code));
    return codes.length === 0 ? undefined : inOrder(field, codes);
  }
  return raw;
}
