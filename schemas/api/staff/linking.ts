import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';
import { Words } from './colleagues.ts';

/** The other case, and why the two have to do with each other, or have not after all. */
export const LinkCases = z.strictObject({ reference: Reference, why: Words });
