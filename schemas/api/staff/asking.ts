import * as z from 'zod';
import { AskReason, MOST_QUESTIONS, OtherWay, Question } from '#schemas/ask.ts';
import { PersonKey } from '#schemas/contact.ts';
import { forms } from '#schemas/forms/forms.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';
import { Words } from './colleagues.ts';
import { ConfirmedAddress } from './confirmed-address.ts';

/** One or both of exactly two (S10). */
const Reasons = z
  .array(AskReason)
  .min(1)
  .max(2)
  .refine((reasons) => new Set(reasons).size === reasons.length, 'Give each reason once.');

/** Of whom: by an email of ours, or by a person who does it another way. */
export const AskedOf = z.union([
  z.strictObject({ who: z.literal('referrer') }),
  ConfirmedAddress,
  z.strictObject({
    who: z.enum(['referrer', 'professional', 'family']),
    how: OtherWay,
    worker: z.string().trim().min(1).max(200).describe('The colleague who asks them.'),
    whom: z.string().trim().min(1).max(200).optional().describe('Whom exactly, for colleagues.'),
    person: PersonKey.optional().describe(
      'Their place on a form, as `1.household.0`. Nobody of the family is asked without.',
    ),
    at: z.string().trim().min(1).max(500).optional().describe('The number or address that was recorded as safe.'),
  }),
]);

/** More is asked for (S9). */
export const AskForMore = z.strictObject({
  reasons: Reasons,
  questions: z.array(Question).min(1).max(MOST_QUESTIONS),
  dueAt: Instant,
  of: AskedOf,
});

/** Somebody was told to complete a form of ours and send it back (S13a). */
export const InstructForm = z.strictObject({
  form: z
    .string()
    .refine((id) => forms.has(id), `Give one of: ${[...forms.keys()].join(', ')}.`)
    .describe('A form’s id, as masp.'),
  dueAt: Instant,
  of: AskedOf,
});

/** An answer came, by whichever way. */
export const RecordAnswer = z.strictObject({
  id: z.string().min(1).max(40),
  how: z.enum(['email', 'telephone', 'other']),
  answers: Words.optional(),
  messageId: z.string().min(1).max(100).optional().describe('The email on this case that answers it.'),
  returnedIn: Reference.optional().describe('The linked case that the form made which was sent back (S13b).'),
});
