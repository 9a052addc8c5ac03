import * as z from 'zod';
import { Role } from './actor.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** Whom somebody spoke with, by what they are and never by name. */
export const SpokenWith = z.enum(['referrer', 'professional', 'young_person', 'parent_or_carer', 'other']);
export type SpokenWith = z.infer<typeof SpokenWith>;

/** What was agreed, in controlled words: an email may repeat these and nothing that was said (domain 5.4). */
export const AgreedWhat = z.enum([
  'decide_what_happens_next',
  'complete_the_form',
  'send_information',
  'tell_the_parents',
  'telephone_again',
  'speak_to_other_agencies',
  'tell_of_changes',
  'telephone_999_in_danger',
  'do_nothing_more',
]);
export type AgreedWhat = z.infer<typeof AgreedWhat>;

/** These hold from now on, so they have no time; the others must have one. */
const WITHOUT_TIME: ReadonlySet<AgreedWhat> = new Set([
  'tell_of_changes',
  'telephone_999_in_danger',
  'do_nothing_more',
]);

/** One action of a conversation: what, who and by when (domain S12a). */
export const AgreedAction = z
  .strictObject({ what: AgreedWhat, who: z.enum(['we', 'you']), by: Instant.optional() })
  .refine(({ what, by }) => by !== undefined || WITHOUT_TIME.has(what), { path: ['by'], error: 'Say by when.' });
export type AgreedAction = z.infer<typeof AgreedAction>;

/** Ten actions are more than anybody remembers of one conversation. */
export const AgreedActions = z.array(AgreedAction).min(1).max(10);

/** What an email may say of a conversation: when, with which role of ours, and what was agreed (domain 5.4). */
export const ConversationSaid = z.object({ at: Instant, staffRole: Role, actions: AgreedActions });
export type ConversationSaid = z.infer<typeof ConversationSaid>;

/** How a conversation is confirmed to whoever it was with, where no email may go (domain S12d). */
export const ConfirmedBy = z.enum(['telephone', 'letter', 'in_person', 'other']);

const Written = z.object({
  who: z.enum(['referrer', 'professional']),
  address: z.string().max(254),
  /** The message that approving makes: one id from the start, so that it can only ever be made once (S12f). */
  messageId: z.string(),
});

/** Where the confirmation of a conversation stands. */
export const Confirmation = z.discriminatedUnion('state', [
  Written.extend({ state: z.literal('to_approve') }),
  Written.extend({ state: z.literal('approved'), by: z.string().max(200), approvedAt: Instant }),
  z.object({ state: z.literal('another_way'), how: ConfirmedBy, why: z.string().max(2000), by: z.string().max(200) }),
]);
export type Confirmation = z.infer<typeof Confirmation>;

/** A conversation as staff recorded it (domain S12). The summary stays on the case. */
export const Conversation = z.object({
  id: z.string(),
  reference: Reference,
  ...ConversationSaid.shape,
  with: SpokenWith,
  summary: z.string().max(2000),
  recordedBy: z.string().max(200),
  recordedAt: Instant,
  confirmation: Confirmation,
  version: z.number().int(),
});
export type Conversation = z.infer<typeof Conversation>;
