import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';
import { Words } from './texts.ts';

/** The body that links two cases or unlinks them: the other case, and why. */
export const LinkCases = z.strictObject({ reference: Reference, why: Words });
