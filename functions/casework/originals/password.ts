import { randomInt } from 'node:crypto';

/** Crockford's letters and digits: none is mistaken for another when somebody reads it out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Five groups of five are 125 bits: nobody guesses it. */
const GROUPS = 5;
const IN_A_GROUP = 5;

/** Makes a password that is returned once and kept nowhere. */
export function newPassword(): string {
  const group = () => Array.from({ length: IN_A_GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
