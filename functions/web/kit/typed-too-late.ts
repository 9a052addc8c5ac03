import * as z from 'zod';
import type { FormBody } from './form-body.ts';
import { ownPath } from './own-path.ts';
import type { PageRequest, PageVisit } from './page.ts';

/** The name under which a session keeps a form that was sent after its end, and of the parameter that gets it back. */
export const TYPED = 'typed';

/** A form that was sent after its session had ended, and the page that it belongs to: words about one family are shown on no other's page. */
export const TypedTooLate = z.object({
  path: z.string(),
  query: z.string(),
  form: z.array(z.tuple([z.string(), z.array(z.string())])),
});

/** A token is of the session that ended. A file has no room in a session. */
const NEVER_KEPT: readonly string[] = ['_token', '_csv'];

/** Returns what is kept of a form that was sent too late: with its version, so that sending it again shows what changed meanwhile. */
export const typedTooLate = ({ path, rawQuery, form }: PageRequest): z.infer<typeof TypedTooLate> => ({
  path,
  query: rawQuery,
  form: [...form].flatMap(([name, values]) => (NEVER_KEPT.includes(name) ? [] : [[name, [...values]]])),
});

/** Returns the address of the page that a form belongs to, which shows what was typed. */
export function addressOfTyped({ path, query }: z.infer<typeof TypedTooLate>, name: string): string {
  const search = new URLSearchParams(query);
  search.delete('done');
  search.set(TYPED, name);
  return ownPath(`${path}?${search}`);
}

/** Returns the form that the address of a page names, if it was typed on this page; undefined when it is not kept any longer. */
export async function typedBefore({ kept, request }: PageVisit): Promise<FormBody | undefined> {
  const name = request.query[TYPED];
  const { data } = TypedTooLate.safeParse(name === undefined ? undefined : await kept(name));
  return data?.path === request.path ? new Map(data.form) : undefined;
}
