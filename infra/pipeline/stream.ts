import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Job } from './job.ts';
import type { DeadLetters } from './queues.ts';

interface Listening {
  /** Records a call, counted before they are filtered: a referral makes some seventeen, of which a listener wants a few. */
  readonly batch: number;
  /** How long a few records wait for more. */
  readonly gatherFor: Duration;
  /** Tries beyond the first. */
  readonly again: number;
  /** Which records; without any, none. */
  readonly only: readonly Record<string, unknown>[];
  /** Where a batch goes that failed every try. */
  readonly missed: DeadLetters;
}

/**
 * Wakes a job by a table's stream. At most two may read a shard at once (AWS: DynamoDB Streams quotas). A stream only nudges: a
 * record older than an hour is worth nothing any more, as a sweep or reconcile has had what it tells of.
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
