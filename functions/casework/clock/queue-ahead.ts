import { type Case, Priority } from '#schemas/case.ts';
import type { TeamQueue } from '#schemas/standing-queues.ts';

/** The fields that decide a case's place in its team's queue. */
export type Waiting = Pick<Case, 'decisionDueAt' | 'receivedAt' | 'priority'>;

const placeOf = ({ decisionDueAt, receivedAt }: Waiting) => `${decisionDueAt} ${receivedAt}`;

/** Returns the queue of a team's undecided cases. */
export function queueOfTeam(cases: readonly Waiting[]): TeamQueue {
  const queue: TeamQueue = {};
  for (const one of cases) {
    const places = queue[one.priority ?? 'routine'] ?? [];
    places.push(placeOf(one));
    queue[one.priority ?? 'routine'] = places;
  }
  for (const places of Object.values(queue)) places.sort();
  return queue;
}

/**
 * Returns how many cases of its team come before this one: those of higher priority, then those due earlier, then those received
 * earlier (domain 6: oldest first, and priority).
 */
export function queueAhead(queue: TeamQueue, head: Waiting): number {
  const own = head.priority ?? 'routine';
  const higher = Priority.options.slice(Priority.options.indexOf(own) + 1);
  const place = placeOf(head);
  return (
    higher.reduce((sum, priority) => sum + (queue[priority]?.length ?? 0), 0) +
    (queue[own] ?? []).filter((other) => other < place).length
  );
}
