import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';
import { Cursor } from './paging.ts';

/** Which case. */
export const CasePath = z.object({ reference: Reference });

/** … and where a very long one goes on. */
export const CaseRest = z.object({ cursor: Cursor });
