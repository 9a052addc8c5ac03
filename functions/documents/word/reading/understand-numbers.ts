import { withoutSpacing } from '#schemas/codes/identifiers.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import { tidyValue } from '#schemas/forms/tidy.ts';
import type { Understood } from './meaning.ts';
import { isElsewhere, saidBeside } from './written-blank.ts';
import { emailIn, type Found, nhsNumberIn, postcodeIn, telephoneIn, upnIn } from './written-numbers.ts';

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

/** Several numbers of one person ("0116 496 0001 / 07700 900001") are one answer while they fit its line. */
function telephones(field: FieldDefinition, text: string): Understood | undefined {
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits >= 7 && text.length <= 60 && /^[\d\s()+./,;&–-]+$/.test(text)) {
    const value = tidyValue(field, text);
    return { value, confidence: digits <= 24 ? SURE.whole : SURE.odd };
  }
  const one = among(telephoneIn(text));
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
      return among(nhsNumberIn(text)) ?? shaped(text, /^\d{9,11}$/);
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
