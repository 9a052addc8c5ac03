import type { Task, TaskKind } from './case.ts';

/** What each kind of task asks of a person, in one sentence that can be acted on. A kind without a sentence does not compile. */
const TASK_WORDS: Readonly<Record<Exclude<TaskKind, 'by_hand'>, string>> = {
  acknowledge_safely: 'Tell the referrer that this arrived, in a way that you know is safe.',
  open_elsewhere: 'Open this message where it is kept, and put what it says on the case.',
  look_at_files: 'Look at the files that came with this: not all of their words are shown here.',
  check_reading: 'Compare what was read from the form with the form itself.',
  release_held_mail: 'Read this held email, and release it if it is a real referral.',
  ask_for_safe_copy: 'Make sure that the sender sends this file again in a form that can be opened.',
  file_without_verdict: 'Decide what to do about a file that could not be checked for viruses.',
  message_failed: 'Tell the person another way: our email did not reach them.',
  message_uncertain: 'Find out whether our email was sent, and send it again if it was not.',
  read_reply: 'Read this reply, and act on what it says.',
  check_automatic_mail: 'Read this automatic email, and look for a concern in it.',
  open_message_by_hand: 'Read the original of this email: not all of it could be shown here.',
  late_infection: 'A file that was opened here has a virus: tell IT security, and whoever opened it.',
  form_returned_blank: 'Tell the sender that the form came back empty, and ask for the completed one.',
  letter_on_wrong_reading: 'A letter went out before this answer was put right: judge what it told, and to whom.',
  form_missing: 'Read this email, and ask the sender for the form if you need it.',
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
  form_due: 'Record the form when it comes back; chase it if it does not.',
  match_returned_form: 'Look whether this is the form that was asked for, and record it there.',
  judge_matches: 'Look at the other cases that may be about the same child, and say whether they are.',
  new_contact_on_open_case: 'Read the new contact about a child of this case.',
  tell_allocated_worker: 'Tell the family’s allocated worker about this contact.',
  answer_query: 'Answer this question, and record the answer.',
  query_at_risk: 'Answer this question soon: its answer is nearly due.',
  query_overdue: 'Answer this question: its answer is overdue.',
  consider_restricting: 'Consider who must not see this case.',
  review_break_glass: 'Look at why somebody opened this restricted case, and say who may see it from now on.',
  judge_disclosure: 'Judge whether telling too much to the wrong person must be reported.',
};

/** Says in one sentence what a task asks. A task that a person raised says what they wrote, and one to look at files counts them. */
export function taskSays({ kind, why, lookAt }: Pick<Task, 'kind' | 'why' | 'lookAt'>): string {
  return kind === 'by_hand' || (kind === 'look_at_files' && lookAt !== undefined) ? why : TASK_WORDS[kind];
}
