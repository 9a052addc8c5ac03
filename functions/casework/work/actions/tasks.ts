import type * as z from 'zod';
import { forbidden, notFound, Problem, refusedAt } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { ALL, type Wanted } from '#functions/platform/store/parts.ts';
import { FinishTask, RaiseTask } from '#schemas/api/staff/tasks.ts';
import type { Task } from '#schemas/case.ts';
import { type DoneByDoing, endOf, isDoneByDoing } from '#schemas/task-words.ts';
import { matchesToJudge } from '../../lookup/match-task.ts';
import { caseAction, NOTHING } from '../action.ts';
import type { Doing, Worked } from '../change.ts';
import { CHECK_READING, mayEndCheck, questionsToConfirm } from '../check-of-reading.ts';
import { STATES } from '../states.ts';

/** Raises a task on a case, with an owner and a due time. */
export const raiseTask = caseAction(
  RaiseTask,
  NOTHING,
  ({ head }, { why, dueAt, team = head.team, owner }, { now }) => {
    if (new Date(dueAt) <= now)
      throw refusedAt('/dueAt', 422, 'due-in-the-past', 'Give a due time that is still to come.');
    const id = `by_hand-${newId(now)}`;
    const task = { id, kind: 'by_hand', team, state: 'open', raisedAt: now.toISOString(), dueAt, why } as const;
    return { raise: [{ ...task, ...(owner === undefined ? {} : { owner }) }], line: { what: 'task_raised' } };
  },
);

/** Governance has its own tasks on the cases of every team. It alone judges whether a letter told too much (domain 5.3, 5.4). */
const GOVERNANCE = 'ig_officer';
const GOVERNED = 'information_governance';

/** Names the task, and what must be done before it: the id of a task about an ask holds the ask's. */
const readsOf = ({ id }: z.infer<typeof FinishTask>) =>
  ({
    tasks: { is: [id] },
    asks: { is: [id.replace(/^form_due-/, '')] },
    matches: id === 'judge_matches' ? ALL : { is: [] },
    forms: id.startsWith(CHECK_READING) ? ALL : { is: [] },
  }) as const satisfies Wanted;
type Finishing = Worked<'tasks' | 'asks' | 'matches' | 'forms'>;

/** Finishes a task. The person may say how it was done. */
export const finishTask = caseAction(FinishTask, readsOf, (whole, { id, how }, { staff }) => {
  const { head, tasks } = whole;
  const task = tasks.find((one) => one.id === id);
  if (task === undefined) throw notFound();
  const isAnothers = task.team !== GOVERNED && head.team !== GOVERNED;
  const governs = staff.roles.includes(GOVERNANCE);
  const works = staff.roles.some((role) => role !== GOVERNANCE && role !== 'system_admin');
  if ((isAnothers && governs && !works) || (task.kind === 'judge_disclosure' && !governs)) throw forbidden();
  if (how === undefined && endOf(task.kind) === 'with_words')
    throw refusedAt('/how', 422, 'how-needed', 'Say how this was done, and by whom it was confirmed.');
  if (task.state === 'done') throw new Problem(409, 'done-before', 'This task is done already.');
  if (isDoneByDoing(task.kind)) BY_DOING[task.kind](whole, task, staff);
  return { finish: [id], line: { what: `done_${task.kind}`, ...(how === undefined ? {} : { detail: how }) } };
});

/**
 * Requires that a reading is checked: a person has confirmed, corrected or cleared each safety question, and the person who ends the
 * check may lift the flags set for it.
 * @throws Problem 409 naming the questions that nobody has settled, 403 for somebody who may not lift a flag
 */
function requireRead(whole: Finishing, task: Task, staff: Doing['staff']): void {
  const about = task.about ?? null;
  if (!mayEndCheck(whole, about, staff)) throw forbidden();
  const questions = questionsToConfirm(whole, about);
  if (questions.length > 0)
    throw new Problem(409, 'not-read-yet', 'Confirm or correct these answers first.', { questions });
}

type Undone = (whole: Finishing, task: Task, staff: Doing['staff']) => void;

const decideFirst: Undone = ({ head }) => {
  if (STATES[head.state].clock === 'runs')
    throw new Problem(409, 'decide-it', 'Decide the case instead: that ends this task.');
};
/** Otherwise a query would wait in its list without a task for anybody. */
const answerFirst: Undone = () => {
  throw new Problem(409, 'answer-it', 'Record what was answered instead.');
};

/** Refuses to tick off a task, by kind, whose work is not done. @throws Problem saying what to do instead */
const BY_DOING: Readonly<Record<DoneByDoing, Undone>> = {
  check_reading: requireRead,
  decision_at_risk: decideFirst,
  decision_overdue: decideFirst,
  answer_query: answerFirst,
  query_at_risk: answerFirst,
  query_overdue: answerFirst,
  // Otherwise a confirmation would wait for an approval without a task for it (S12).
  approve_confirmation: () => {
    throw new Problem(409, 'approve-it', 'Approve the confirmation, or say how they were told instead.');
  },
  // Otherwise the form that is still to come would be on no list (S13c).
  form_due: ({ asks }, { about }) => {
    if (asks.some(({ id, state }) => id === about && state === 'open'))
      throw new Problem(409, 'record-the-form', 'Record the form that came back, or what was answered without it.');
  },
  judge_matches: ({ matches }) => {
    if (matchesToJudge(matches).length > 0)
      throw new Problem(409, 'judge-the-matches', 'Say of each match whether it is the same child, or of the family.');
  },
  // Only governance reviews a broken glass (domain 5.3).
  review_break_glass: () => {
    throw new Problem(409, 'review-it', 'Governance ends this task by setting who may see the case.');
  },
};
