import * as z from 'zod';
import { Case, Priority } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';

/** How the decision on a case stands against its clock (law 6). */
export const CaseClock = z
  .object({
    status: z.enum(['on_time', 'at_risk', 'predicted_breach', 'breached']),
    dueAt: Instant,
    /** Staffed minutes until it is due; 0 once it is. */
    minutesLeft: z.number().int().min(0),
    /** When it would be decided, by what stands before it and the hours in which decisions are made. */
    predictedAt: Instant,
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
    /** Its decision is overdue. */
    late: z.boolean(),
    /** `null` once it is decided: only that stops the clock. */
    clock: CaseClock.nullable(),
    priority: Priority,
    /** `null`: nobody's yet. */
    assignee: z.string().nullable(),
    /** The kind of agency or person that referred, by its code; `null` where the form does not say. */
    source: z.string().nullable(),
  })
  .meta({ id: 'CaseRow', description: 'A case in a list: nothing about the family.' });
export type CaseRow = z.infer<typeof CaseRow>;
