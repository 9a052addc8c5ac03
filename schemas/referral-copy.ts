import * as z from 'zod';
import { FormRecord, LiquidlogicId } from './case.ts';
import { Door } from './case-codes.ts';
import { UploadSlot } from './case-document.ts';
import { Channel } from './codes/channel.ts';
import { DraftId } from './draft-id.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** The claim that files an arrival once (law 2), without what only its first answer needs. */
export const CopiedClaim = z.object({
  kind: z.string(),
  hash: z.string(),
  bodyHash: z.string().optional(),
  /** Epoch seconds, from which it may be filed again. */
  until: z.number().int().optional(),
});

/** Marks a case that is to be copied: the day on which it was filed, and its claim, or the slot that its file came into. */
export const ToCopy = z.object({
  day: z.iso.date(),
  of: z.union([z.object({ claim: CopiedClaim }), z.object({ slot: z.string() })]),
});
export type ToCopy = z.infer<typeof ToCopy>;

/** A referral that was typed: no object of its own holds it. */
export const FormCopy = z.object({
  kind: z.literal('form'),
  reference: Reference,
  door: Door,
  receivedAt: Instant,
  decisionDueAt: Instant,
  claim: CopiedClaim,
  form: FormRecord,
  /** The id of the email that acknowledges it. */
  acknowledgement: z.string().optional(),
  channel: Channel.optional(),
  liquidlogicId: LiquidlogicId.optional(),
  draft: DraftId.optional(),
});
export type FormCopy = z.infer<typeof FormCopy>;

/** The slot of a file that is itself the referral. The file is in quarantine, and only the table says whose it is. */
const SlotCopy = z.object({ kind: z.literal('slot'), slot: UploadSlot.omit({ tokenHash: true }) });

/** A referral as an object of its own: what a declared recovery needs to file it again. Its upload token is not part of it. Personal. */
export const ReferralCopy = z.discriminatedUnion('kind', [FormCopy, SlotCopy]);
export type ReferralCopy = z.infer<typeof ReferralCopy>;

/** The same as the text of its object. */
export const CopyText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'The copy is no JSON.' });
      return z.NEVER;
    }
  })
  .pipe(ReferralCopy);
