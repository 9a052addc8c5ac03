import * as z from 'zod';
import { Case } from './case.ts';
import { MOST_CHILDREN_SHOWN, MOST_CODE, MOST_CONCERNS_SHOWN, MOST_GLANCE_TEXT } from './glance-limits.ts';
import { Instant } from './instant.ts';

const Text = z.string().max(MOST_GLANCE_TEXT);
const FormCode = z.string().max(MOST_CODE);

/** A child as a list shows them. */
const ChildGlance = z.object({
  name: Text.optional(),
  bornOn: z.iso.date().optional(),
  estimated: z.literal(true).optional(),
  unborn: z.literal(true).optional(),
  expectedOn: z.iso.date().optional(),
});
export type ChildGlance = z.infer<typeof ChildGlance>;

/**
 * The part of the first form that lists show, on the head of its case: some 300 bytes. With it a head stays under 4 KB, so a page
 * costs as many read units as without it. Personal.
 */
export const Glance = z.object({
  children: z.array(ChildGlance).max(MOST_CHILDREN_SHOWN),
  moreChildren: z.number().int().min(0),
  request: FormCode.optional(),
  harms: z.array(FormCode).max(MOST_CONCERNS_SHOWN),
  factors: z.array(FormCode).max(MOST_CONCERNS_SHOWN),
  moreConcerns: z.number().int().min(0),
  referrer: z.object({
    name: Text.optional(),
    role: Text.optional(),
    organisation: Text.optional(),
    type: FormCode.optional(),
  }),
  /** The time of the first answer that a colleague recorded. Absent: everything is as the form says it. */
  recordedFrom: Instant.optional(),
  /** The case keeps an address secret, and its mask was applied. */
  masked: z.literal(true).optional(),
});
export type Glance = z.infer<typeof Glance>;

/**
 * The head of a case as lists read it. `Case` does not have these members, so that nothing else that shows a head can show them.
 */
export const CaseInList = Case.extend({
  glance: Glance.optional(),
  /** When the present assignee got the case. */
  assignedAt: Instant.optional(),
  /** The number of replies, files, forms and answers that joined the case. It only grows. */
  came: z.number().int().min(0).optional(),
  /** The value of `came` when the assignee last looked at the case; absent if they have not looked. */
  looked: z.number().int().min(0).optional(),
});
export type CaseInList = z.infer<typeof CaseInList>;
