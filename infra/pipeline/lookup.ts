import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { EveryMinutes } from './every-minutes.ts';
import type { Job } from './job.ts';
import { DeadLetters } from './queues.ts';
import { grants, jobIn, on, type Shared, streamWork } from './shared.ts';

/** By what a case is found again: its search tokens, made after it by the stream and by a sweep, and the matches they suggest. */
export class Lookup extends Construct {
  readonly make: Job;
  /** Nudges that failed thrice; the sweep has looked after their cases since. */
  readonly missed: DeadLetters;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    const may = grants(shared);
    const { storage } = shared;
    this.missed = new DeadLetters(this, 'Missed', { dataKey: storage.dataKey, differences: shared.differences });
    this.make = jobIn(this, 'Make', shared, {
      job: 'casework/lookup',
      may: [
        may.writeCases,
        may.getCases,
        may.queryCases,
        may.readTimers,
        may.readTokens,
        may.appendAudit,
        on([storage.lookupSecretArn], 'secretsmanager:GetSecretValue'),
        streamWork(storage.cases),
        this.missed.sending(),
      ],
      environment: { LOOKUP_SECRET_ID: storage.lookupSecretArn },
      // A nudge and a sweep at once; a run of 500 cases after a change of the key must not spend the account's concurrency.
      atMostAtOnce: 3,
    });
    this.make.function.addEventSource(
      new DynamoEventSource(storage.cases, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 50,
        // Nobody searches for a case in its first second.
        maxBatchingWindow: Duration.seconds(1),
        retryAttempts: 2,
        // A nudge older than an hour is worth nothing: the sweep has had it.
        maxRecordAge: Duration.hours(1),
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(this.missed.queue),
        filters: [
          FilterCriteria.filter({
            dynamodb: {
              NewImage: {
                item: { S: FilterRule.isEqual('lookup') },
                state: { S: FilterRule.isEqual('to_make') },
              },
            },
          }),
        ],
      }),
    );
    new EveryMinutes(this, 'Sweep', { minutes: 1, job: this.make, input: { sweep: true } });
  }
}
