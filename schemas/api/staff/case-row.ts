import * as z from 'zod';
import { Case, Priority } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';

/** How the decision on a case stands against its clock (law 6). */
export const CaseClock = z
  .object({
    status: z.enum(['on_time', 'at_risk', 'predicted_breach', 'breached']),
    dueAt: Instant,
    minutesLeft: z.number().int().min(0).describe('Staffed minutes until it is due; 0 once it is.'),
    predictedAt: Instant.describe('When a decision is expected, given the cases ahead of it and the working hours.'),
  })
  .meta({ id: 'CaseClock', description: 'How the decision on a case compares with its deadline.' });
export type CaseClock = z.infer<typeof CaseClock>;

/** A row of a list of cases: what decides who takes it next, and nothing about the family. */
export const CaseRow = Case.pick({
  reference: true,
  receivedAt: true,
  decisionDueAt: true,
  flags: true,
  door: true,
  team: true,
  state: true,
  completeness: true,
})
  .extend({
    late: z.boolean().describe('Its decision is overdue.'),
    clock: CaseClock.nullable().describe('`null` once it is decided: only that stops the clock.'),
    priority: Priority,
    assignee: z.string().nullable().describe('`null`: not assigned.'),
    source: z
      .string()
      .nullable()
      .describe('The kind of agency or person that referred, by its code; `null` where the form does not say.'),
    restricted: z.boolean().describe('Only named colleagues may see it. Others get no flags, source or completeness.'),
  })
  .meta({ id: 'CaseRow', description: 'A case in a list: nothing about the family.' });
export type CaseRow = z.infer<typeof CaseRow>;
