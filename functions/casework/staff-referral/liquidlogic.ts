import * as z from 'zod';
import { digest } from '#functions/platform/identifiers.ts';
import { LiquidlogicId } from '#schemas/case.ts';

/** A number as people write it: neither spaces nor case count. */
export const LiquidlogicNumber = z
  .string()
  .max(60)
  .transform((given) => given.replace(/\s+/g, '').toUpperCase())
  .pipe(LiquidlogicId);

/** What decides that a number is one case's alone (S30, law 2). No number is a key: it is hashed. */
export function liquidlogicOnce(number: string): { kind: string; hash: string } {
  return { kind: 'liquidlogic', hash: digest('liquidlogic', number) };
}
