import { Problem } from '#functions/platform/http/problem.ts';
import type { Version } from '#functions/platform/store/versioned-setting.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import { versionIn } from './act.ts';
import type { Visit } from './staff-context.ts';
import type { StaffStore } from './staff-store.ts';

interface ChangedBy {
  readonly changedBy: string | null;
}
type Named<C> = C & { readonly changedByName: string | null };
type Directory = Pick<StaffStore, 'namesOfColleagues'>;

/** Adds the name of the person who made each change. It is looked up each time: names change, and records keep ids. */
export async function withNames<C extends ChangedBy>(store: Directory, changes: readonly C[]): Promise<Named<C>[]> {
  const names = await store.namesOfColleagues(changes.map(({ changedBy }) => changedBy));
  return changes.map((change) => ({ ...change, changedByName: names.get(change.changedBy ?? '') ?? null }));
}

/** Adds the name of the person who made a change. */
export async function withName<C extends ChangedBy>(store: Directory, change: C): Promise<Named<C>> {
  const names = await store.namesOfColleagues([change.changedBy]);
  return { ...change, changedByName: names.get(change.changedBy ?? '') ?? null };
}

/** Returns an answer with a setting's version: who made it and when, its ETag, and its value as `shown`. */
export async function versionShown<T, Body>(
  { store }: Visit,
  { value, ...stamp }: Version<T>,
  shown: (value: T) => Body,
) {
  const body = { ...shown(value), ...(await withName(store, stamp)) };
  return { status: 200, body, headers: { etag: tagOf(stamp.version) } };
}

/** Returns the version in `If-Match`; without one, the present version: the person wants the setting whatever it was. */
export const versionSeen = async (visit: Visit, read: () => Promise<{ readonly version: number }>): Promise<number> =>
  visit.request.headers['if-match'] === undefined ? (await read()).version : versionIn(visit);

/** @throws Problem 412 where somebody else was quicker */
export function unlessStale<V>(written: V | 'stale'): V {
  if (written === 'stale')
    throw new Problem(412, 'changed-since', 'The settings have changed since you looked at them. Look again.');
  return written;
}
