import * as z from 'zod';
import { LiquidlogicId } from '#schemas/case.ts';
import { Words } from './texts.ts';

/** A Liquidlogic number as people write it, with spaces and in any case. */
export const LiquidlogicNumber = z
  .string()
  .max(60)
  .transform((given) => given.replace(/\s+/g, '').toUpperCase())
  .pipe(LiquidlogicId);

/** The body that sets the case's number in Liquidlogic (S30). Changing a number needs a reason. */
export const SetLiquidlogic = z.strictObject({ id: LiquidlogicNumber, why: Words.optional() });
