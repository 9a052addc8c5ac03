import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';

/** Another case, by its reference. */
export const ComparedPath = z.object({ reference: Reference, other: Reference });

/** One answer that is not the same on both forms; `null` where the form says nothing. */
export const Difference = z.object({
  section: z.string(),
  item: z.string().nullable().describe('“Child 2”; `null` in a section that does not repeat.'),
  label: z.string(),
  path: z.string().describe('Where the answer is kept: a JSON pointer.'),
  here: z.string().nullable(),
  there: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

const Said = z.object({ label: z.string(), text: z.string() });

/** Two forms of one kind, beside each other. */
export const ComparedForms = z.object({
  title: z.string(),
  here: z.number().int().describe('The form’s number on this case.'),
  there: z.number().int().describe('… and on the other.'),
  same: z.number().int().describe('How many answers are the same.'),
  differences: z.array(Difference),
  onlyHere: z.array(Said).describe('Leftovers that only this form has.'),
  onlyThere: z.array(Said),
});
export type ComparedForms = z.infer<typeof ComparedForms>;

/** What the forms of two cases say differently. Personal. */
export const Compared = z
  .object({
    reference: Reference,
    other: Reference,
    forms: z.array(ComparedForms),
    unpaired: z.object({
      here: z.array(z.number().int()).describe('Forms of this case of which the other has none of the kind.'),
      there: z.array(z.number().int()),
    }),
  })
  .meta({ id: 'Compared', description: 'What the forms of two cases say differently. It holds personal data.' });
export type Compared = z.infer<typeof Compared>;
