import { referralBody } from '#schemas/forms/body.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { operation } from '../operation.ts';
import { RECEIPT_EXAMPLE, REFERRAL_EXAMPLE } from './examples.ts';
import { IdempotencyHeaders } from './headers.ts';
import { ReferralReceipt } from './receipt.ts';

/** A referral as its sender writes it: an object with a member for each section of the form. */
const Referral = referralBody(earlyHelpAndSocialCare).meta({
  id: 'Referral',
  description: 'A referral, with a member for each section of the form.',
});

const ABOUT = [
  'If an expected answer is missing, send the reason in its place: {"missing": "not_known"}.',
  'Dates, postcodes, NHS numbers and codes are accepted as people write them. A blank answer counts as no answer.',
  'Keys that the form does not have are kept and shown to staff. Unlikely answers are accepted and named in `warnings`.',
  'Sending the same body within 24 hours returns the first receipt.',
].join(' ');

const TAKEN = {
  201: {
    json: ReferralReceipt,
    means: 'The referral is filed and its decision clock is running.',
    example: RECEIPT_EXAMPLE,
  },
} as const;

export const fileReferral = operation('fileReferral', 'POST', '/referrals', {
  knock: 'public',
  under: 'Refer a child or a family',
  summary: 'Files a referral from the online form.',
  about: ABOUT,
  headers: IdempotencyHeaders,
  body: Referral,
  example: REFERRAL_EXAMPLE,
  answers: TAKEN,
  problems: ['online-form-shut', 'form-incomplete', 'bad-key', 'key-used'],
});

export const fileAgencyReferral = operation('fileAgencyReferral', 'POST', '/agency/referrals', {
  knock: 'agency',
  under: 'Refer a child or a family',
  summary: "Files a referral from an agency's system.",
  about: `${ABOUT} It is open even when the online form is shut.`,
  headers: IdempotencyHeaders,
  body: Referral,
  example: REFERRAL_EXAMPLE,
  answers: TAKEN,
  problems: ['form-incomplete', 'bad-key', 'key-used'],
});
