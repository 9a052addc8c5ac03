import * as z from 'zod';

/** The door an item came in by. */
export const Door = z.enum(['web', 'agency', 'word_upload', 'email', 'staff']);
export type Door = z.infer<typeof Door>;

/** Who owns an item until somebody else accepts it; Duty and Advice is the default owner (S4d). */
export const Team = z.enum([
  'duty_and_advice',
  'early_help_coordinator',
  'masp',
  'information_governance',
  'held_mail',
  'documents_to_read',
]);
export type Team = z.infer<typeof Team>;

/** Where a concern about a child stands. */
export const ConcernState = z.enum(['new', 'accepted', 'awaiting_information', 'recommended', 'decided', 'closed']);
export type ConcernState = z.infer<typeof ConcernState>;

/** Where a process query stands (S32): a person said that it names no child and no concern. Its lists and counts are its own. */
export const QueryState = z.enum(['query', 'answered']);
export type QueryState = z.infer<typeof QueryState>;

/** Where a case stands; what may be done in each is functions/casework/work/states.ts. */
export const CaseState = z.enum([...ConcernState.options, ...QueryState.options]);
export type CaseState = z.infer<typeof CaseState>;

/** Whether a case in this state is a process query, kept apart from concerns. */
export const isQuery = (state: CaseState): state is QueryState => QueryState.safeParse(state).success;

/** How soon somebody must look, whatever the clock says. */
export const Priority = z.enum(['routine', 'urgent', 'immediate']);
export type Priority = z.infer<typeof Priority>;

/** What a person must see at once on a case. A flag is only ever added by the program; a person lifts it. */
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
  // A young person refers herself, or asks that her parents are not told: nobody of the family is contacted without a decision (5.5.6).
  'contact_nobody_without_decision',
  // A form says that an address must be kept secret: it is masked wherever the case is shown (5.5.4).
  'address_confidential',
  // Words that may mean danger stand in what was sent: a person looks at once. That none were found says nothing (domain 6).
  'danger_words',
  // Suggested by search keys, and for a person to judge: within twelve months, thrice in thirty days, and while a case is open (domain 6, S5b).
  're_referral',
  'third_contact',
  'open_case',
]);
export type CaseFlag = z.infer<typeof CaseFlag>;

/** What a task asks of a person; its sentence is in task-words.ts. */
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
