import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';
import { Cursor } from './paging.ts';

/** The path parameters of a case. */
export const CasePath = z.object({ reference: Reference });

/** The query parameter for the next page of a very long case. */
export const CaseRest = z.object({ cursor: Cursor });
