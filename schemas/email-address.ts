import * as z from 'zod';

/** RFC 5321: a path of 256 with its angle brackets. */
const MOST = 254;
/** What RFC 5322 calls an atom, with the letters of any script that RFC 6531 adds. */
const ATOM = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}-]*';
const PATTERN = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[\\p{L}\\p{N}\\p{M}-]{2,}$`, 'u');

/** An email address as people have them, letters of any script included: it is kept as given. */
export const EmailAddress = z.email({ pattern: PATTERN }).max(MOST);

/** Whether our mail service can write to this address: SES takes ASCII alone. */
export function canBeWrittenTo(address: string): boolean {
  return address.length <= MOST && z.regexes.email.test(address);
}
