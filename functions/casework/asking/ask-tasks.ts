import type { Ask } from '#schemas/ask.ts';
import type { Case, Task } from '#schemas/case.ts';

type About = Pick<Ask, 'id'>;
type Whose = Pick<Case, 'team'>;

function task(kind: Task['kind'], { id }: About, { team }: Whose, why: string, dueAt: string, now: Date): Task {
  return { id: `${kind}-${id}`, kind, team, state: 'open', raisedAt: now.toISOString(), dueAt, why, about: id };
}

/** Somebody asks by telephone or another way: theirs, and due while the answer can still come in time. */
export const askByHand = (
  ask: About,
  head: Whose,
  whose: { readonly owner: string; readonly why: string },
  dueAt: string,
  now: Date,
): Task => ({
  ...task('ask_by_hand', ask, head, whose.why, dueAt, now),
  owner: whose.owner,
});

/** A form is to come back: on the list of what is outstanding until somebody says that it has (S13c). */
export const formDue = (ask: About, head: Whose, dueAt: string, now: Date): Task =>
  task('form_due', ask, head, 'a_form_is_to_come_back', dueAt, now);

/** It was not answered in time: somebody tries another way, before it goes to whoever manages the team. */
export const askOverdue = (ask: About, head: Whose, why: string, dueAt: string, now: Date): Task =>
  task('ask_overdue', ask, head, why, dueAt, now);

/** Still not answered: whoever manages the team decides what to do without it. Late at once, since it is. Once more for a case opened again. */
export const askEscalated = (ask: Pick<Ask, 'id' | 'escalatedAt'>, head: Whose, now: Date): Task => {
  const first = task('ask_escalated', ask, head, 'not_answered_after_chasing', now.toISOString(), now);
  return ask.escalatedAt === undefined ? first : { ...first, id: `${first.id}-${now.toISOString()}` };
};

const OF_AN_ASK: readonly Task['kind'][] = [
  'ask_by_hand',
  'form_due',
  'ask_overdue',
  'ask_escalated',
  'match_returned_form',
];

/** How the ids of the tasks begin that an answer to an ask ends. */
export const tasksOfAsk = (id: string): readonly string[] => OF_AN_ASK.map((kind) => `${kind}-${id}`);

/** Whether an answer ends a task. */
export const isTaskOfAsk = ({ kind, about }: Task, { id }: About): boolean => OF_AN_ASK.includes(kind) && about === id;
