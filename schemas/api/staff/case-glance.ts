import * as z from 'zod';
import { MOST_CHILDREN_SHOWN, MOST_CONCERNS_SHOWN } from '#schemas/glance-limits.ts';

const Coded = z.object({ code: z.string(), label: z.string() });

/** A child in a list. */
const ChildInList = z.object({
  name: z.string().nullable().describe('`null`: the form gives no name.'),
  age: z.object({
    code: z.enum(['years', 'unborn', 'not_known']),
    years: z.number().int().min(0).nullable().describe('Whole years today in London; `null` unless `code` is `years`.'),
    words: z.string().describe('For a page: "7 years", "under 1 year", "not born yet", "age not known".'),
  }),
});
export type ChildInList = z.infer<typeof ChildInList>;

/** Why a list shows nothing from the form of a case. */
export const GLANCE_WORDS = {
  read: null,
  no_form: 'It came without a form.',
  not_read: 'Its form has not been read yet.',
  withheld: 'A list does not show you this.',
} as const;

/** What a list shows of a family and its referrer. Personal. */
export const CaseGlance = z
  .object({
    state: z
      .enum(['read', 'no_form', 'not_read', 'withheld'])
      .describe(
        '`withheld`: the case is restricted and does not name you, another team has it, or section 47 keeps it from you.',
      ),
    says: z.string().nullable().describe('Why nothing of the form is shown; `null` if its form was read.'),
    children: z.array(ChildInList).max(MOST_CHILDREN_SHOWN).describe('The first children, in the order of the form.'),
    moreChildren: z.number().int().min(0).describe('The number of further children on the form.'),
    asked: z
      .object({
        line: z.string().describe('What is asked and about what, in one line, from the codes of the form.'),
        request: Coded.nullable(),
        concerns: z.array(Coded).max(MOST_CONCERNS_SHOWN).describe('Kinds of harm, then factors.'),
        moreConcerns: z.number().int().min(0),
      })
      .nullable(),
    referrer: z
      .object({
        name: z.string().nullable(),
        role: z.string().nullable(),
        organisation: z.string().nullable(),
        type: Coded.nullable().describe('Who they are: a professional, a parent, a young person.'),
        source: Coded.nullable().describe('The kind of agency or person.'),
      })
      .nullable()
      .describe('`null`: nobody is known yet, or it is withheld.'),
  })
  .meta({
    id: 'CaseGlance',
    description:
      'What a list shows of a family and its referrer, from the first form. Personal data. Hidden values are replaced by [kept secret].',
  });
export type CaseGlance = z.infer<typeof CaseGlance>;

/** The case of a task in a list: enough to choose the task. */
export const TaskCase = z
  .object({
    flags: z.array(z.string()),
    restricted: z.boolean().describe('Whether only named colleagues may see the case.'),
    glance: CaseGlance,
  })
  .meta({ id: 'TaskCase', description: 'The case of a task in a list, by the same rules as a row of a case.' });
export type TaskCase = z.infer<typeof TaskCase>;
