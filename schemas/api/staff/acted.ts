import * as z from 'zod';
import { CaseState } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';

/** What became of a case by an action. Its new version is the `ETag` of the answer. */
export const Acted = z
  .object({ reference: Reference, state: CaseState, version: z.number().int() })
  .meta({ id: 'Acted', description: 'What became of a case by an action.' });
export type Acted = z.infer<typeof Acted>;
