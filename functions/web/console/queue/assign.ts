import * as z from 'zod';
import type { Perform } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { StoreBusyError } from '#functions/platform/store/store-busy.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import { oneOf } from '../../kit/form-body.ts';
import { formRoutes } from '../../kit/form-route.ts';
import type { PageRoute } from '../../kit/page.ts';
import { colleagueChoices, namesOf } from '../names.ts';
import { type Outcome, ownQueue } from './outcome.ts';

/** A chosen case, and the version of its row: `FD-7K3M-9QXC.4`. */
const Chosen = z
  .string()
  .regex(/^[\w-]{1,20}\.\d{1,9}$/)
  .transform((value) => {
    const [reference = '', version] = value.split('.');
    return { reference, version: Number(version) };
  });
/** A page has twenty rows. */
const MOST = 50;
const ChosenCases = z.array(Chosen).min(1).max(MOST);

/** `/staff/queue/assign`: assigns the cases that somebody chose in the queue to one colleague. */
export const ASSIGN: readonly PageRoute[] = formRoutes({
  path: '/staff/queue/assign',
  kinds: { lists: ['cases'] },
  show: async ({ perform, request }, { values, wrong }) => ({
    template: 'console/queue/assign.njk',
    title: 'Assign cases',
    model: {
      chosen: [values.cases ?? []].flat().map((value) => ({ value, reference: value.split('.')[0] })),
      colleagues: colleagueChoices(await namesOf(perform)),
      values,
      wrong,
      back: oneOf(request.form, '_back'),
    },
  }),
  send: async ({ perform, keep }, { cases, ...form }, sent) => {
    const chosen = ChosenCases.safeParse(cases ?? []);
    if (!chosen.success || form.to === undefined) throw incomplete(!chosen.success, form.to === undefined);
    const outcomes = await assignAll(perform, chosen.data, form);
    const found = await keep({ ...form, outcomes, back: ownQueue(oneOf(sent, '_back')) });
    return { to: `/staff/queue/assigned?found=${found}` };
  },
});

/** Refuses a form that says too little for any case, in words that name what to choose. */
function incomplete(noCase: boolean, nobody: boolean): Problem {
  const errors = [
    ...(noCase ? [{ pointer: '/cases', code: 'none_chosen', detail: 'Choose at least one case.' }] : []),
    ...(nobody ? [{ pointer: '/to', code: 'none_chosen', detail: 'Choose the colleague who gets the cases.' }] : []),
  ];
  return new Problem(422, 'bad-input', 'Choose the cases, and who gets them.', { errors });
}

/**
 * Assigns each case at the version of its row: one transaction a case, one after the other. A case that is refused stops none of the
 * others. A fault of the form itself is thrown while nothing is assigned yet: it would refuse every case.
 */
async function assignAll(
  perform: Perform,
  chosen: z.infer<typeof ChosenCases>,
  form: Readonly<Record<string, unknown>>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { reference, version } of chosen) {
    try {
      await perform('assignCase', { path: { reference }, ifMatch: tagOf(version), form });
      outcomes.push({ reference });
    } catch (error) {
      const isFirst = outcomes.every(({ whyNot }) => whyNot !== undefined);
      if (isFirst && error instanceof Problem && error.status === 422) throw error;
      outcomes.push({ reference, ...whyNotOf(error) });
    }
  }
  return outcomes;
}

/** @throws the error itself where it does not say what became of the case */
function whyNotOf(error: unknown): Pick<Outcome, 'whyNot' | 'changed'> {
  if (error instanceof StoreBusyError) return { whyNot: 'We are busy. Nothing of it was saved.', changed: true };
  if (error instanceof Problem) return { whyNot: error.title, changed: error.status === 412 };
  throw error;
}
