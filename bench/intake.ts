import type { Progress } from '#infra/local/progress.ts';
import { NoDynamoDbLocal } from './dynamodb-local.ts';
import { begin } from './intake/begin.ts';
import { burst } from './intake/burst.ts';
import { throughTheLocalCloud } from './intake/gateway.ts';
import { warmCpu } from './intake/warm.ts';

/** How fast a referral gets in: each figure beside a peer, in one run (issue: ratios hold, times are this machine's). */
export async function intake(progress: Progress): Promise<Record<string, unknown>> {
  const part = async <T>(label: string, measure: () => Promise<T> | T): Promise<T> => {
    const done = progress(label);
    const figures = await measure();
    done();
    return figures;
  };
  return {
    start: await part('bundle and start, beside the bare SDK', begin),
    warmCpu: await part('warm, beside a handler by hand', warmCpu),
    burst: await part('3,000 referrals at once', () => burst().catch(unlessMissing)),
    localCloud: await part('through the local cloud', throughTheLocalCloud),
  };
}

/** Without Java or Maven the rest is still measured, and the answer says what is missing. */
function unlessMissing(fault: unknown): { missing: string } {
  if (fault instanceof NoDynamoDbLocal) return { missing: fault.message };
  throw fault;
}
