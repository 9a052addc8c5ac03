import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { EveryMinutes } from './every-minutes.ts';
import type { Job } from './job.ts';
import { DeadLetters } from './queues.ts';
import { jobIn, listing, on, type Shared, streamWork } from './shared.ts';

/** Every look is chained, and the chain's links are signed where nobody can change them (law 5). */
export class Audit extends Construct {
  readonly seal: Job;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    const { storage } = shared;
    const missed = new DeadLetters(this, 'Missed', { dataKey: storage.dataKey, differences: shared.differences });
    this.seal = jobIn(this, 'Seal', shared, {
      job: 'platform/audit/seal',
      may: [
        // A link and the markers of its entries: puts alone, each on condition that nothing stands there.
        on([storage.audit.tableArn], 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:PutItem'),
        on([storage.auditKey.keyArn], 'kms:Sign'),
        on([`${storage.auditSegments.bucketArn}/segments/*`], 's3:PutObject', 's3:GetObject'),
        // The chain's end, with a retention of its own.
        on([`${storage.auditSegments.bucketArn}/heads/*`], 's3:PutObject', 's3:GetObject', 's3:PutObjectRetention'),
        listing(storage.auditSegments, 'segments/'),
        listing(storage.auditSegments, 'heads/'),
        streamWork(storage.audit),
        missed.sending(),
      ],
      environment: {
        AUDIT_BUCKET: storage.auditSegments.bucketName,
        AUDIT_KEY_ID: storage.auditKey.keyArn,
        AUDIT_DAYS: String(shared.configuration.retentionDays),
      },
      // A sweep may make 250 links, each with a transaction, a signature and an object.
      timeout: 120,
      // A nudge and a sweep at once; more would only race for the next link.
      atMostAtOnce: 2,
    });
    this.seal.function.addEventSource(
      new DynamoEventSource(storage.audit, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        // So that looks that come together share a link and a signature.
        maxBatchingWindow: Duration.seconds(5),
        retryAttempts: 2,
        maxRecordAge: Duration.hours(1),
        onFailure: new SqsDlq(missed.queue),
        // Entries alone, whatever happened to them: one that is changed or removed is told of, too.
        filters: [FilterCriteria.filter({ dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('DAY#') } } } })],
      }),
    );
    new EveryMinutes(this, 'Sweep', { minutes: 5, job: this.seal, input: { sweep: true } });
  }
}
