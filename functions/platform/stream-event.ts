import * as z from 'zod';

/** A record of the table's stream: only its keys. The images hold what people wrote and are never looked at (law 4). */
const StreamRecord = z.object({
  dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }) }),
});
const StreamEvent = z.object({ Records: z.array(z.unknown()) });
/** The event that our schedule sends. */
const SweepEvent = z.object({ sweep: z.literal(true) });

/** Neither the stream nor the schedule: somebody called the function by hand, wrongly. */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError';
}

/** Why the function was called: new items, by their keys, or the schedule. `unreadable` counts records without keys. */
export type CalledBy =
  | { readonly by: 'stream'; readonly items: readonly { pk: string; sk: string }[]; readonly unreadable: number }
  | { readonly by: 'schedule' };

/** @throws UnknownEventError for an event that is neither */
export function calledBy(event: unknown): CalledBy {
  if (SweepEvent.safeParse(event).success) return { by: 'schedule' };
  const stream = StreamEvent.safeParse(event);
  if (!stream.success) throw new UnknownEventError('neither a stream nor a schedule');
  const records = stream.data.Records.map((record) => StreamRecord.safeParse(record));
  const items = records.flatMap(({ data }) =>
    data === undefined ? [] : [{ pk: data.dynamodb.Keys.pk.S, sk: data.dynamodb.Keys.sk.S }],
  );
  return { by: 'stream', items, unreadable: records.length - items.length };
}

/** The answer to a stream's mapping with partial batch responses: the batch comes again from the first of these on. */
export interface StreamAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}
