import * as z from 'zod';
import { Remark } from '#schemas/forms/answer.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';

/** The receipt of a referral that staff wrote down. */
export const StaffFiled = z
  .object({
    reference: Reference,
    receivedAt: Instant,
    decisionDueAt: Instant,
    filedBefore: z.boolean().describe('Whether it was filed earlier. If so, this is the first receipt.'),
    warnings: z.array(Remark).describe('Answers that look wrong. The referral was filed anyway.'),
  })
  .meta({ id: 'StaffFiled', description: 'The receipt of a referral that staff wrote down.' });
export type StaffFiled = z.infer<typeof StaffFiled>;
