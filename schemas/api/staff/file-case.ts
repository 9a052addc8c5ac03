import * as z from 'zod';
import { Channel } from '#schemas/codes/channel.ts';
import { forms } from '#schemas/forms/forms.ts';
import { Instant } from '#schemas/instant.ts';
import { LiquidlogicNumber } from './liquidlogic.ts';

/** What staff send of a referral that they took down (S16, S30): any of the forms, with what is known. */
export const StaffReferral = z.strictObject({
  channel: Channel,
  form: z
    .string()
    .refine((id) => forms.has(id), `Give one of: ${[...forms.keys()].join(', ')}.`)
    .describe('A form’s id, as early-help-and-social-care.'),
  receivedAt: Instant.optional().describe(
    'When it was said or handed in, if that was before now: the clock runs from then.',
  ),
  liquidlogicId: LiquidlogicNumber.optional(),
  acknowledged: z
    .boolean()
    .default(false)
    .describe('Whether the referrer was told at once that we have it and what happens next.'),
  answers: z.record(z.string(), z.unknown()).describe('As in the JSON Schema of that form. No answer is mandatory.'),
});
