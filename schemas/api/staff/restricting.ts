import * as z from 'zod';
import { Access } from '#schemas/access.ts';
import { Words } from './colleagues.ts';

const { only, never } = Access.required().shape;

/** Who may see a case from now on; without a list and with nobody left out, it is restricted no longer. */
export const SetAccess = z
  .strictObject({
    only: only.nullable().describe('Only these people. `null`: everyone whose role allows it.'),
    never: never.describe('People who may never see it, whatever their role: it is about them or their family.'),
    why: Words,
  })
  .refine((said) => !said.only?.some((id) => said.never.includes(id)), {
    path: ['never'],
    error: 'The same person is in both lists.',
  });

/** Somebody must see a restricted case now, and says what for. */
export const BreakGlass = z.strictObject({ why: Words });

/** Somebody is of the family, or knows it, and leaves the case to others. */
export const SayRelated = z.strictObject({ why: Words.optional() });
