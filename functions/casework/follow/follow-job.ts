import * as z from 'zod';
import type { StreamAnswer } from '#functions/platform/stream-event.ts';

export interface FollowDeps {
  /** Updates the counts of the dashboard for changed cases and tasks. */
  readonly count: (records: readonly unknown[]) => Promise<StreamAnswer>;
  /** Makes search tokens and looks for known children: for the cases that the stream names, or as a sweep. */
  readonly lookup: (event: unknown) => Promise<unknown>;
}

const StreamEvent = z.object({ Records: z.array(z.unknown()) });
/** A case that owes its search tokens; its kind of item differs from cases and tasks. */
const OwesTokens = z.object({
  dynamodb: z.object({ NewImage: z.object({ item: z.object({ S: z.literal('lookup') }) }) }),
});

/**
 * Returns the job that follows changes of cases, as one reader of the table's stream. At most two may read a shard (AWS: DynamoDB
 * Streams), and the other sends messages. Counts come first, as they are quick. Making tokens never fails a batch (its sweep finds
 * what was left), so only uncounted changes come again. Any event that is not the stream's starts the lookup's sweep.
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
