import * as z from 'zod';
import { CaseFlag, Priority, TaskKind, Team } from './case-codes.ts';
import { Channel } from './codes/channel.ts';
import { DecisionOutcome } from './codes/decision-outcome.ts';
import { Verdict } from './events.ts';
import { Instant } from './instant.ts';
import { Delivery, OutboundKind } from './message.ts';

/** Returns the codes with a beginning before each, as `decided_masp`. */
const each = <Begin extends string, Code extends string>(begin: Begin, codes: readonly Code[]) =>
  codes.map((code): `${Begin}${Code}` => `${begin}${code}`);

/** The warnings of the clock about a decision or an answer. */
const CLOCK = ['at_risk', 'predicted_breach', 'overdue', 'still_overdue', 'escalated'] as const;
/** The results of sending a letter. */
const SENT = ['sent', 'sent_again', 'uncertain', 'stopped', 'failed', 'not_delivered', ...Delivery.options] as const;

/** The code of a timeline entry. The store accepts no other code. */
export const TimelineCode = z.enum([
  // Arrival.
  'received',
  ...each('received_by_', Channel.options),
  'acknowledged_by_staff',
  'left_unfinished',
  'sent_again',
  'filed_again',
  'delivered_again',
  'reply_received',
  'automatic_mail_joined',
  'message_opened',
  'message_unreadable',
  'message_not_opened',
  'message_opening_asked_again',
  'upload_never_came',
  // Files and forms.
  ...each('file_', [...Verdict.options, 'received', 'filed', 'held', 'not_read', 'without_verdict']),
  'file_scan_asked_again',
  'file_reading_asked_again',
  'same_file',
  'promised_reference_taken',
  'form_read',
  'held_form_read',
  'form_returned_blank',
  'form_perhaps_returned',
  'further_form_filed',
  'reading_recorded',
  'reading_cleared',
  'reading_confirmed',
  // The clock.
  ...each('decision_', CLOCK),
  ...each('query_', CLOCK),
  'sign_off_review_due',
  'person_called',
  // Letters.
  ...OutboundKind.options.flatMap((kind) => each(`${kind}_`, SENT)),
  'letter_misdirected',
  // Actions of people.
  'accepted',
  'assigned',
  ...each('rerouted_to_', Team.options),
  ...each('priority_', Priority.options),
  'note',
  'recommended',
  ...each('recommended_', DecisionOutcome.options),
  'decided',
  ...each('decided_', DecisionOutcome.options),
  'returned_to_team',
  'opened_to_managers',
  'closed',
  'reopened',
  'linked',
  'unlinked',
  'liquidlogic_number_set',
  'task_raised',
  ...each('done_', TaskKind.options),
  ...each('flag_set_', CaseFlag.options),
  ...each('flag_lifted_', CaseFlag.options),
  ...each('flagged_', CaseFlag.options),
  ...each('contact_', ['safe', 'never', 'unknown']),
  'restricted',
  'restriction_lifted',
  'glass_broken',
  'related',
  'same_parents_said',
  'same_parents_taken_back',
  'kept_as_the_other_is',
  'match_suggested',
  'match_confirmed',
  'match_rejected',
  'match_undone',
  // Requests and conversations.
  'asked_for_information',
  'form_instructed',
  'ask_answered',
  'ask_let_be',
  'ask_reminded',
  'ask_chased',
  'ask_escalated',
  'conversation_recorded',
  'conversation_confirmed_another_way',
  'confirmation_approved',
  'called_a_query',
  'called_a_concern',
  ...each('query_answered_by_', ['email', 'telephone', 'other']),
]);
export type TimelineCode = z.infer<typeof TimelineCode>;

/** An entry of a case's timeline. `detail` is for staff and may be personal, so it never leaves the case. */
export const TimelineEntry = z.object({
  id: z.string(),
  at: Instant,
  what: TimelineCode,
  by: z.string(),
  detail: z.string().max(2000).optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
