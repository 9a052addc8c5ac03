import * as z from 'zod';
import { ConcernState, QueryState, Team } from '#schemas/case.ts';

/** One team, or every team that the person may list. */
export const DashboardQuery = z.object({ team: Team.optional() });

const FirstDue = z.object({ reference: z.string(), dueAt: z.string(), late: z.boolean() }).nullable();

/** What stands before a team: numbers and references, and no family. */
export const Dashboard = z.object({
  teams: z.array(
    z.object({
      team: Team,
      cases: z
        .record(ConcernState, z.number().int())
        .describe('How many concerns are in each state. Counted by the stream, some seconds behind the lists.'),
      queries: z.record(QueryState, z.number().int()).describe('… and of process queries, which are counted apart.'),
      openTasks: z.number().int(),
      firstDueCase: FirstDue.describe('The open case that is due first, or `null`.'),
      firstDueTask: FirstDue,
    }),
  ),
});
export type Dashboard = z.infer<typeof Dashboard>;
