import { NoDynamoDbLocal } from '#infra/local/dynamodb-local.ts';
import type { Progress } from '#infra/local/progress.ts';
import { burst } from './intake/burst.ts';
import { throughTheLocalCloud } from './intake/gateway.ts';
import { begin } from './intake/start-time.ts';
import { warmCpu } from './intake/warm-cpu.ts';

/** Measures how fast a referral gets in, each figure next to a peer's in one run: ratios hold, times are this machine's. */
export async function intake(progress: Progress): Promise<Record<string, unknown>> {
  return {
    start: await progress('bundle and start, beside the bare SDK', async () => begin()),
    warmCpu: await progress('warm, beside a handler by hand', warmCpu),
    burst: await progress('3,000 referrals at once', () => burst().catch(unlessMissing)),
    localCloud: await progress('through the local cloud', throughTheLocalCloud),
  };
}

/** Lets the other parts be measured without DynamoDB Local, and returns what is missing. */
function unlessMissing(fault: unknown): { missing: string } {
  if (fault instanceof NoDynamoDbLocal) return { missing: fault.message };
  throw fault;
}
