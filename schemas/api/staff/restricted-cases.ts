import * as z from 'zod';
import { Case } from '#schemas/case.ts';
import { besideRows, Cursor, Limit, NextCursor } from './paging.ts';

/** The query parameters of the list of restricted cases. */
export const RestrictedQuery = z.object({ limit: Limit, cursor: Cursor });

/** A page of the restricted cases. */
export const RestrictedCases = z
  .object({
    cases: z.array(
      z.object({
        ...Case.pick({ reference: true, team: true, state: true, receivedAt: true }).shape,
        named: z.array(z.string()).describe('The ids of the colleagues who may see it.'),
      }),
    ),
    ...besideRows,
    cursor: NextCursor,
  })
  .meta({ id: 'RestrictedCases', description: 'The restricted cases, and whom each names.' });
export type RestrictedCases = z.infer<typeof RestrictedCases>;
