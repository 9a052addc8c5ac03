import { dueWords } from '#functions/platform/london-words.ts';
import type { TaskKind } from '#schemas/case.ts';
import { endOf, isDoneByDoing } from '#schemas/task-words.ts';
import { TEAM_WORDS } from '#schemas/words/case-words.ts';
import { choicesOf } from '../../kit/fields.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import { taskEnd } from '../case/task-ends.ts';
import { colleagueChoices } from '../names.ts';
import type { CaseForm } from './case-form.ts';

/** The tasks that nobody marks as done, whatever was done before: without its action, such a task would be on no list any more. */
const NEVER_MARKED: ReadonlySet<TaskKind> = new Set([
  'approve_confirmation',
  'answer_query',
  'query_at_risk',
  'query_overdue',
  'review_break_glass',
]);

const openTasks = ({ view }: CaseSeen) => view.tasks.filter(({ state }) => state === 'open');
const taskOf = (seen: CaseSeen, id: string) => openTasks(seen).find((task) => task.id === id);
const isNeverMarked = (seen: CaseSeen, id: string): boolean => NEVER_MARKED.has(taskOf(seen, id)?.kind ?? 'by_hand');

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
      if (isNeverMarked(seen, id)) return ['Only the action itself ends this task.'];
      const task = taskOf(seen, id);
      return task !== undefined && isDoneByDoing(task.kind)
        ? ['Do what it asks first. If that is done already, mark the task as done here.']
        : ['It leaves the list of open tasks. The timeline says that you did it.'];
    },
    links: (seen, id) => {
      const task = taskOf(seen, id);
      const end = task === undefined ? undefined : taskEnd(task, seen);
      return end === undefined ? [] : [end];
    },
    elsewhere: isNeverMarked,
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
