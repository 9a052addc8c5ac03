import * as z from 'zod';
import { MissingReason } from '#schemas/codes/code-set.ts';
import { AnswerPath } from '#schemas/forms/answer.ts';
import { Words } from './texts.ts';

/**
 * The body that records a reading: `answer` as the online form sends it, `null` to clear the answer, or `confirmed` where it was read
 * rightly. Who confirms sends no value: what a page hides from them can never become the answer.
 */
export const RecordReading = z.strictObject({
  form: z.int().min(1).max(999).describe('The form’s number on the case.'),
  path: AnswerPath.describe('The question, such as `/children/0/dateOfBirth`.'),
  answer: z.union([
    z.string().max(20_000),
    z.boolean(),
    z.array(z.string().max(200)).max(200),
    z.strictObject({ missing: MissingReason }),
    z.strictObject({ confirmed: z.literal(true) }).describe('The answer was read rightly.'),
    z.null(),
  ]),
  leftover: z.int().min(0).optional().describe('The index of the form’s leftover that it was read from.'),
  why: Words.optional(),
});
