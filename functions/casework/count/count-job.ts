import type { Log } from '#functions/platform/log.ts';
import { MOST_AT_ONCE } from '#functions/platform/store/counts.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { StreamAnswer } from '#functions/platform/stream-event.ts';
import { type Followed, followedIn } from './standing.ts';

export interface CountDeps extends Pick<Store, 'countAll' | 'listFlag'> {
  readonly log: Log;
}

/** Something to do, with the place in the batch of the first record that asks for it. */
interface Asked<T> {
  readonly first: number;
  readonly it: T;
}

/**
 * Counts the changes in a batch of the stream, and puts flagged cases into the lists of their flags. Only the last state of each
 * case and task counts. When something fails, the batch comes again from the first record that asked for it: what was counted
 * counts nothing the second time. Other records are skipped.
 */
export async function countJob(deps: CountDeps, records: readonly unknown[]): Promise<StreamAnswer> {
  const followed = records.map(followedIn).filter((one) => one !== undefined);
  const passed = records.length - followed.length;
  if (passed > 0) deps.log.warn('stream records that cannot be counted', { code: 'not-counted', count: passed });
  const standings = lastOf(
    followed.map(({ standing }) => (standing === undefined ? [] : [standing])),
    ({ reference, sk }) => `${reference} ${sk}`,
  );
  const rows = lastOf(followed.map(rowsAsked), ({ head, flag }) => `${head.reference} ${flag}`);
  const failed: number[] = [];
  const attempt = async (asked: readonly Asked<unknown>[], work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      deps.log.error('a change was not followed yet', error, { count: asked.length });
      failed.push(...asked.map(({ first }) => first));
    }
  };
  for (let from = 0; from < standings.length; from += MOST_AT_ONCE) {
    const some = standings.slice(from, from + MOST_AT_ONCE);
    await attempt(some, () => deps.countAll(some.map(({ it }) => it)));
  }
  for (const row of rows) await attempt([row], () => deps.listFlag(row.it.head, row.it.flag));
  if (failed.length === 0) return { batchItemFailures: [] };
  return { batchItemFailures: [{ itemIdentifier: followed[Math.min(...failed)]?.sequence ?? '' }] };
}

const rowsAsked = ({ flagged }: Followed) =>
  flagged === undefined
    ? []
    : flagged.among.map((flag) => ({ head: flagged.head, flag, version: flagged.head.version }));

/** Returns the last of each, by its version. */
function lastOf<T extends { readonly version: number }>(
  asked: readonly (readonly T[])[],
  nameOf: (it: T) => string,
): Asked<T>[] {
  const last = new Map<string, Asked<T>>();
  for (const [place, several] of asked.entries())
    for (const it of several) {
      const before = last.get(nameOf(it));
      if (before !== undefined && before.it.version > it.version) continue;
      last.set(nameOf(it), { first: before?.first ?? place, it });
    }
  return [...last.values()];
}
