import * as z from 'zod';
import { CaseState } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';

/** The result of an action on a case. The new version is also the `ETag` of the answer. */
export const Acted = z
  .object({ reference: Reference, state: CaseState, version: z.number().int() })
  .meta({ id: 'Acted', description: 'The state and version of a case after an action.' });
export type Acted = z.infer<typeof Acted>;
