import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { retentionDaysOf } from '../configuration.ts';
import type { Job } from './job.ts';
import { JobSchedule } from './job-schedule.ts';
import { DeadLetters } from './queues.ts';
import { grants, jobIn, listing, on, type Shared, streamWork } from './shared.ts';
import { SHARDS_AND_A_SWEEP } from './stream.ts';

/** Chains every audit entry, and signs the chain's links where nobody can change them (law 5). */
export class Audit extends Construct {
  readonly seal: Job;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    const { storage } = shared;
    const missed = new DeadLetters(this, 'Missed', { dataKey: storage.dataKey, differences: shared.differences });
    this.seal = jobIn(this, 'Seal', shared, {
      job: 'platform/audit/seal',
      may: [
        // A link and the markers of its entries: each put has the condition that no item has its key.
        on([storage.audit.tableArn], 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:PutItem'),
        grants(shared).noteSweep,
        on([storage.auditKey.keyArn], 'kms:Sign'),
        on([`${storage.auditSegments.bucketArn}/segments/*`], 's3:PutObject', 's3:GetObject'),
        // The end of the chain, with its own retention.
        on([`${storage.auditSegments.bucketArn}/heads/*`], 's3:PutObject', 's3:GetObject', 's3:PutObjectRetention'),
        listing(storage.auditSegments, 'segments/'),
        listing(storage.auditSegments, 'heads/'),
        streamWork(storage.audit),
        missed.sending(),
      ],
      environment: {
        AUDIT_BUCKET: storage.auditSegments.bucketName,
        AUDIT_KEY_ID: storage.auditKey.keyArn,
        AUDIT_DAYS: String(retentionDaysOf(shared.configuration)),
      },
      // A sweep may make 100 links, each with a transaction, a signature and an object.
      timeout: 120,
      // Sealers that race for the next link try ten times.
      atMostAtOnce: SHARDS_AND_A_SWEEP,
    });
    this.seal.function.addEventSource(
      new DynamoEventSource(storage.audit, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        // Ten links' worth. A record has less than 2 KB, and a call at most 6 MB.
        batchSize: 1000,
        // Entries that come together share a link, a signature and an object, which cost more than the entries.
        maxBatchingWindow: Duration.seconds(shared.configuration.sealSeconds),
        retryAttempts: 2,
        maxRecordAge: Duration.hours(1),
        onFailure: new SqsDlq(missed.queue),
        // Only entries, whatever happened to them: a changed or removed one is reported too.
        filters: [FilterCriteria.filter({ dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('DAY#') } } } })],
      }),
    );
    new JobSchedule(this, 'Sweep', { minutes: 5, job: this.seal, input: { sweep: true } });
  }
}
