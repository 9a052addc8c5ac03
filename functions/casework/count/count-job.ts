import * as z from 'zod';
import type { Log } from '#functions/platform/log.ts';
import type { Standing } from '#functions/platform/store/counts.ts';
import { standingIn } from './standing.ts';

export interface CountDeps {
  readonly count: (standing: Standing) => Promise<'counted' | 'known'>;
  readonly log: Log;
}

const StreamEvent = z.object({ Records: z.array(z.unknown()) });

/**
 * Counts what a batch of the stream says. The first record that cannot be counted is named, and comes again with all after it:
 * what was counted already counts nothing the second time. One that says nothing of the counts is passed over.
 */
export async function countJob(
  deps: CountDeps,
  event: unknown,
): Promise<{ readonly batchItemFailures: readonly { itemIdentifier: string }[] }> {
  let passed = 0;
  for (const record of StreamEvent.parse(event).Records) {
    const found = standingIn(record);
    if (found === undefined) {
      passed += 1;
      continue;
    }
    try {
      await deps.count(found.standing);
    } catch (error) {
      deps.log.error('a change was not counted yet', error, { reference: found.standing.reference });
      return { batchItemFailures: [{ itemIdentifier: found.sequence }] };
    }
  }
  if (passed > 0) deps.log.warn('stream records that cannot be counted', { code: 'not-counted', count: passed });
  return { batchItemFailures: [] };
}
