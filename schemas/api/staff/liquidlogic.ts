import * as z from 'zod';
import { LiquidlogicId } from '#schemas/case.ts';
import { Words } from './colleagues.ts';

/** A number as people write it: neither spaces nor case count. */
export const LiquidlogicNumber = z
  .string()
  .max(60)
  .transform((given) => given.replace(/\s+/g, '').toUpperCase())
  .pipe(LiquidlogicId);

/** The case's number in Liquidlogic (S30); a reason where another stood there. */
export const SetLiquidlogic = z.strictObject({ id: LiquidlogicNumber, why: Words.optional() });
