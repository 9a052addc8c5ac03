import * as z from 'zod';
import { Words } from './colleagues.ts';

/** A decided case is done with. */
export const Close = z.strictObject({ why: Words.optional() });

/** A case is decided anew. */
export const Reopen = z.strictObject({ why: Words });
