import * as z from 'zod';
import { Words } from './texts.ts';

/** The body that closes a decided case. */
export const Close = z.strictObject({ why: Words.optional() });

/** The body that reopens a case. */
export const Reopen = z.strictObject({ why: Words });
