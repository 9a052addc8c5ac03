import type { Task, TaskKind } from './case.ts';

/** The start of the reason of a *check reading* task. The questions follow. */
export const NOT_UNDERSTOOD = 'Not understood: ';
/** The start of that reason for a form with adults among the children. Their number follows. */
export const READ_AS_HOUSEHOLD = 'Read as household, though among the children';

/** What a person must do for each kind of task, in one sentence. A kind without a sentence does not compile. */
const TASK_WORDS: Readonly<Record<Exclude<TaskKind, 'by_hand'>, string>> = {
  acknowledge_safely: 'Tell the referrer that this arrived, in a way that you know is safe.',
  open_elsewhere: 'Open this message where it is kept, and put what it says on the case.',
  look_at_files: 'Look at the files that came with this: not all of their words are shown here.',
  check_reading: 'Compare what was read from the form with the form itself, and record what is wrong.',
  release_held_mail: 'Read this held email, and release it if it is a real referral.',
  ask_for_safe_copy: 'Make sure that the sender sends this file again in a form that can be opened.',
  file_without_verdict: 'Decide what to do about a file that could not be checked for viruses.',
  message_failed: 'Tell the person another way: our email did not reach them.',
  message_uncertain: 'Find out whether our email was sent, and send it again if it was not.',
  read_reply: 'Read this reply, and act on what it says.',
  check_automatic_mail: 'Read this automatic email, and look for a concern in it.',
  open_message_by_hand: 'Read the original of this email: not all of it could be shown here.',
  late_infection: 'A file that was opened here has a virus: tell IT security, and the people who opened it.',
  form_returned_blank: 'Tell the sender that the form came back empty, and ask for the completed one.',
  letter_on_wrong_reading: 'A letter went out before this answer was put right: judge what it told, and to whom.',
  form_missing: 'Ask the sender for the form, or act on the email’s own words.',
  immediate_danger: 'Look now: the referral says that a child is in immediate danger.',
  danger_words: 'Look now: there are words here that may mean danger.',
  ask_referrer_to_tell_parents: 'Ask the referrer to tell the parents about this referral.',
  missing_file: 'Ask the sender for the file: it was announced and did not arrive.',
  decision_at_risk: 'Decide this case soon: its decision is nearly due.',
  decision_overdue: 'Decide this case: its decision is overdue.',
  tell_referrer: 'Tell the referrer what may be said about the outcome.',
  confirm_hand_over: 'Confirm that the other authority has taken the family on.',
  ask_by_hand: 'Ask for the missing information by telephone or in person.',
  ask_overdue: 'Ask again another way: the answer is overdue.',
  ask_escalated: 'Decide what to do without the answer: it did not come after chasing.',
  approve_confirmation: 'Check the confirmation of this conversation, and approve it or say how they were told.',
  form_due: 'Record the form when it comes back, or how its questions were answered without it.',
  match_returned_form: 'A form came that may be the one asked for here: look, and record it if it is.',
  judge_matches: 'Look at the other cases that may be about the same child, and say whether they are.',
  judge_link: 'Look at the other case that this one may belong to, and unlink the two if they do not.',
  new_contact_on_open_case: 'Read the new contact about a child of this case.',
  tell_allocated_worker: 'Tell the family’s allocated worker about this contact.',
  answer_query: 'Answer this question, and record the answer.',
  query_at_risk: 'Answer this question soon: its answer is nearly due.',
  query_overdue: 'Answer this question: its answer is overdue.',
  consider_restricting: 'Consider who must not see this case.',
  review_break_glass: 'Look at why somebody opened this restricted case, and say who may see it from now on.',
  safety_record_full: 'Write to nobody from this case, and open a new referral: its safety record is full.',
  review_sign_off: 'Review the sign-off of the online form, and record the new one.',
  judge_disclosure: 'Judge whether telling too much to the wrong person must be reported.',
};

