import * as z from 'zod';
import { Remark } from '#schemas/forms/answer.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';

/** The receipt of a referral that staff took down. */
export const StaffFiled = z
  .object({
    reference: Reference,
    receivedAt: Instant,
    decisionDueAt: Instant,
    filedBefore: z.boolean().describe('It had been filed before: this is the first one’s receipt.'),
    warnings: z.array(Remark).describe('What looks wrong among the answers; it was filed all the same.'),
  })
  .meta({ id: 'StaffFiled', description: 'The receipt of a referral that staff took down.' });
export type StaffFiled = z.infer<typeof StaffFiled>;
