import * as z from 'zod';
import { isNhsNumber, isPostcode, tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';
import { readDate } from '#schemas/forms/dates.ts';
import { TypedReference } from '#schemas/reference.ts';
import { LiquidlogicNumber } from './liquidlogic.ts';

/** A search term on one line. Names and addresses are shorter. */
const Text = z.string().trim().min(1).max(300);

/** The terms of a search. They are the body of a POST, because logs contain URLs (law 4). */
export const SearchTerms = z
  .strictObject({
    reference: TypedReference.optional(),
    name: Text.optional().describe('The child’s name, in any order.'),
    knownAs: Text.optional().describe('The name by which the child is known.'),
    dateOfBirth: Text.transform((text, context) => readDate(text) ?? unreadable(context))
      .optional()
      .describe('The date as people write it: 3/2/2017 is the third of February.'),
    parent: Text.optional().describe('The name of a parent or carer, in any order.'),
    school: Text.optional().describe('The child’s school, nursery or college.'),
    address: Text.optional().describe('House number and street, with or without the flat, town and postcode.'),
    number: LiquidlogicNumber.optional().describe('An NHS number, a UPN or the case’s number in Liquidlogic.'),
    nhsNumber: Text.transform(withoutSpacing).refine(isNhsNumber, 'This is not a valid NHS number.').optional(),
    postcode: Text.transform(tidyPostcode).refine(isPostcode, 'This does not look like a postcode.').optional(),
    referrer: Text.optional().describe('The email address or telephone number of the referrer.'),
  })
  .refine((terms) => Object.values(terms).some((term) => term !== undefined), 'Give at least one term.');
export type SearchTerms = z.infer<typeof SearchTerms>;
export type SearchTerm = keyof SearchTerms;

function unreadable(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom', message: 'Give a date with its year in four figures, such as 27/3/2019.' });
  return z.NEVER;
}
