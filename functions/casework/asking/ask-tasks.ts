import type { Ask } from '#schemas/ask.ts';
import type { Case, Task } from '#schemas/case.ts';

type About = Pick<Ask, 'id'>;
type Whose = Pick<Case, 'team'>;

function task(kind: Task['kind'], { id }: About, { team }: Whose, why: string, dueAt: string, now: Date): Task {
  return { id: `${kind}-${id}`, kind, team, state: 'open', raisedAt: now.toISOString(), dueAt, why, about: id };
}

/** Returns the task of a colleague who asks by telephone or another way, due while the answer can still come in time. */
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

/** Returns the task of a form that is to come back: it is on the list of outstanding forms until a person says that it came (S13c). */
export const formDue = (ask: About, head: Whose, dueAt: string, now: Date): Task =>
  task('form_due', ask, head, 'a_form_is_to_come_back', dueAt, now);

/** Returns the task of an ask that was not answered in time: try another way, before it goes to the team's manager. */
export const askOverdue = (ask: About, head: Whose, why: string, dueAt: string, now: Date): Task =>
  task('ask_overdue', ask, head, why, dueAt, now);

/** Returns the manager's task of an ask that is still not answered: decide without it. Due at once; raised once more for a case that is reopened. */
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

/** Says whether the answer to an ask ends a task. */
export const isTaskOfAsk = ({ kind, about }: Task, { id }: About): boolean => OF_AN_ASK.includes(kind) && about === id;
