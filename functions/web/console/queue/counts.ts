import type { Performed } from '#functions/casework/index.ts';
import { dueWords } from '#functions/platform/london-words.ts';
import { ConcernState, QueryState } from '#schemas/case.ts';
import { STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import { addressOf } from '../rows/lists.ts';

type TeamCount = Performed<'readDashboard'>['body']['teams'][number];
/** How many cases a team has in each state. */
export type StateCounts = Pick<TeamCount, 'team' | 'cases' | 'queries'>;

/** Returns the words of the link to referrals that were left while they were taken down; undefined without any. */
export const leftWords = (left: number): string | undefined =>
  left === 0 ? undefined : left === 1 ? '1 referral left unfinished' : `${left} referrals left unfinished`;

/** Returns how many cases a team has in each state, each with the address of its list. */
export function countsOf({ team, cases, queries }: StateCounts, now: { readonly state?: string } = {}) {
  const one = (state: ConcernState | QueryState, count = 0) => ({
    text: STATE_WORDS[state],
    count,
    href: addressOf('/staff/queue', { team, state }),
    current: state === now.state,
  });
  return [
    ...ConcernState.options.map((state) => one(state, cases[state])),
    ...QueryState.options.map((state) => one(state, queries[state])),
  ];
}

/** Returns the open work of every team that the visitor may list. */
export const teamCounts = (teams: readonly TeamCount[], now: Date) =>
  teams.map((count) => ({
    name: TEAM_WORDS[count.team],
    counts: countsOf(count),
    openTasks: count.openTasks,
    firstDue:
      count.firstDueCase === null
        ? undefined
        : {
            reference: count.firstDueCase.reference,
            href: `/staff/cases/${count.firstDueCase.reference}`,
            due: dueWords(count.firstDueCase.dueAt, now),
          },
  }));
