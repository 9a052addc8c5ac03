/** The check letters of a UPN, in order of value, without I, O and S (CIN-validator 1510). */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** Returns an identifier without the spaces and hyphens that people write in NHS numbers, UPNs and UPRNs. */
export function withoutSpacing(text: string): string {
  return text.replace(/[\s\u00a0\u2010-\u2015-]+/g, '');
}

/** Checks an NHS number: ten digits, the last of which is the modulus-11 check of the first nine (domain 3.8). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits.charAt(place)) * (10 - place);
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits.charAt(9));
}

/**
 * Checks a UPN: a check letter, eleven digits and a last digit, or a last letter if it is temporary (domain 3.8). The three digits
 * after the check letter must be a local authority's code; DfE's codes are from 201 to 985.
 */
export function isUpn(upn: string): boolean {
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) return false;
  const authority = Number(upn.slice(1, 4));
  if (authority < 201 || authority > 985) return false;
  let sum = 0;
  for (let place = 2; place <= 13; place += 1) {
    const character = upn.charAt(place - 1);
    const value = /\d/.test(character) ? Number(character) : UPN_LETTERS.indexOf(character);
    if (value < 0) return false;
    sum += value * place;
  }
  return UPN_LETTERS.charAt(sum % 23) === upn.charAt(0);
}

/** Returns a postcode in upper case with one space before the last three characters. Trims a text that is no postcode. */
export function tidyPostcode(text: string): string {
  const joined = withoutSpacing(text).toUpperCase();
  const isLike = joined.length <= 7 && /^(?:[A-Z]{1,2}\d[A-Z\d]{3,}|GIR0AA)$/.test(joined);
  return !isLike ? text.trim() : `${joined.slice(0, -3)} ${joined.slice(-3)}`;
}

/** Checks the form of a UK postcode (domain 3.8). It does not check which council's area it is in. */
export function isPostcode(postcode: string): boolean {
  return /^(GIR 0AA|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2})$/.test(postcode);
}

/** Checks a UPRN: one to twelve digits, without a check digit (domain 3.8). */
export function isUprn(uprn: string): boolean {
  return /^\d{1,12}$/.test(uprn);
}
