import * as z from 'zod';

/** The longest address: RFC 5321 allows 256 characters with angle brackets. */
const MOST = 254;
/** An atom of RFC 5322, with the letters of any script that RFC 6531 adds. */
const ATOM = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}-]*';
const PATTERN = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[\\p{L}\\p{N}\\p{M}-]{2,}$`, 'u');

/** An email address, with letters of any script. It is stored as given. */
export const EmailAddress = z.email({ pattern: PATTERN }).max(MOST);

/** Checks whether our mail service can send to this address: SES accepts only ASCII. */
export function canBeWrittenTo(address: string): boolean {
  return address.length <= MOST && z.regexes.email.test(address);
}
