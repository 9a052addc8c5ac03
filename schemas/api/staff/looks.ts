import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';
import { Cursor, NextCursor } from './paging.ts';

/** The query parameters of the question who looked at a case. */
export const LooksQuery = z
  .object({
    related: z
      .literal('true')
      .optional()
      .describe('Also the cases that a person linked to it, or confirmed to be of the same child or a sibling.'),
    from: z.iso.date().optional().describe('The first day, in London.'),
    to: z.iso.date().optional().describe('The last day, in London.'),
    cursor: Cursor,
  })
  .refine(({ from = '', to = '9' }) => from <= to, {
    path: ['to'],
    message: 'Give a last day that is not before the first.',
  });

const Look = z.object({
  id: z.string().describe('The id of the audit entry.'),
  at: Instant,
  by: z.string().describe('The id of the colleague.'),
  roles: z.array(Role).describe('The roles that they had then.'),
  references: z.array(Reference).describe('The cases, among those asked about.'),
  what: z.string().describe('The code of what they did, as the audit has it.'),
  says: z.string().describe('What they did, in words.'),
  reason: z.string().nullable().describe('The reason that they gave. A place that the case keeps secret is masked.'),
  often: z
    .boolean()
    .describe(
      '`true`: a list, or an open page that looks again by itself. Each is here once a day, at its first time.',
    ),
  sealed: z.boolean().describe('Whether the signed chain has the entry. It takes about a minute.'),
});

/** Who looked at a case. */
export const Looks = z
  .object({
    reference: Reference,
    cases: z.array(Reference).describe('The cases asked about, this one first.'),
    looks: z.array(Look).describe('At most 50, newest first. What is here once a day is at the end of its day.'),
    unreadable: z
      .number()
      .int()
      .describe('How many entries of this page are missing or changed. `npm run audit` says more.'),
    hidden: z.number().int().describe('How many related cases you may not ask about.'),
    moreCases: z.number().int().describe('How many further related cases are left out.'),
    cursor: NextCursor,
  })
  .meta({ id: 'Looks', description: 'Who looked at a case, when, in which role and why.' });
export type Looks = z.infer<typeof Looks>;
