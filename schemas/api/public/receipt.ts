import * as z from 'zod';
import { Remark } from '#schemas/forms/answer.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';

/** What whoever sent a referral is given for it, and given again when they send the same. */
export const ReferralReceipt = z
  .strictObject({
    reference: Reference.describe('Names the case. Quote it when you telephone. It gives no access.'),
    receivedAt: Instant,
    decisionDueAt: Instant.describe('By when a duty social worker decides: one working day (law 6).'),
    whatHappensNext: z.string().describe('For a person to read: what happens by when, and what to do in danger.'),
    telephone: z.string(),
    uploads: z
      .strictObject({
        token: z.string().describe('A secret: opens upload slots on this referral, sent as X-Upload-Token.'),
        until: Instant,
        path: z.string().describe('Where slots are asked for.'),
      })
      .describe('How to add files to the referral.'),
    warnings: z.array(Remark).describe('Answers that look wrong. They were accepted anyway.'),
  })
  .meta({ id: 'ReferralReceipt' });
export type ReferralReceipt = z.infer<typeof ReferralReceipt>;
