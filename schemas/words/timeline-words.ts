import type { Delivery, OutboundKind } from '#schemas/message.ts';
import { ENDED_BY_ACTION, MARKED, MARKED_WITH_WORDS } from '#schemas/task-words.ts';
import type { TimelineCode } from '#schemas/timeline.ts';
import { ANSWERED_WORDS } from './asking-words.ts';
import { CHANNEL_WORDS, PRIORITY_WORDS, TEAM_WORDS } from './case-words.ts';
import { CONTACT_WORDS } from './contact-words.ts';
import { OUTCOME_WORDS } from './decision-words.ts';
import { VERDICT_WORDS } from './file-words.ts';
import { FLAG_WORDS } from './flag-words.ts';
import { DELIVERY_WORDS, LETTER_WORDS } from './message-words.ts';
import { each, inSentence, type WordsFor } from './phrases.ts';

/** The sentence of each kind of task but a person's own. */
const TASKS = { ...MARKED, ...MARKED_WITH_WORDS, ...ENDED_BY_ACTION };

/** The warnings of the clock. */
const CLOCK = {
  at_risk: 'is nearly due',
  predicted_breach: 'is likely to be late',
  overdue: 'is late',
  still_overdue: 'is still late',
  escalated: 'is a working day late, and was escalated',
} as const;

/** What became of a letter. */
const SENT: WordsFor<'sent' | 'sent_again' | 'uncertain' | 'stopped' | 'failed' | 'not_delivered' | Delivery> = {
  sent: 'Sent',
  sent_again: 'Sent again',
  uncertain: 'Not known whether it was sent',
  stopped: 'Not sent: it may not go to this address',
  failed: 'Not sent: sending failed',
  not_delivered: 'Not delivered',
  ...DELIVERY_WORDS,
};

/** Returns the lines of one kind of letter: "Acknowledgement: delivered". */
const letter = <Kind extends OutboundKind>(kind: Kind) =>
  each(`${kind}_`, SENT, (became) => `${LETTER_WORDS[kind]}: ${inSentence(became)}`);

/** What each line of a timeline says happened. */
export const TIMELINE_WORDS: WordsFor<TimelineCode> = {
  received: 'Received',
  ...each('received_by_', CHANNEL_WORDS, (channel) => `Received by staff: ${inSentence(channel)}`),
  left_unfinished: 'Left unfinished while it was taken down, and filed as it stood',
  acknowledged_by_staff: 'Told the referrer that it was received',
  sent_again: 'The same referral was sent again',
  filed_again: 'Filed again after a restore',
  delivered_again: 'The same email was delivered again',
  reply_received: 'Received a reply',
  automatic_mail_joined: 'Received an automatic email',
  message_opened: 'Opened the email',
  message_unreadable: 'Could not open the email',
  message_not_opened: 'The email was not opened: a person must open it',
  message_opening_asked_again: 'Asked once more to open the email',
  upload_never_came: 'A file that was announced did not arrive',
  ...each('file_', VERDICT_WORDS, (verdict) => `File: ${inSentence(verdict)}`),
  file_received: 'Received a file',
  file_filed: 'Filed a file: it is safe to open',
  file_held: 'Held a file: it may be unsafe to open',
  file_not_read: 'Could not read a file',
  file_without_verdict: 'A file could not be checked for viruses: a person must decide',
  file_scan_asked_again: 'Asked once more to check a file for viruses',
  file_reading_asked_again: 'Asked once more to read a file',
  same_file: 'Found the same file on another case',
  promised_reference_taken: 'The promised reference belongs to another case',
  form_read: 'Read the form',
  held_form_read: 'Read the form from a held file',
  form_returned_blank: 'The form came back empty',
  form_perhaps_returned: 'A form came that may be the one asked for',
  further_form_filed: 'Filed another form as a case of its own',
  reading_recorded: 'Corrected an answer',
  reading_cleared: 'Removed an answer',
  reading_confirmed: 'Confirmed an answer',
  ...each('decision_', CLOCK, (warning) => `The decision ${warning}`),
  ...each('query_', CLOCK, (warning) => `The answer to the query ${warning}`),
  sign_off_review_due: 'The review of the sign-off is due',
  person_called: 'Called a person to look at once',
  ...letter('acknowledgement'),
  ...letter('safe_copy_request'),
  ...letter('form_returned_blank'),
  ...letter('information_request'),
  ...letter('information_reminder'),
  ...letter('information_chaser'),
  ...letter('conversation_confirmation'),
  ...letter('danger_alert'),
  letter_misdirected: 'Reported that a letter reached the wrong person',
  accepted: 'Accepted',
  assigned: 'Assigned',
  ...each('rerouted_to_', TEAM_WORDS, (team) => `Sent to another team: ${team}`),
  ...each('priority_', PRIORITY_WORDS, (priority) => `Set the priority to ${inSentence(priority)}`),
  note: 'Added a note',
  recommended: 'Recommended',
  ...each('recommended_', OUTCOME_WORDS, (outcome) => `Recommended: ${inSentence(outcome)}`),
  decided: 'Decided',
  ...each('decided_', OUTCOME_WORDS, (outcome) => `Decided: ${inSentence(outcome)}`),
  returned_to_team: 'Returned to the team: the person who had it has left',
  opened_to_managers: 'Opened to team managers: everybody who was named has left',
  closed: 'Closed',
  reopened: 'Reopened',
  linked: 'Linked to another case',
  unlinked: 'Removed the link to another case',
  liquidlogic_number_set: 'Recorded the Liquidlogic number',
  task_raised: 'Created a task',
  done_by_hand: 'Finished a task',
  ...each('done_', TASKS, (sentence) => `Finished a task: ${inSentence(sentence).replace(/\.$/, '')}`),
  ...each('flag_set_', FLAG_WORDS, ({ title }) => `Set a flag: ${inSentence(title)}`),
  ...each('flag_lifted_', FLAG_WORDS, ({ title }) => `Lifted a flag: ${inSentence(title)}`),
  ...each('flagged_', FLAG_WORDS, ({ title }) => `Flagged: ${inSentence(title)}`),
  ...each('contact_', CONTACT_WORDS, (contact) => `Recorded how to contact a person: ${inSentence(contact)}`),
  restricted: 'Restricted who may see the case',
  restriction_lifted: 'Lifted the restriction',
  glass_broken: 'Broke the glass',
  related: 'Said that the case is about them or their family',
  same_parents_said: 'Said that children have the same parents',
  same_parents_taken_back: 'Took back that children have the same parents',
  kept_as_the_other_is: 'Restricted as the case of the same child is',
  match_suggested: 'Found a child who may be known',
  match_confirmed: 'Confirmed a match',
  match_rejected: 'Rejected a match',
  match_undone: 'Undid the judgement of a match',
  asked_for_information: 'Asked for more information',
  form_instructed: 'Asked for a form',
  ask_answered: 'Recorded an answer',
  ask_let_be: 'Stopped reminding: the case is closed',
  ask_reminded: 'Sent a reminder',
  ask_chased: 'Chased an answer that is late',
  ask_escalated: 'Escalated an answer that did not come',
  conversation_recorded: 'Recorded a conversation',
  conversation_confirmed_another_way: 'Confirmed the conversation another way',
  confirmation_approved: 'Approved the confirmation of a conversation',
  called_a_query: 'Marked as a process query',
  called_a_concern: 'Turned back into a concern',
  ...each('query_answered_by_', ANSWERED_WORDS, (how) => `Answered the query ${inSentence(how)}`),
};
