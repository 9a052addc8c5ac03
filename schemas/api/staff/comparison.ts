import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';

/** The path parameters of a comparison: a case and the other case. */
export const ComparedPath = z.object({ reference: Reference, other: Reference });

/** An answer that differs between the two forms; `null` for a form without the answer. */
export const Difference = z.object({
  section: z.string(),
  item: z.string().nullable().describe('“Child 2”; `null` in a section that does not repeat.'),
  label: z.string(),
  path: z.string().describe('The place of the answer: a JSON pointer.'),
  here: z.string().nullable(),
  there: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

const Said = z.object({ label: z.string(), text: z.string() });

/** The comparison of two forms of one kind. */
export const ComparedForms = z.object({
  title: z.string(),
  here: z.number().int().describe('The form’s number on this case.'),
  there: z.number().int().describe('The form’s number on the other case.'),
  same: z.number().int().describe('How many answers are the same.'),
  differences: z.array(Difference),
  onlyHere: z.array(Said).describe('The leftovers that only this form has.'),
  onlyThere: z.array(Said),
});
export type ComparedForms = z.infer<typeof ComparedForms>;

/** The two children of a match beside each other. */
export const ComparedChildren = z.object({
  match: z.string().describe('The id of the match.'),
  here: z.number().int().describe('The child’s number on this case.'),
  there: z.number().int().describe('The child’s number on the other case.'),
  answers: z
    .array(
      Said.omit({ text: true }).extend({
        here: Said.shape.text.nullable(),
        there: Said.shape.text.nullable(),
        same: z.boolean(),
      }),
    )
    .describe('What the forms say about them; empty if you may not see the forms.'),
});
export type ComparedChildren = z.infer<typeof ComparedChildren>;

/** The differences between the forms of two cases. Personal. */
export const Compared = z
  .object({
    reference: Reference,
    other: Reference,
    children: z.array(ComparedChildren).describe('The children whom a match says are the same or siblings.'),
    forms: z.array(ComparedForms),
    unpaired: z.object({
      here: z.array(z.number().int()).describe('The forms of this case of a kind that the other case does not have.'),
      there: z.array(z.number().int()),
    }),
  })
  .meta({ id: 'Compared', description: 'The differences between the forms of two cases. Personal data.' });
export type Compared = z.infer<typeof Compared>;
