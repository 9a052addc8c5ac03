import * as z from 'zod';
import { ConcernState, QueryState, Team } from '#schemas/case.ts';

/** The query parameter of the dashboard: one team. Without it, all teams whose cases the person may list. */
export const DashboardQuery = z.object({ team: Team.optional() });

/** How many cases a team has in each state. */
export const stateCounts = {
  cases: z
    .record(ConcernState, z.number().int())
    .describe('The number of concerns in each state, some seconds behind the lists.'),
  queries: z.record(QueryState, z.number().int()).describe('The number of process queries in each state.'),
};

const FirstDue = z.object({ reference: z.string(), dueAt: z.string(), late: z.boolean() }).nullable();

/** The open work of each team: numbers and references, with nothing about a family. */
export const Dashboard = z.object({
  teams: z.array(
    z.object({
      team: Team,
      ...stateCounts,
      openTasks: z.number().int(),
      firstDueCase: FirstDue.describe('The open case that is due first; `null` if there is none.'),
      firstDueTask: FirstDue,
    }),
  ),
});
export type Dashboard = z.infer<typeof Dashboard>;
