import { codeFor } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { isNhsNumber, isPostcode, isUpn, isUprn, tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';
import { canBeWrittenTo } from '#schemas/email-address.ts';
import { readDate, readDateTime } from './dates.ts';
import type { FieldDefinition } from './definition.ts';

const YES = /^(yes|y|true)$/i;
const NO = /^(no|n|false)$/i;
const UNKNOWN = /^(unknown|not known|don['’]t know|n\/?k)$/i;

/** Characters that XML, a terminal or a store cannot hold; a tab and a new line are kept. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is what it is for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g;

const SPACE = 0x20;
const LAST_PRINTABLE = 0x7e;

/** A text of printable ASCII on one line with single spaces between its words: most answers are, and nothing is to be done. */
function isTidyLine(text: string): boolean {
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < SPACE || code > LAST_PRINTABLE || (code === SPACE && before === SPACE)) return false;
    before = code;
  }
  return before !== SPACE;
}

/** A text as it is kept: well-formed, composed (NFC), new lines as `\n`, no control characters, no space around it. */
export function tidyText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.trim();
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').trim();
}

/** A short answer on one line: an address written on several is joined by commas. */
function oneLine(text: string): string {
  if (!/[^\S ]| {2}/.test(text)) return text;
  // Space on a line first: looking for a line's end after each of 20,000 spaces would take the square of them.
  const lines = text.replace(/[^\S\n]+/g, ' ');
  return lines.replace(/,? ?\n\s*/g, ', ').replace(/\s+/g, ' ');
}

/**
 * A written value in the field's own form: dates ISO, postcodes spaced, NHS numbers digits, codes by code, label or
 * synonym, yes and no as booleans. What it does not understand it gives back as it is, for the schema to refuse.
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

/** What looks wrong with a kept value and does not block it (domain 3.8: invalid identifiers warn, never block). */
export function oddityOf(field: FieldDefinition, value: string): { code: string; detail: string } | undefined {
  switch (field.type) {
    case 'nhs_number':
      return isNhsNumber(value) ? undefined : { code: 'nhs_number_check', detail: 'This is not a valid NHS number.' };
    case 'upn':
      return isUpn(value) ? undefined : { code: 'upn_check', detail: 'This is not a valid unique pupil number.' };
    case 'postcode':
      return isPostcode(value) ? undefined : { code: 'postcode_form', detail: 'This does not look like a postcode.' };
    case 'uprn':
      return isUprn(value)
        ? undefined
        : { code: 'uprn_form', detail: 'This is not a unique property reference number.' };
    case 'email':
      return canBeWrittenTo(value)
        ? undefined
        : { code: 'email_by_hand', detail: 'We cannot write to this address automatically. A person will reply.' };
    case 'telephone':
      return (value.match(/\d/g)?.length ?? 0) >= 7
        ? undefined
        : { code: 'telephone_form', detail: 'This does not look like a telephone number.' };
    default:
      return undefined;
  }
}
