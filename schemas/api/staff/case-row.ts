import * as z from 'zod';
import { Case, Priority } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import { CaseGlance } from './case-glance.ts';

/** How the decision on a case compares with its deadline (law 6). */
export const CaseClock = z
  .object({
    status: z.enum(['on_time', 'at_risk', 'predicted_breach', 'breached']),
    dueAt: Instant,
    minutesLeft: z.number().int().min(0).describe('The staffed minutes until the deadline; 0 after it.'),
    predictedAt: Instant.describe('When a decision is expected, given the cases ahead of it and the working hours.'),
  })
  .meta({ id: 'CaseClock', description: 'How the decision on a case compares with its deadline.' });
export type CaseClock = z.infer<typeof CaseClock>;

/** A row of a list of cases: enough to choose the next case and to assign it. Personal. */
export const CaseRow = Case.pick({
  reference: true,
  receivedAt: true,
  decisionDueAt: true,
  flags: true,
  door: true,
  team: true,
  state: true,
  completeness: true,
  version: true,
})
  .extend({
    late: z.boolean().describe('Whether its decision is overdue.'),
    clock: CaseClock.nullable().describe('`null` after the decision: only a decision stops the clock.'),
    priority: Priority,
    assignee: z.string().nullable().describe('`null`: not assigned.'),
    assignedAt: Instant.nullable().describe('When the assignee got the case; `null` if not assigned.'),
    isNew: z
      .enum(['assigned', 'came'])
      .nullable()
      .describe(
        'For the assignee only. `assigned`: you have not looked at the case since you got it. `came`: a reply, file, form or answer joined it since you looked.',
      ),
    danger: z
      .boolean()
      .describe('Whether it says or may mean danger, or must be looked at immediately. `sort=priority` puts it first.'),
    source: z
      .string()
      .nullable()
      .describe('The code of the kind of agency or person that referred; `null` if the form does not say.'),
    restricted: z
      .boolean()
      .describe('Whether only named colleagues may see it. Others get no flags, source, completeness or glance.'),
    glance: CaseGlance,
  })
  .meta({ id: 'CaseRow', description: 'A case in a list, with what decides who takes it next. Personal data.' });
export type CaseRow = z.infer<typeof CaseRow>;
