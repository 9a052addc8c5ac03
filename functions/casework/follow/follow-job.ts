import * as z from 'zod';
import type { StreamAnswer } from '#functions/platform/woken.ts';

export interface FollowDeps {
  /** Keeps the counts of the dashboard by what cases and tasks changed. */
  readonly count: (records: readonly unknown[]) => Promise<StreamAnswer>;
  /** Makes search tokens and looks for known children: for what the stream names, or as a sweep. */
  readonly lookup: (event: unknown) => Promise<unknown>;
}

const StreamEvent = z.object({ Records: z.array(z.unknown()) });
/** A case that owes its search tokens, told from cases and tasks by the kind of its item. */
const OwesTokens = z.object({
  dynamodb: z.object({ NewImage: z.object({ item: z.object({ S: z.literal('lookup') }) }) }),
});

/**
 * What follows a change of a case, all by one reader of the table's stream: at most two may read a shard (AWS: DynamoDB
 * Streams), and the other sends what is to be sent. Counts come first, as they are quick. Making tokens never fails a batch (its sweep
 * finds what was left), so only what was not counted comes again. Anything that is not the stream's is the lookup's sweep.
 */
export function followJob({ count, lookup }: FollowDeps): (event: unknown) => Promise<unknown> {
  return async (event) => {
    const stream = StreamEvent.safeParse(event);
    if (!stream.success) return lookup(event);
    const owing = stream.data.Records.filter((record) => OwesTokens.safeParse(record).success);
    const counted = await count(stream.data.Records.filter((record) => !owing.includes(record)));
    if (owing.length > 0) await lookup({ Records: owing });
    return counted;
  };
}
