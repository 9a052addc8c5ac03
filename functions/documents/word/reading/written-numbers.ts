import { isPostcode, tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';

/** Something found among words, and the words without it. */
export interface Found {
  readonly value: string;
  readonly rest: string;
}

/** An address with its postcode has some 300 letters; what is longer is a story, in which a postcode may be anyone's. */
const LONGEST_ADDRESS = 600;

const POSTCODE = /(?<![A-Z0-9])(?:GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? {0,3}[0-9][ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])/gi;
const EMAIL = /(?:mailto:)?[A-Z0-9._%+'-]{1,64}@[A-Z0-9-]{1,63}(?:\.[A-Z0-9-]{1,63}){1,6}/gi;
const NUMBER = /(?:\+|\(?0)[\d\s()./–-]{6,24}\d(?:\s{0,2}(?:ext?n?\.?|x|extension)\s{0,2}\d{1,6})?/gi;
const TEN_DIGITS = /(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)/g;
const PUPIL = /(?<![A-Z0-9])[A-Z]\d{11}[\dA-Z](?![A-Z0-9])/gi;

function without(text: string, found: string): string {
  return text
    .replace(found, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[<>]/g, '')
    .replace(/^[\s,.;:–()-]+|[\s,;:–()-]+$/g, '');
}

function onlyOne(text: string, pattern: RegExp): Found | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  const found = [...new Set(text.match(pattern) ?? [])];
  const [only] = found;
  return only === undefined || found.length > 1 ? undefined : { value: only, rest: without(text, only) };
}

/**
 * The one postcode that a text says, spaced as it should be, such as at the end of an address; `rest` is the text without
 * it. `undefined` when it says none or several.
 */
export function postcodeIn(text: string): Found | undefined {
  const found = onlyOne(text, POSTCODE);
  const value = found && tidyPostcode(found.value);
  return found && value !== undefined && isPostcode(value) ? { value, rest: found.rest } : undefined;
}

/** The one email address in a text, also behind `mailto:` or in angle brackets. */
export function emailIn(text: string): Found | undefined {
  const found = onlyOne(text.replace(/mailto:/gi, ''), EMAIL);
  return found && { value: found.value.replace(/[.'-]+$/, ''), rest: found.rest };
}

/** The one telephone number in a text, as it is written, with its extension. */
export function telephoneIn(text: string): Found | undefined {
  const found = onlyOne(text, NUMBER);
  return found && { value: found.value.replace(/\s+/g, ' ').trim(), rest: found.rest };
}

/** The one number of ten digits in a text, as an NHS number is written. */
export function nhsNumberIn(text: string): Found | undefined {
  const found = onlyOne(text, TEN_DIGITS);
  return found && { value: withoutSpacing(found.value), rest: found.rest };
}

/** The one unique pupil number in a text. */
export function upnIn(text: string): Found | undefined {
  const found = onlyOne(text, PUPIL);
  return found && { value: found.value.toUpperCase(), rest: found.rest };
}
