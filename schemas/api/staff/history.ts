import * as z from 'zod';
import { Case, Link, TimelineEntry } from '#schemas/case.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';
import { Instant } from '#schemas/instant.ts';
import { Match } from '#schemas/known-child.ts';
import { Reference } from '#schemas/reference.ts';

/** Why another case is part of a history. */
const Related = z.object({
  reference: Reference,
  links: z.array(Link.shape.why).describe('Why the two cases are linked.'),
  matches: z.array(Match.pick({ child: true, relation: true, strength: true, state: true })),
  suggested: z
    .boolean()
    .describe('Whether it is only suggested: no person has confirmed that the two belong together.'),
});
export type Related = z.infer<typeof Related>;

const HistoryCase = Related.extend({
  ...Case.pick({ state: true, team: true, receivedAt: true }).shape,
  decidedAt: Instant.nullable(),
  outcome: z
    .object({ code: DecisionOutcome, label: z.string() })
    .nullable()
    .describe('The outcome of the latest decision; `null` without one, or if it is withheld.'),
  withheld: z.boolean().describe('Whether the latest decision is hidden from this person: section 47.'),
  assignee: z.string().nullable().describe('`null`: not assigned.'),
  restricted: z.boolean(),
});

const HistoryLine = TimelineEntry.extend({
  reference: Reference.describe('The case that the line belongs to.'),
  says: z.string().describe('What happened, in words.'),
});

/** A case and the other cases of its children in one timeline. Personal. */
export const History = z
  .object({
    reference: Reference,
    cases: z.array(HistoryCase).describe('This case first, then the others, newest first.'),
    lines: z.array(HistoryLine).describe('The lines of all of these cases, newest first.'),
    hidden: z.number().int().describe('How many related cases you may not see.'),
    moreCases: z.number().int().describe('How many further related cases are left out.'),
    moreLines: z.boolean().describe('Whether there are older lines. Open each case for its whole timeline.'),
  })
  .meta({ id: 'History', description: 'A case and the other cases of its children in one timeline. Personal data.' });
export type History = z.infer<typeof History>;
