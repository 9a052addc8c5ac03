import { dueWords } from '#functions/platform/london-words.ts';
import { type DoneByDoing, endOf, isDoneByDoing } from '#schemas/task-words.ts';
import { TEAM_WORDS } from '#schemas/words/case-words.ts';
import { choicesOf } from '../../kit/fields.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import { colleagueChoices } from '../names.ts';
import type { CaseForm } from './case-form.ts';

/** Where a task is done that only the action itself ends, below the case's path. */
interface DoneThere {
  readonly path: string;
  readonly text: string;
  /** Whether a person also marks it as done, once the action was taken. */
  readonly thenMarked?: true;
}

const DECIDE: DoneThere = { path: '/do/decide', text: 'Decide the case', thenMarked: true };
const ANSWER: DoneThere = { path: '/do/query-answered', text: 'Record the answer to the query' };
const DONE_THERE: Readonly<Record<DoneByDoing, DoneThere>> = {
  check_reading: { path: '/referral', text: 'Compare the answers with the form', thenMarked: true },
  decision_at_risk: DECIDE,
  decision_overdue: DECIDE,
  approve_confirmation: { path: '/messages', text: 'Look at the confirmation, and approve it' },
  form_due: { path: '/messages', text: 'Record the form, or the answer without it', thenMarked: true },
  judge_matches: { path: '/people', text: 'Judge the matches', thenMarked: true },
  answer_query: ANSWER,
  query_at_risk: ANSWER,
  query_overdue: ANSWER,
  review_break_glass: { path: '/do/access', text: 'Set who may see the case' },
};

const openTasks = ({ view }: CaseSeen) => view.tasks.filter(({ state }) => state === 'open');
const taskOf = (seen: CaseSeen, id: string) => openTasks(seen).find((task) => task.id === id);
const doneThere = (seen: CaseSeen, id: string): DoneThere | undefined => {
  const kind = taskOf(seen, id)?.kind;
  return kind !== undefined && isDoneByDoing(kind) ? DONE_THERE[kind] : undefined;
};

/** The forms that create a task and mark one as done. */
export const TASK_FORMS: readonly CaseForm[] = [
  {
    path: 'task',
    does: 'raise_task',
    title: 'Create a task',
    says: ['The task is on the list of its team, or in the work of the colleague, until somebody marks it as done.'],
    button: 'Create the task',
    kinds: { instants: ['dueAt'] },
    fields: ({ names, view }) => [
      { kind: 'textarea', name: 'why', label: 'What to do', hint: 'Lists show this.', most: 200, rows: 2 },
      { kind: 'instant', name: 'dueAt', label: 'Due', hint: 'Without a time, it is due at 5pm.' },
      { kind: 'radios', name: 'team', label: 'Team', choices: choicesOf(TEAM_WORDS), value: view.case.team },
      { kind: 'select', name: 'owner', label: 'Colleague (optional)', choices: colleagueChoices(names) },
    ],
    act: (perform, acting, form) => perform('raiseTask', { ...acting, form }),
  },
  {
    path: 'task-done',
    does: 'finish_task',
    title: 'Mark a task as done',
    choose: {
      query: 'task',
      name: 'id',
      label: 'Task',
      choices: (seen, { now }) =>
        openTasks(seen).map(({ id, says, dueAt }) => ({ value: id, text: says, hint: dueWords(dueAt, now) })),
      none: 'There is no open task on this case.',
      gone: 'This task is done already, or it is not on this case. Choose another.',
    },
    says: (seen, _visit, id) => {
      const there = doneThere(seen, id);
      if (there === undefined) return ['It leaves the list of open tasks. The timeline says that you did it.'];
      return there.thenMarked
        ? ['Do what it asks first. If that is done already, mark the task as done here.']
        : ['Only the action itself ends this task.'];
    },
    links: (seen, id) => {
      const there = doneThere(seen, id);
      return there === undefined
        ? []
        : [{ text: there.text, href: `/staff/cases/${seen.view.case.reference}${there.path}` }];
    },
    elsewhere: (seen, id) => {
      const there = doneThere(seen, id);
      return there !== undefined && there.thenMarked !== true;
    },
    button: 'Mark the task as done',
    fields: (seen, _visit, id) => {
      const task = taskOf(seen, id);
      const needed = task !== undefined && endOf(task.kind) === 'with_words';
      const label = needed ? 'How it was done, and by whom it was confirmed' : 'How it was done (optional)';
      return [{ kind: 'textarea', name: 'how', label, most: 2000, rows: 4 }];
    },
    act: (perform, acting, form) => perform('finishTask', { ...acting, form }),
  },
];
