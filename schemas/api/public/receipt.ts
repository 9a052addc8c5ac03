import * as z from 'zod';
import { Remark } from '#schemas/forms/answer.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';

/** The receipt of a referral. Sending the same referral again returns the same receipt. */
export const ReferralReceipt = z
  .strictObject({
    reference: Reference.describe('The reference of the case. Quote it when you telephone. It gives no access.'),
    receivedAt: Instant,
    decisionDueAt: Instant.describe('A duty social worker decides by this time, within one working day.'),
    whatHappensNext: z.string().describe('For a person to read: what happens next, when, and what to do in danger.'),
    telephone: z.string(),
    uploads: z
      .strictObject({
        token: z.string().describe('A secret that opens upload slots for this referral. Send it as X-Upload-Token.'),
        until: Instant,
        path: z.string().describe('The path of the operation that opens a slot.'),
      })
      .describe('How to add files to the referral.'),
    warnings: z.array(Remark).describe('Answers that look wrong. They were accepted anyway.'),
  })
  .meta({ id: 'ReferralReceipt', description: 'The receipt of a referral.' });
export type ReferralReceipt = z.infer<typeof ReferralReceipt>;