/** The sentences for tasks whose reason changes what to do, by kind and reason. `{}` is the text after the reason's colon. */
const BY_REASON: ReadonlyMap<string, string> = new Map([
  [
    'immediate_danger could_not_be_understood',
    'Look now: what the referral says about immediate danger could not be understood.',
  ],
  [
    'ask_by_hand do_not_ask_now',
    'Do not ask now: nobody may reach them this way until somebody records that it is safe.',
  ],
  ['ask_by_hand ask_at_safe_times_only', 'Ask for the missing information, and only at the times recorded as safe.'],
  ['tell_referrer professional_outcome_and_reasons', 'Tell the referrer the outcome and its reasons.'],
  [
    'tell_referrer public_acknowledgement_only',
    'Tell the referrer that the referral was received and decided, and not what was decided.',
  ],
  [
    'match_returned_form issued_for_another_case',
    'This form was issued for another case: link the two, and record there that it came.',
  ],
  [
    'read_reply may_answer_what_was_asked',
    'Read this reply: it may answer what was asked. Record the answer if it does.',
  ],
  [
    `check_reading ${READ_AS_HOUSEHOLD}`,
    'Check who the children are: adults who stand among them were read as members of the household.',
  ],
  [
    'judge_link subject_names',
    'Its subject names {}: look at both cases, and unlink them if they do not belong together.',
  ],
  [
    'consider_restricting opened_to_managers',
    'Say who may see this case: everybody who was named has left, and team managers were let in.',
  ],
  [
    'consider_restricting nobody_may_see_it',
    'Say who may see this case: everybody who was named has left, and no team manager could be let in.',
  ],
  ['judge_matches superseded', 'Judge this on the newer case of the same child.'],
]);

/**
 * Returns in one sentence what a person must do. A task that a person raised has their own words. *Look at the files* counts the
 * files, *check reading* names the questions that were not understood, and *judge the link* names the case.
 */
export function taskSays({ kind, why, lookAt }: Pick<Task, 'kind' | 'why' | 'lookAt'>): string {
  if (kind === 'by_hand' || (kind === 'look_at_files' && lookAt !== undefined)) return why;
  if (kind === 'check_reading' && why.startsWith(NOT_UNDERSTOOD))
    return `Record what the form says, where it was not understood: ${why.slice(NOT_UNDERSTOOD.length)}`;
  const [reason, detail = ''] = why.split(':');
  return (BY_REASON.get(`${kind} ${reason}`) ?? TASK_WORDS[kind]).replace('{}', detail);
}

/**
 * How a task ends. `said`: a person marks it as done, because it is done outside this service. `with_words`: they must also say
 * how. `by_doing`: only the action itself ends it.
 */
type TaskEnd = 'said' | 'with_words' | 'by_doing';

/** How each kind of task ends. A kind without an end does not compile. */
export const TASK_ENDS = {
  acknowledge_safely: 'said',
  open_elsewhere: 'said',
  look_at_files: 'said',
  check_reading: 'by_doing',
  form_returned_blank: 'said',
  letter_on_wrong_reading: 'with_words',
  release_held_mail: 'said',
  ask_for_safe_copy: 'said',
  file_without_verdict: 'said',
  message_failed: 'said',
  message_uncertain: 'said',
  read_reply: 'said',
  check_automatic_mail: 'said',
  open_message_by_hand: 'said',
  late_infection: 'said',
  form_missing: 'said',
  immediate_danger: 'said',
  danger_words: 'said',
  ask_referrer_to_tell_parents: 'said',
  missing_file: 'said',
  decision_at_risk: 'by_doing',
  decision_overdue: 'by_doing',
  tell_referrer: 'with_words',
  confirm_hand_over: 'with_words',
  by_hand: 'said',
  // These record that a person was asked. The request itself stays open, with its own deadline.
  ask_by_hand: 'said',
  ask_overdue: 'said',
  ask_escalated: 'with_words',
  approve_confirmation: 'by_doing',
  form_due: 'by_doing',
  // A person marks it as done if it is another form. Recording the right form ends it by itself.
  match_returned_form: 'said',
  judge_matches: 'by_doing',
  judge_link: 'said',
  new_contact_on_open_case: 'said',
  tell_allocated_worker: 'said',
  answer_query: 'by_doing',
  query_at_risk: 'by_doing',
  query_overdue: 'by_doing',
  consider_restricting: 'with_words',
  review_break_glass: 'by_doing',
  safety_record_full: 'with_words',
  judge_disclosure: 'with_words',
  // It belongs to no case. Recording a sign-off ends it.
  review_sign_off: 'said',
} as const satisfies Readonly<Record<TaskKind, TaskEnd>>;

/** A kind of task that only the action itself ends. */
export type DoneByDoing = {
  [Kind in TaskKind]: (typeof TASK_ENDS)[Kind] extends 'by_doing' ? Kind : never;
}[TaskKind];

/** Checks whether only the action itself ends a task of this kind. */
export const isDoneByDoing = (kind: TaskKind): kind is DoneByDoing => TASK_ENDS[kind] === 'by_doing';
