import { referralBody } from '#schemas/forms/body.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { operation } from '../operation.ts';
import { RECEIPT_EXAMPLE, REFERRAL_EXAMPLE } from './examples.ts';
import { IdempotencyHeaders } from './headers.ts';
import { ReferralReceipt } from './receipt.ts';

/** A referral as its sender writes it: a section of the form a key. */
const Referral = referralBody(earlyHelpAndSocialCare).meta({ id: 'Referral' });

const ABOUT = [
  'An answer that is expected and not there has its reason in its place: {"missing": "not_known"}.',
  'Dates, postcodes, NHS numbers and codes are also understood as people write them, and a blank answer counts as none.',
  'What has no field is kept and shown to staff. What looks wrong and may be right is taken, and named in `warnings`.',
  'The same body within 24 hours is the same referral: its sender gets the first receipt again.',
].join(' ');

const TAKEN = {
  201: { json: ReferralReceipt, means: 'It is filed, and has a decision clock.', example: RECEIPT_EXAMPLE },
} as const;

export const fileReferral = operation({
  id: 'fileReferral',
  method: 'POST',
  route: '/referrals',
  knock: 'public',
  under: 'Refer a child or a family',
  summary: 'Refers a child by the online form.',
  about: ABOUT,
  headers: IdempotencyHeaders,
  body: Referral,
  example: REFERRAL_EXAMPLE,
  answers: TAKEN,
  problems: ['online-form-shut', 'form-incomplete', 'bad-key', 'key-used'],
});

export const fileAgencyReferral = operation({
  id: 'fileAgencyReferral',
  method: 'POST',
  route: '/agency/referrals',
  knock: 'agency',
  under: 'Refer a child or a family',
  summary: "Refers a child from an agency's own system.",
  about: `${ABOUT} This door is open when the online form is shut.`,
  headers: IdempotencyHeaders,
  body: Referral,
  example: REFERRAL_EXAMPLE,
  answers: TAKEN,
  problems: ['form-incomplete', 'bad-key', 'key-used'],
});
