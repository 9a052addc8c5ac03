import { randomInt } from 'node:crypto';
import * as z from 'zod';

/** 31 symbols, a prime number, so that the weighted check finds each wrong or swapped symbol. I, L, O, 0 and 1 look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const RANDOM_SYMBOLS = 7;

function checkSymbol(symbols: string): string {
  const sum = [...symbols].reduce((total, symbol, index) => total + ALPHABET.indexOf(symbol) * (index + 2), 0);
  return ALPHABET.charAt(sum % ALPHABET.length);
}

function isReference(text: string): boolean {
  const symbols = text.slice(3, 7) + text.slice(8, 12);
  return checkSymbol(symbols.slice(0, RANDOM_SYMBOLS)) === symbols.charAt(RANDOM_SYMBOLS);
}

/** The reference of a case, `FD-7K3M-9QXC`: seven random symbols and a check symbol. It gives no access. */
export const Reference = z
  .string()
  .regex(/^FD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/, 'Give a reference, such as FD-7K3M-9QXC.')
  .refine(isReference, 'This reference has a mistake in it: look at it again.')
  .brand<'Reference'>();
export type Reference = z.infer<typeof Reference>;

/** What a person typed, in capitals and with its dashes. They may copy it with spaces around it, or leave the dashes out. */
const tidyReference = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .replace(/^FD(.{4})(.{4})$/, 'FD-$1-$2');

/** A reference as a person types it: `fd7k3m9qxc` too. */
export const TypedReference = z.string().trim().min(1).max(300).transform(tidyReference).pipe(Reference);

/** Reads a reference as a person types it. Returns undefined for words that are no reference. */
export const readReference = (typed: unknown): Reference | undefined => TypedReference.safeParse(typed).data;

/** Returns a new random reference, one of 31^7 (some 27 thousand million). The store's condition rejects a clash. */
export function newReference(pick: (below: number) => number = randomInt): Reference {
  const symbols = Array.from({ length: RANDOM_SYMBOLS }, () => ALPHABET.charAt(pick(ALPHABET.length))).join('');
  const whole = symbols + checkSymbol(symbols);
  return Reference.parse(`FD-${whole.slice(0, 4)}-${whole.slice(4)}`);
}

/** Finds the first reference in a text, such as a subject line: a hint for a person, never authority (law 9). */
export function referenceIn(text: string): Reference | undefined {
  for (const [found] of text
    .slice(0, 2000)
    .toUpperCase()
    .matchAll(/FD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/g)) {
    const parsed = Reference.safeParse(found);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
