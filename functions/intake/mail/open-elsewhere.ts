import type { Task, Team } from '#schemas/case.ts';

/** A message in a portal may be about today: somebody looks within two hours (law 9, "urgent"). */
const URGENT_MS = 2 * 3_600_000;

/** Raises a task to fetch the words of a message from its portal, or with a key: the message itself does not contain them. */
export function openElsewhere(team: Team, messageId: string, receivedAt: Date, portal: string, now: Date): Task {
  return {
    id: `open_elsewhere-${messageId}`,
    kind: 'open_elsewhere',
    team,
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: new Date(receivedAt.getTime() + URGENT_MS).toISOString(),
    why: portal,
    about: messageId,
  };
}
