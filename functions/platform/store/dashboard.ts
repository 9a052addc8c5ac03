import { type CaseState, ConcernState, type QueryState, type Team } from '#schemas/case.ts';
import { caseCount, readCounts, taskCount } from './counts.ts';
import { type Row, rowsIn } from './index-rows.ts';
import { queueOf, taskQueueOf } from './keys.ts';
import { type Look, recordLook } from './reading.ts';
import type { Acting, Tables } from './table.ts';

/** The case that is due first, and when. */
export interface FirstDue {
  readonly reference: string;
  readonly dueAt: string;
}

export interface TeamCounts {
  readonly team: Team;
  /** The number of concerns in each state, as the stream has counted: seconds behind the lists. */
  readonly cases: Readonly<Record<ConcernState, number>>;
  /** The same of process queries, which are counted apart (S32). */
  readonly queries: Readonly<Record<QueryState, number>>;
  readonly openTasks: number;
  /** The case that is due first among those whose clock runs; null without one. */
  readonly firstDueCase: FirstDue | null;
  readonly firstDueTask: FirstDue | null;
}

export type Dashboard = readonly TeamCounts[];

/** A decision stops the clock (domain 4.2): what is decided or closed is not due. */
const DUE_STATES = ConcernState.options.filter((state) => state !== 'decided' && state !== 'closed');

/**
 * Returns how many cases and tasks each team has open. The stream keeps the counts; the lists themselves give what is due first.
 */
export async function readDashboard(store: Acting, teams: readonly Team[], look: Look): Promise<Dashboard> {
  const [counts, due] = await Promise.all([readCounts(store), Promise.all(teams.map((team) => dueOf(store, team)))]);
  await recordLook(store, look, { action: 'dashboard', count: teams.length });
  return teams.map((team, at) => ({
    team,
    ...standingOf(counts, team),
    openTasks: counts.get(taskCount(team)) ?? 0,
    firstDueCase: due[at]?.firstDueCase ?? null,
    firstDueTask: due[at]?.firstDueTask ?? null,
  }));
}

/** Returns how many cases a team has in each state: numbers that come with a list, whose look is the one to record. */
export const readTeamCounts = async (tables: Tables, team: Team): Promise<Pick<TeamCounts, 'cases' | 'queries'>> =>
  standingOf(await readCounts(tables), team);

function standingOf(counts: ReadonlyMap<string, number>, team: Team): Pick<TeamCounts, 'cases' | 'queries'> {
  const of = (state: CaseState) => counts.get(caseCount(team, state)) ?? 0;
  return {
    cases: {
      new: of('new'),
      accepted: of('accepted'),
      awaiting_information: of('awaiting_information'),
      recommended: of('recommended'),
      decided: of('decided'),
      closed: of('closed'),
    },
    queries: { query: of('query'), answered: of('answered') },
  };
}

async function dueOf(tables: Tables, team: Team) {
  const [cases, tasks] = await Promise.all([
    rowsIn(tables, { index: 'queue', queues: DUE_STATES.map((state) => queueOf(team, state)) }, 1, undefined),
    rowsIn(tables, { index: 'queue', queues: [taskQueueOf(team)] }, 1, undefined),
  ]);
  return { firstDueCase: firstOf(cases.rows), firstDueTask: firstOf(tasks.rows) };
}

function firstOf([row]: readonly Row[]): FirstDue | null {
  return row === undefined ? null : { reference: row.reference, dueAt: row.sort.split('#')[0] ?? '' };
}
