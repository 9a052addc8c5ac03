import type { Task, Team } from '#schemas/case.ts';

/** What waits in a portal may be about today: somebody looks within two hours (law 9, "urgent"). */
const URGENT_MS = 2 * 3_600_000;

/** The words of a message are not in it: a person must fetch them from the portal, or with a key. */
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
