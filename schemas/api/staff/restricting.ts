import * as z from 'zod';
import { Access } from '#schemas/access.ts';
import { Words } from './texts.ts';

const { only, never } = Access.required().shape;

/** The body that sets who may see a case. With `only` null and `never` empty, the case is no longer restricted. */
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

/** The body that breaks the glass of a restricted case. */
export const BreakGlass = z.strictObject({ why: Words });

/** The body that declares that a case is about the person or their family. */
export const SayRelated = z.strictObject({ why: Words.optional() });
