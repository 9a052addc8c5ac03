import * as z from 'zod';

/** The door by which a referral arrived. */
export const Door = z.enum(['web', 'agency', 'word_upload', 'email', 'staff']);
export type Door = z.infer<typeof Door>;

/** A team, which owns a case until a person accepts it. Duty and Advice is the default (S4d). */
export const Team = z.enum([
  'duty_and_advice',
  'early_help_coordinator',
  'masp',
  'information_governance',
  'held_mail',
  'documents_to_read',
]);
export type Team = z.infer<typeof Team>;

/** The state of a concern about a child. */
export const ConcernState = z.enum(['new', 'accepted', 'awaiting_information', 'recommended', 'decided', 'closed']);
export type ConcernState = z.infer<typeof ConcernState>;

/** The state of a process query (S32): a person confirmed that it names no child and no concern. It is listed and counted apart. */
export const QueryState = z.enum(['query', 'answered']);
export type QueryState = z.infer<typeof QueryState>;

/** The state of a case. functions/casework/work/states.ts lists the actions that each state allows. */
export const CaseState = z.enum([...ConcernState.options, ...QueryState.options]);
export type CaseState = z.infer<typeof CaseState>;

/** Checks whether a case in this state is a process query. */
export const isQuery = (state: CaseState): state is QueryState => QueryState.safeParse(state).success;

/** How soon a person must look at a case, whatever its clock says. */
export const Priority = z.enum(['routine', 'urgent', 'immediate']);
export type Priority = z.infer<typeof Priority>;

/** A warning that staff must see at once on a case. The program only adds flags; only people lift them. */
export const CaseFlag = z.enum([
  'do_not_inform_parents',
  'immediate_danger',
  'incomplete',
  'no_form',
  'held_mail',
  'automatic_mail',
  'open_elsewhere',
  'suspected_repeat',
  'further_form',
  'needs_reading',
  'file_infected',
  'file_held',
  'insecure_sender',
  // A young person refers herself or asks us not to tell her parents: contacting the family needs a decision (domain 5.5.6).
  'contact_nobody_without_decision',
  // A form asks to keep an address secret: it is masked on every view of the case (domain 5.5.4).
  'address_confidential',
  // The referral contains words that may mean danger: a person looks at once. Finding none proves nothing (domain 6).
  'danger_words',
  // The search keys suggest these, and a person judges: a contact within 12 months, a third in 30 days, one on an open case (domain 6, S5b).
  're_referral',
  'third_contact',
  'open_case',
]);
export type CaseFlag = z.infer<typeof CaseFlag>;

/** The kind of a task. task-words.ts has the sentence that tells a person what to do. */
export const TaskKind = z.enum([
  'acknowledge_safely',
  'open_elsewhere',
  'look_at_files',
  'check_reading',
  'form_returned_blank',
  'letter_on_wrong_reading',
  'release_held_mail',
  'ask_for_safe_copy',
  'file_without_verdict',
  'message_failed',
  'message_uncertain',
  'read_reply',
  'check_automatic_mail',
  'open_message_by_hand',
  'late_infection',
  'form_missing',
  'immediate_danger',
  'danger_words',
  'ask_referrer_to_tell_parents',
  'missing_file',
  'decision_at_risk',
  'decision_overdue',
  'tell_referrer',
  'confirm_hand_over',
  'by_hand',
  'ask_by_hand',
  'ask_overdue',
  'ask_escalated',
  'approve_confirmation',
  'form_due',
  'match_returned_form',
  'judge_matches',
  'judge_link',
  'new_contact_on_open_case',
  'tell_allocated_worker',
  'answer_query',
  'query_at_risk',
  'query_overdue',
  'consider_restricting',
  'review_break_glass',
  'judge_disclosure',
  'safety_record_full',
  'review_sign_off',
]);
export type TaskKind = z.infer<typeof TaskKind>;
