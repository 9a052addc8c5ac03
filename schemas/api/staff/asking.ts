import * as z from 'zod';
import { AskReason, MOST_QUESTIONS, OtherWay, Question } from '#schemas/ask.ts';
import { PersonKey } from '#schemas/contact.ts';
import { forms } from '#schemas/forms/forms.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';
import { ConfirmedAddress } from './confirmed-address.ts';
import { Words } from './texts.ts';

/** One or both of the two allowed reasons (S10). */
const Reasons = z
  .array(AskReason)
  .min(1)
  .max(2)
  .refine((reasons) => new Set(reasons).size === reasons.length, 'Give each reason once.');

/** The person to ask: by our email, or another way by a colleague. */
export const AskedOf = z.union([
  z.strictObject({ who: z.literal('referrer') }),
  ConfirmedAddress,
  z.strictObject({
    who: z.enum(['referrer', 'professional', 'family']),
    how: OtherWay,
    worker: z.string().trim().min(1).max(200).describe('The colleague who asks them.'),
    whom: z.string().trim().min(1).max(200).optional().describe('The name of the person to ask, for colleagues.'),
    person: PersonKey.optional().describe(
      'Their place on a form, as `1.household.0`. Required for a member of the family.',
    ),
    at: z.string().trim().min(1).max(500).optional().describe('The number or address that is recorded as safe.'),
  }),
]);

/** The body of a request for information (S9). */
export const AskForMore = z.strictObject({
  reasons: Reasons,
  questions: z.array(Question).min(1).max(MOST_QUESTIONS),
  dueAt: Instant,
  of: AskedOf,
});

/** The body that records that a person was told to complete a form and return it (S13a). */
export const InstructForm = z.strictObject({
  form: z
    .string()
    .refine((id) => forms.has(id), `Give one of: ${[...forms.keys()].join(', ')}.`)
    .describe('The id of a form, such as masp.'),
  dueAt: Instant,
  of: AskedOf,
});

/** The body that records an answer, whichever way it came. */
export const RecordAnswer = z.strictObject({
  id: z.string().min(1).max(40),
  how: z.enum(['email', 'telephone', 'other']),
  answers: Words.optional(),
  messageId: z.string().min(1).max(100).optional().describe('The id of the email on this case that has the answer.'),
  returnedIn: Reference.optional().describe('The linked case that the returned form opened.'),
});
