import type { Task, TaskKind } from './case.ts';

/** The start of the reason of a *check reading* task. The questions follow. */
export const NOT_UNDERSTOOD = 'Not understood: ';
/** The start of that reason for a form with adults among the children. Their number follows. */
export const READ_AS_HOUSEHOLD = 'Read as household, though among the children';

type Sentences = Partial<Record<TaskKind, string>>;

/** Says what to do for the tasks that are done outside this service, so that a person marks them as done. */
export const MARKED = {
  acknowledge_safely: 'Tell the referrer that this arrived, in a way that you know is safe.',
  open_elsewhere: 'Open this message where it is kept, and put what it says on the case.',
  look_at_files: 'Look at the files that came with this: not all of their words are shown here.',
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
  form_missing: 'Ask the sender for the form, or act on the email’s own words.',
  immediate_danger: 'Look now: the referral says that a child is in immediate danger.',
  danger_words: 'Look now: there are words here that may mean danger.',
  ask_referrer_to_tell_parents: 'Ask the referrer to tell the parents about this referral.',
  missing_file: 'Ask the sender for the file: it was announced and did not arrive.',
  // These two record that a person was asked. The request itself stays open, with its own deadline.
  ask_by_hand: 'Ask for the missing information by telephone or in person.',
  ask_overdue: 'Ask again another way: the answer is overdue.',
  // Recording the right form ends this by itself. A person marks it as done if it is another form.
  match_returned_form: 'A form came that may be the one asked for here: look, and record it if it is.',
  judge_link: 'Look at the other case that this one may belong to, and unlink the two if they do not.',
  new_contact_on_open_case: 'Read the new contact about a child of this case.',
  tell_allocated_worker: 'Tell the family’s allocated worker about this contact.',
  // It belongs to no case. Recording a sign-off ends it.
  review_sign_off: 'Review the sign-off of the online form, and record the new one.',
} as const satisfies Sentences;

/** Says what to do for the tasks that a person marks as done, and says how. */
export const MARKED_WITH_WORDS = {
  letter_on_wrong_reading: 'A letter went out before this answer was put right: judge what it told, and to whom.',
  tell_referrer: 'Tell the referrer what may be said about the outcome.',
  confirm_hand_over: 'Confirm that the other authority has taken the family on.',
  ask_escalated: 'Decide what to do without the answer: it did not come after chasing.',
  consider_restricting: 'Consider who must not see this case.',
  safety_record_full: 'Write to nobody from this case, and open a new referral: its safety record is full.',
  judge_disclosure: 'Judge whether telling too much to the wrong person must be reported.',
} as const satisfies Sentences;

/** Says what to do for the tasks that only the action itself ends. */
export const ENDED_BY_ACTION = {
  check_reading: 'Compare what was read from the form with the form itself, and record what is wrong.',
  decision_at_risk: 'Decide this case soon: its decision is nearly due.',
  decision_overdue: 'Decide this case: its decision is overdue.',
  approve_confirmation: 'Check the confirmation of this conversation, and approve it or say how they were told.',
  form_due: 'Record the form when it comes back, or how its questions were answered without it.',
  judge_matches: 'Look at the other cases that may be about the same child, and say whether they are.',
  answer_query: 'Answer this question, and record the answer.',
  query_at_risk: 'Answer this question soon: its answer is nearly due.',
  query_overdue: 'Answer this question: its answer is overdue.',
  review_break_glass: 'Look at why somebody opened this restricted case, and say who may see it from now on.',
} as const satisfies Sentences;

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
  return (BY_REASON.get(`${kind} ${reason}`) ?? sentenceOf(kind)).replace('{}', detail);
}

/** A kind of task that only the action itself ends. */
export type DoneByDoing = keyof typeof ENDED_BY_ACTION;

/** Checks whether only the action itself ends a task of this kind. */
export const isDoneByDoing = (kind: TaskKind): kind is DoneByDoing => kind in ENDED_BY_ACTION;

const needsWords = (kind: TaskKind): kind is keyof typeof MARKED_WITH_WORDS => kind in MARKED_WITH_WORDS;

/** Returns how a task ends: a person marks it as done (`said`), also says how (`with_words`), or does it here (`by_doing`). */
export function endOf(kind: TaskKind): 'said' | 'with_words' | 'by_doing' {
  if (isDoneByDoing(kind)) return 'by_doing';
  return needsWords(kind) ? 'with_words' : 'said';
}

/** Returns the sentence of any kind but a person's own task. A kind without a sentence, and so without an end, does not compile. */
function sentenceOf(kind: Exclude<TaskKind, 'by_hand'>): string {
  if (isDoneByDoing(kind)) return ENDED_BY_ACTION[kind];
  return needsWords(kind) ? MARKED_WITH_WORDS[kind] : MARKED[kind];
}
