import * as z from 'zod';
import { asRefused } from '../../kit/form-route.ts';
import type { PageVisit } from '../../kit/page.ts';
import { foundShown } from '../search/search.ts';

const Child = z.looseObject({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  dateOfBirth: z.string().optional(),
});
const Children = z.looseObject({ children: z.array(Child).catch([]).default([]) });
const Asked = z.object({ name: z.string().optional(), dateOfBirth: z.string().optional() });

/** Returns the search for the first child of a referral that is being taken down. */
export function childAsked(answers: unknown): z.infer<typeof Asked> {
  const [child] = Children.parse(answers).children;
  const name = [child?.firstName, child?.lastName].filter((part) => part !== undefined).join(' ');
  return {
    ...(name === '' ? {} : { name }),
    ...(child?.dateOfBirth === undefined ? {} : { dateOfBirth: child.dateOfBirth }),
  };
}

/** Returns the cases of the child for whom somebody pressed the button; undefined where nobody did. */
export async function known(visit: PageVisit) {
  const { found } = visit.request.query;
  if (found === undefined) return undefined;
  const { data } = Asked.safeParse(await visit.kept(found));
  if (data === undefined) return { says: ['Search again: what is searched for is kept for 15 minutes only.'] };
  if (Object.keys(data).length === 0) return { says: ['Give the child’s name first.'] };
  try {
    const { body } = await visit.perform('searchCases', { form: data });
    return { found: foundShown(body, visit.now) };
  } catch (error) {
    return { says: asRefused(error).faults.map(({ text }) => text) };
  }
}
