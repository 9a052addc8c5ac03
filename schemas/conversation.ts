import * as z from 'zod';
import { Role } from './actor.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** The person whom staff spoke with, by kind and never by name. */
export const SpokenWith = z.enum(['referrer', 'professional', 'young_person', 'parent_or_carer', 'other']);

/** An agreed action as a code. An email may repeat these codes, and nothing else from the conversation (domain 5.4). */
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

/** Actions that apply from now on, so they need no time. Every other action needs one. */
const WITHOUT_TIME: ReadonlySet<AgreedWhat> = new Set([
  'tell_of_changes',
  'telephone_999_in_danger',
  'do_nothing_more',
]);

/** An action that was agreed in a conversation: what, who and by when (domain S12a). */
export const AgreedAction = z
  .strictObject({ what: AgreedWhat, who: z.enum(['we', 'you']), by: Instant.optional() })
  .refine(({ what, by }) => by !== undefined || WITHOUT_TIME.has(what), { path: ['by'], error: 'Say by when.' });
export type AgreedAction = z.infer<typeof AgreedAction>;

/** People remember fewer than ten actions of one conversation. */
export const AgreedActions = z.array(AgreedAction).min(1).max(10);

/** The part of a conversation that an email may repeat: the time, the role of staff and the agreed actions (domain 5.4). */
export const ConversationSaid = z.object({ at: Instant, staffRole: Role, actions: AgreedActions });
export type ConversationSaid = z.infer<typeof ConversationSaid>;

/** How staff confirm a conversation if no email may be sent (domain S12d). */
export const ConfirmedBy = z.enum(['telephone', 'letter', 'in_person', 'other']);

const Written = z.object({
  who: z.enum(['referrer', 'professional']),
  address: z.string().max(254),
  /** The id of the email that approval creates. It is fixed from the start, so that there can only be one email (S12f). */
  messageId: z.string(),
});

/** The state of the confirmation of a conversation. */
export const Confirmation = z.discriminatedUnion('state', [
  Written.extend({ state: z.literal('to_approve') }),
  Written.extend({ state: z.literal('approved'), by: z.string().max(200), approvedAt: Instant }),
  z.object({ state: z.literal('another_way'), how: ConfirmedBy, why: z.string().max(2000), by: z.string().max(200) }),
]);
export type Confirmation = z.infer<typeof Confirmation>;

/** A conversation that staff recorded (domain S12). The summary stays on the case. */
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
