import { randomInt } from 'node:crypto';
import { isNhsNumber } from '#schemas/codes/identifiers.ts';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';

const CONSONANTS = 'pfktslmnr';
const VOWELS = 'aeiou';
const SYLLABLES = 8;

/**
 * Returns letters that occur nowhere else: they make a name, an address or a Message-ID a test's own. Each syllable has a sound, so
 * that names of two tests' children do not sound the same (hexadecimal digits are silent).
 */
export const unique = (): string => Array.from({ length: SYLLABLES }, () => one(CONSONANTS) + one(VOWELS)).join('');

const one = (letters: string): string => letters.charAt(randomInt(letters.length));

/** Returns a professional whom the local cloud's mail checks prove, and who may be acknowledged without a person. */
export const teacher = (): string => `teacher.${unique()}@school.example.sch.uk`;

/** Returns a professional of another agency. */
export const doctor = (): string => `doctor.${unique()}@surgery.example.nhs.uk`;
export const officer = (): string => `officer.${unique()}@police.example.police.uk`;

/** Returns somebody on no professional list. */
export const neighbour = (): string => `neighbour.${unique()}@mail.example`;

export const messageId = (): string => `<${unique()}@school.example.sch.uk>`;

/** Returns a valid NHS number of the range for tests (999), most likely nobody else's. */
export function nhsNumber(): string {
  const digits = `999${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const found = Array.from({ length: 10 }, (_, check) => `${digits}${check}`).find(isNhsNumber);
  return found ?? nhsNumber();
}

/** Returns a child's birthday: two tests' children, whose names may sound alike, are then not taken for one. */
export function birthDate(): string {
  const first = Date.UTC(2010, 0, 1);
  return new Date(first + randomInt(12 * 365) * 86_400_000).toISOString().slice(0, 10);
}

/** Returns a whole referral of a test's own: no other holds this child. `change` says what the test is about. */
export function referral({
  referrer,
  child,
  ...rest
}: {
  referrer?: object;
  child?: object;
  [section: string]: unknown;
} = {}) {
  const body = referralBodyExample();
  const [first, ...others] = body.children;
  const lastName = `Quillfeather${unique()}`;
  return {
    ...body,
    referrer: { ...body.referrer, email: teacher(), ...referrer },
    children: [
      { ...first, lastName, dateOfBirth: birthDate(), nhsNumber: nhsNumber(), upn: '', ...child },
      ...others.map((other) => ({ ...other, lastName, dateOfBirth: birthDate() })),
    ],
    ...rest,
  };
}
