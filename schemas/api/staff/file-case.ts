import * as z from 'zod';
import { Channel } from '#schemas/codes/channel.ts';
import { FormId } from '#schemas/draft.ts';
import { Instant } from '#schemas/instant.ts';
import { LiquidlogicNumber } from './liquidlogic.ts';

/** A referral that staff wrote down (S16, S30): one of the forms, with the answers that are known. */
export const StaffReferral = z.strictObject({
  channel: Channel,
  form: FormId,
  receivedAt: Instant.optional().describe(
    'When it was received, if that was before now. The decision clock starts then.',
  ),
  liquidlogicId: LiquidlogicNumber.optional(),
  acknowledged: z
    .boolean()
    .default(false)
    .describe('Whether you told the referrer that we have it and what happens next.'),
  answers: z.record(z.string(), z.unknown()).describe('The answers, as that form has them. None is mandatory.'),
});
