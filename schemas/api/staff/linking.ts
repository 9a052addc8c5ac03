import * as z from 'zod';
import { TypedReference } from '#schemas/reference.ts';
import { Words } from './texts.ts';

/** The body that links two cases or unlinks them: the other case, and why. */
export const LinkCases = z.strictObject({ reference: TypedReference, why: Words });
