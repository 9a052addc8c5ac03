import * as z from 'zod';
import { Case, Priority } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';

/** How the decision on a case stands against its clock (law 6). */
export const CaseClock = z
  .object({
    status: z.enum(['on_time', 'at_risk', 'predicted_breach', 'breached']),
    dueAt: Instant,
    minutesLeft: z.number().int().min(0).describe('Staffed minutes until it is due; 0 once it is.'),
    predictedAt: Instant.describe(
      'When it would be decided, by what stands before it and the hours in which decisions are made.',
    ),
  })
  .meta({ id: 'CaseClock', description: 'How the decision on a case stands against its clock.' });
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
    assignee: z.string().nullable().describe('`null`: nobody’s yet.'),
    source: z
      .string()
      .nullable()
      .describe('The kind of agency or person that referred, by its code; `null` where the form does not say.'),
    restricted: z
      .boolean()
      .describe('Named colleagues alone may see it; for anybody else flags, source and completeness are left out.'),
  })
  .meta({ id: 'CaseRow', description: 'A case in a list: nothing about the family.' });
export type CaseRow = z.infer<typeof CaseRow>;
