import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Job } from './job.ts';
import type { DeadLetters } from './queues.ts';

/**
 * A new on-demand table takes 4,000 writes a second, and a shard of its stream has 1,000 (AWS): some four shards. Lambda runs a reader
 * for each shard at once.
 */
const SHARDS = 4;
/** A reader of a stream has a sweep too, which may run beside its shards. */
export const SHARDS_AND_A_SWEEP = SHARDS + 1;

interface Listening {
  /** Records a call, counted before they are filtered. A referral makes several, and a listener needs a few of them. */
  readonly batch: number;
  /** How long a few records wait for more. */
  readonly gatherFor: Duration;
  /** Tries beyond the first. */
  readonly again: number;
  /** The filters of its records. Without a filter it gets none. */
  readonly only: readonly Record<string, unknown>[];
  /** The queue for a batch that failed every try. */
  readonly missed: DeadLetters;
}

/**
 * Runs a job when a table's stream has records. At most two may read a shard at once (AWS: DynamoDB Streams quotas). A stream
 * only makes work quicker: after an hour a sweep or reconcile has done the work of a record.
 */
export function listenTo(table: TableV2, job: Job, { batch, gatherFor, again, only, missed }: Listening): void {
  job.function.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: batch,
      maxBatchingWindow: gatherFor,
      retryAttempts: again,
      maxRecordAge: Duration.hours(1),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(missed.queue),
      filters: only.map((one) => FilterCriteria.filter(one)),
    }),
  );
}
