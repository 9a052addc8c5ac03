import type { Log } from '#functions/platform/log.ts';
import type { Standing } from '#functions/platform/store/counts.ts';
import type { StreamAnswer } from '#functions/platform/woken.ts';
import { standingIn } from './standing.ts';

export interface CountDeps {
  readonly count: (standing: Standing) => Promise<'counted' | 'known'>;
  readonly log: Log;
}

/**
 * Counts what a batch of the stream says: of each case and task where it came to stand last, as only that counts in the end.
 * When one cannot be counted, the batch comes again from its first record on: what was counted already counts nothing the
 * second time. A record that says nothing of the counts is passed over.
 */
export async function countJob(deps: CountDeps, records: readonly unknown[]): Promise<StreamAnswer> {
  const last = new Map<string, { readonly first: string; readonly standing: Standing }>();
  let passed = 0;
  for (const record of records) {
    const found = standingIn(record);
    if (found === undefined) {
      passed += 1;
      continue;
    }
    const { reference, sk, version } = found.standing;
    const before = last.get(`${reference} ${sk}`);
    if (before !== undefined && before.standing.version > version) continue;
    last.set(`${reference} ${sk}`, { first: before?.first ?? found.sequence, standing: found.standing });
  }
  for (const { first, standing } of last.values()) {
    try {
      await deps.count(standing);
    } catch (error) {
      deps.log.error('a change was not counted yet', error, { reference: standing.reference });
      return { batchItemFailures: [{ itemIdentifier: first }] };
    }
  }
  if (passed > 0) deps.log.warn('stream records that cannot be counted', { code: 'not-counted', count: passed });
  return { batchItemFailures: [] };
}
