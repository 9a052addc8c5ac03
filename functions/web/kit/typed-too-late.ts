import * as z from 'zod';
import type { FormBody } from './form-body.ts';
import type { keptWords } from './kept-words.ts';
import { ownPath } from './own-path.ts';
import type { PageRequest, PageVisit } from './page.ts';
import { RECEIVES_MS } from './sessions.ts';

type Words = ReturnType<typeof keptWords>;

/** The name of the parameter that gets back a form that was sent after its session's end. */
const TYPED = 'typed';
/**
 * The names under which a session keeps such forms, one for each page: a call, and what was open beside it in other tabs. Each costs a read
 * at a sign-in. A form of a sixth page takes the place of the last.
 */
const SLOTS = [TYPED, 'typed-2', 'typed-3', 'typed-4', 'typed-5'] as const;
const LAST = 'typed-5';

/** A form that was sent after its session had ended, and the page that it belongs to: words about one family are shown on no other's page. */
export type TypedTooLate = z.infer<typeof TypedTooLate>;
export const TypedTooLate = z.object({
  path: z.string(),
  query: z.string(),
  form: z.array(z.tuple([z.string(), z.array(z.string())])),
  /** When it was sent. The version before kept none. */
  at: z.iso.datetime().optional(),
});

/** A token is of the session that ended. A file has no room in a session. */
const NEVER_KEPT: readonly string[] = ['_token', '_csv'];

/** Returns what is kept of a form that was sent too late: with its version, so that sending it again shows what changed meanwhile. */
export const typedTooLate = ({ path, rawQuery, form, receivedAt }: PageRequest): TypedTooLate => ({
  path,
  at: receivedAt.toISOString(),
  query: rawQuery,
  form: [...form].flatMap(([name, values]) => (NEVER_KEPT.includes(name) ? [] : [[name, [...values]]])),
});

/** Keeps a form until an hour after it was sent. One of the same page that was sent before is replaced, and no other. */
export async function keepTyped(words: Words, typed: TypedTooLate, now: Date): Promise<void> {
  const sent = typed.at === undefined ? now.getTime() : Date.parse(typed.at);
  const forMs = sent + RECEIVES_MS - now.getTime();
  for (const name of SLOTS) {
    const there = await typedUnder(words, name);
    const isSame = there !== undefined && addressOf(there) === addressOf(typed);
    if (isSame) await words.keep(typed, { name, forMs });
    // Two tabs may find the same name free: one of them goes on to the next.
    if (isSame || (there === undefined && (await words.keepIfFree(typed, { name, forMs })))) return;
  }
  await words.keep(typed, { name: LAST, forMs });
}

/**
 * Moves what an ended session kept into the new one. Returns the address of the page on which to go on, which shows its form: the page that
 * was asked for, or else the last that was sent. The others wait, each for a sign-in from its own page.
 */
export async function moveTyped(from: Words, into: Words, { to, now }: { to: string; now: Date }): Promise<string> {
  const all = (await Promise.all(SLOTS.map((name) => typedUnder(from, name)))).filter((one) => one !== undefined);
  const [latest] = all.toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? ''));
  const first = all.find((one) => addressOf(one) === to) ?? latest;
  if (first === undefined) return to;
  for (const one of all) if (one !== first) await keepTyped(into, one, now);
  return addressOf(first, await into.keep(first));
}

const typedUnder = async ({ kept }: Words, name: string): Promise<TypedTooLate | undefined> =>
  TypedTooLate.safeParse(await kept(name)).data;

/** Returns the address of the page that a form belongs to; with a name, the one that shows what was typed. */
function addressOf({ path, query }: TypedTooLate, name?: string): string {
  const search = new URLSearchParams(query);
  search.delete('done');
  search.delete(TYPED);
  if (name !== undefined) search.set(TYPED, name);
  return ownPath(search.size === 0 ? path : `${path}?${search}`);
}

/** Returns the form that the address of a page names, if it was typed on this page; undefined when it is not kept any longer. */
export async function typedBefore({ kept, request }: PageVisit): Promise<FormBody | undefined> {
  const name = request.query[TYPED];
  const { data } = TypedTooLate.safeParse(name === undefined ? undefined : await kept(name));
  return data?.path === request.path ? new Map(data.form) : undefined;
}
