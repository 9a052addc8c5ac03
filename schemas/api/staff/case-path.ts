import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';

/** Which case. */
export const CasePath = z.object({ reference: Reference });
