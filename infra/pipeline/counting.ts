import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Job } from './job.ts';
import { DeadLetters } from './queues.ts';
import { grants, jobIn, type Shared, streamWork } from './shared.ts';

/** The dashboard's counts, kept by the cases table's stream. */
export class Counting extends Construct {
  readonly count: Job;
  /** Changes that failed every try; reconcile counts their cases again. */
  readonly missed: DeadLetters;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    const may = grants(shared);
    const { storage } = shared;
    this.missed = new DeadLetters(this, 'Missed', { dataKey: storage.dataKey, differences: shared.differences });
    this.count = jobIn(this, 'Count', shared, {
      job: 'casework/count',
      may: [may.writeCases, may.getCases, streamWork(storage.cases), this.missed.sending()],
      environment: {},
      // Every count is in one item: more at once would only wait for each other.
      atMostAtOnce: 2,
    });
    const changed = (item: string) =>
      FilterCriteria.filter({ dynamodb: { NewImage: { item: { S: FilterRule.isEqual(item) } } } });
    this.count.function.addEventSource(
      new DynamoEventSource(storage.cases, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        // A dashboard may be a second behind.
        maxBatchingWindow: Duration.seconds(1),
        retryAttempts: 5,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(this.missed.queue),
        filters: [changed('case'), changed('task')],
      }),
    );
  }
}
