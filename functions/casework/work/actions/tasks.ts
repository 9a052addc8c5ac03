import { forbidden, notFound, Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { FinishTask, RaiseTask } from '#schemas/api/staff/tasks.ts';
import type { Task, TaskKind } from '#schemas/case.ts';
import { questionLabel, unreadOnSafety } from '#schemas/forms/careful-values.ts';
import { forms as everyForm } from '#schemas/forms/forms.ts';
import { caseAction } from '../action.ts';
import type { Doing } from '../change.ts';
import { BEFORE_CLOSING } from '../tasks-after-decision.ts';
import { carefulFlags, mayLift } from './protecting.ts';

/** Something that somebody owes the case, with an owner and a due time. */
export const raiseTask = caseAction(RaiseTask, ({ head }, { why, dueAt, team = head.team, owner }, { now }) => {
  if (new Date(dueAt) <= now) throw new Problem(422, 'due-in-the-past', 'Give a due time that is still to come.');
  const id = `by_hand-${newId(now)}`;
  const task = { id, kind: 'by_hand', team, state: 'open', raisedAt: now.toISOString(), dueAt, why } as const;
  return { raise: [{ ...task, ...(owner === undefined ? {} : { owner }) }], line: { what: 'task_raised' } };
});

/**
 * Tasks that are done only with words which stay: that the referrer was told and the other authority has the family, that a case is to
 * be kept from nobody, what came of an escalation or of a wrong letter.
 */
const WITH_WORDS: ReadonlySet<TaskKind> = new Set([
  ...BEFORE_CLOSING,
  'consider_restricting',
  'judge_disclosure',
  'letter_on_wrong_reading',
  'ask_escalated',
]);

/** Governance has its own tasks on the cases of every team; whether a letter told too much it alone judges (domain 5.3, 5.4). */
const GOVERNANCE = 'ig_officer';
const GOVERNED = 'information_governance';

/** A task is done. Whoever says so may say how. */
export const finishTask = caseAction(FinishTask, (whole, { id, how }, { staff }) => {
  const { head, tasks } = whole;
  const task = tasks.find((one) => one.id === id);
  if (task === undefined) throw notFound();
  const isAnothers = task.team !== GOVERNED && head.team !== GOVERNED;
  const governs = staff.roles.includes(GOVERNANCE);
  const works = staff.roles.some((role) => role !== GOVERNANCE && role !== 'system_admin');
  if ((isAnothers && governs && !works) || (task.kind === 'judge_disclosure' && !governs)) throw forbidden();
  if (how === undefined && WITH_WORDS.has(task.kind))
    throw new Problem(422, 'how-needed', 'Say how this was done, and by whom it was confirmed.');
  if (task.state === 'done') throw new Problem(409, 'done-before', 'This task is done already.');
  // Else a query would wait in its list with nobody owing it anything.
  if (task.kind === 'answer_query') throw new Problem(409, 'answer-it', 'Record what was answered instead.');
  // … and a confirmation for an approval that nobody is asked for any more (S12).
  if (task.kind === 'approve_confirmation')
    throw new Problem(409, 'approve-it', 'Approve the confirmation, or say how they were told instead.');
  // … and a glass that was broken is looked at by governance alone (domain 5.3).
  if (task.kind === 'review_break_glass')
    throw new Problem(409, 'review-it', 'Governance ends this by saying who may see the case.');
  if (task.kind === 'check_reading') requireRead(whole, task, staff);
  return { finish: [id], line: { what: `done_${task.kind}`, ...(how === undefined ? {} : { detail: how }) } };
});

/**
 * A reading is checked when every answer on which safety hangs is recorded, by somebody who may lift the flag that stood for it.
 * @throws Problem 409 naming the questions that nobody has read, 403 for somebody who may not lift the flag
 */
function requireRead({ forms }: WholeCase, { about }: Task, staff: Doing['staff']): void {
  const read = forms.filter(({ documentId }) => documentId === (about ?? null));
  if (!read.flatMap(carefulFlags).every((flag) => mayLift(staff, flag))) throw forbidden();
  const questions = read.flatMap((form) =>
    unreadOnSafety(form).map(({ path, label }) => {
      const definition = everyForm.get(form.formId);
      return { path, label: definition === undefined ? label : questionLabel(definition, path) };
    }),
  );
  if (questions.length > 0)
    throw new Problem(409, 'not-read-yet', 'Record what was written in these answers first.', { questions });
}
