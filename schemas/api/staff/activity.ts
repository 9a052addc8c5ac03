import * as z from 'zod';
import { ActivityBy, Age, AlertWait } from '#schemas/activity.ts';
import { Door } from '#schemas/case.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';

/** What is asked for: weeks or months, from the one with a date until the one with another. */
export const ActivityQuery = z.object({
  by: ActivityBy.default('week'),
  from: z.iso.date().optional().describe('Any date of the first week or month. Without it, the last twelve.'),
  to: z.iso.date().optional().describe('Any date of the last week or month. Without it, today.'),
});

const Count = z.number().int();

/** The numbers of one week or month. */
export const ActivityPeriod = z.object({
  start: z.iso.date(),
  end: z.iso.date().describe('The last date. It can be after today.'),
  contacts: Count.describe('Contacts received. Process queries are not among them.'),
  doors: z.record(Door, Count).describe('The contacts by how they came.'),
  sources: z
    .record(z.string(), Count)
    .describe('The contacts by who referred, in the codes of the CIN census; `none` if no form says.'),
  reReferrals: Count.describe('Those of the contacts that may be about a child of a contact in the 12 months before.'),
  queries: Count.describe('Process queries received.'),
  decided: Count.describe('Decisions made. A reopened case is undecided until it is decided again.'),
  outcomes: z.record(DecisionOutcome, Count).describe('The decisions by their outcome.'),
  inTime: Count.describe('The decisions made by the deadline of their case.'),
  late: Count,
  open: Count.describe('Contacts that were undecided when it ended, or now.'),
  openByAge: z
    .record(Age, Count)
    .describe('The same by when they were received: in this week or month (0), the one before (1), and so on.'),
  asked: Count.describe('Requests for information that were made.'),
  answered: Count.describe('Requests that were answered, whenever they were made.'),
  alerts: z
    .record(AlertWait, Count)
    .describe(
      'Tasks that called somebody to a danger, by how soon somebody ended each: within 15 minutes, 1 hour, 4 hours.',
    ),
});
export type ActivityPeriod = z.infer<typeof ActivityPeriod>;

/** What was received, decided, asked and answered. Counts only: nothing names a case or a person. */
export const Activity = z.object({ by: ActivityBy, periods: z.array(ActivityPeriod) });
export type Activity = z.infer<typeof Activity>;
