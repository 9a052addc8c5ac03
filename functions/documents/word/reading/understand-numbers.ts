import { isPostcode, tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import { tidyValue } from '#schemas/forms/tidy.ts';
import type { Understood } from './meaning.ts';
import { isElsewhere, saidBeside } from './written-blank.ts';

/** How sure: the whole text is one; it is one among words; it has the shape and fails its check, and is kept with a warning. */
const SURE = { whole: 1, among: 0.85, odd: 0.8 } as const;

/** A number with words beside it fits a line or two; a story that names a number is no answer. */
const LONGEST_LINE = 300;

const NONE = /^(?:none|nil|no|-|n\.a\.|no (?:e-?mail|phone|telephone|mobile)(?: address| number)?)$/i;

function among(found: Found | undefined): Understood | undefined {
  if (!found) return undefined;
  const rest = saidBeside(found.rest);
  return rest === ''
    ? { value: found.value, confidence: SURE.whole }
    : { value: found.value, confidence: SURE.among, rest };
}

/** Reads telephone numbers: several of one person ("0116 496 0001 / 07700 900001") are one answer while they fit its line. */
function telephones(field: FieldDefinition, text: string): Understood | undefined {
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits >= 7 && text.length <= 60 && /^[\d\s()+./,;&–-]+$/.test(text)) {
    const value = tidyValue(field, text);
    return { value, confidence: digits <= 24 ? SURE.whole : SURE.odd };
  }
  const one = among(onlyOne(text, NUMBER, (found) => found.replace(/\s+/g, ' ').trim()));
  if (one) return one;
  // Two numbers with a word for each: "home 0116 496 0001, mobile 07700 900001".
  return digits >= 14 && digits <= 26 && text.length <= 60
    ? { value: tidyValue(field, text), confidence: SURE.among }
    : undefined;
}

function shaped(text: string, shape: RegExp): Understood | undefined {
  const joined = withoutSpacing(text).toUpperCase();
  return shape.test(joined) ? { value: joined, confidence: SURE.odd } : undefined;
}

function readNumber(field: FieldDefinition, text: string): Understood | undefined {
  switch (field.type) {
    case 'email':
      return among(emailIn(text));
    case 'telephone':
      return telephones(field, text);
    case 'postcode': {
      const found = among(postcodeIn(text));
      if (found) return found;
      // "LE2", "LE99 1": no whole postcode, and what was said; the form warns of it.
      return /^[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]?)?$/i.test(text)
        ? { value: tidyValue(field, text), confidence: SURE.odd }
        : undefined;
    }
    case 'nhs_number':
      return among(onlyOne(text, TEN_DIGITS, withoutSpacing)) ?? shaped(text, /^\d{9,11}$/);
    case 'upn':
      return among(upnIn(withoutSpacing(text))) ?? among(upnIn(text)) ?? shaped(text, /^[A-Z]\d{10,12}[A-Z]?$/);
    default:
      return /^\d{1,12}$/.test(withoutSpacing(text))
        ? { value: withoutSpacing(text), confidence: SURE.whole }
        : undefined;
  }
}

/** Reads a text as a number or address of a known shape: telephone, email, postcode, NHS number, UPN, UPRN. */
export function understandNumber(field: FieldDefinition, said: string): Understood | 'unsure' {
  const text = said.replace(/\s+/g, ' ').trim();
  if (text.length > LONGEST_LINE || isElsewhere(text) || text.includes('?')) return 'unsure';
  if (NONE.test(text)) return { missing: 'not_applicable', confidence: SURE.among };
  return readNumber(field, text) ?? 'unsure';
}

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

/** Returns the one place in a text that fits a pattern, as `written` spells it; `undefined` for none, several, or no spelling. */
function onlyOne(text: string, pattern: RegExp, written: (found: string) => string | undefined): Found | undefined {
  const [only, ...more] = text.length > LONGEST_ADDRESS ? [] : new Set(text.match(pattern) ?? []);
  const value = only === undefined || more.length > 0 ? undefined : written(only);
  return only === undefined || value === undefined ? undefined : { value, rest: without(text, only) };
}

/** Returns the one postcode in a text, such as at the end of an address, spaced as it should be. */
export function postcodeIn(text: string): Found | undefined {
  return onlyOne(text, POSTCODE, (found) => (isPostcode(tidyPostcode(found)) ? tidyPostcode(found) : undefined));
}

/** Returns the one email address in a text, also after `mailto:` or in angle brackets. */
export function emailIn(text: string): Found | undefined {
  return onlyOne(text.replace(/mailto:/gi, ''), EMAIL, (found) => found.replace(/[.'-]+$/, ''));
}

function upnIn(text: string): Found | undefined {
  return onlyOne(text, PUPIL, (found) => found.toUpperCase());
}
