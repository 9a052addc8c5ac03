import { Duration } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Job } from './job.ts';
import { JobSchedule } from './job-schedule.ts';
import { DeadLetters } from './queues.ts';
import { grants, jobIn, on, type Shared, streamWork } from './shared.ts';
import { listenTo, SHARDS_AND_A_SWEEP } from './stream.ts';

/**
 * The job that reads the table's stream after a change of a case: it copies a new referral that has no object of its own, and
 * updates the dashboard's counts, the search tokens and the proposed matches. It is one job, as only two may read a stream and the
 * sending job is the other.
 */
export class Following extends Construct {
  readonly follow: Job;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    const may = grants(shared);
    const { storage } = shared;
    const missed = new DeadLetters(this, 'Missed', { dataKey: storage.dataKey, differences: shared.differences });
    this.follow = jobIn(this, 'Follow', shared, {
      job: 'casework/follow',
      may: [
        may.writeCases,
        may.getCases,
        may.queryCases,
        may.readTimers,
        may.readKeyGenerations,
        may.putSeveralCases,
        may.getSeveralCases,
        may.appendAudit,
        on([storage.lookupSecretArn], 'secretsmanager:GetSecretValue'),
        // It adds copies and reads none: only a declared recovery does.
        on([storage.copies.arnForObjects('*')], 's3:PutObject'),
        streamWork(storage.cases),
        missed.sending(),
      ],
      environment: { LOOKUP_SECRET_ID: storage.lookupSecretArn, COPIES_BUCKET: storage.copies.bucketName },
      // A run of 500 cases after a change of the key must not use up the account's concurrency.
      atMostAtOnce: SHARDS_AND_A_SWEEP,
    });
    const written = (item: string, more: object = {}) => ({
      dynamodb: { NewImage: { item: { S: FilterRule.isEqual(item) }, ...more } },
    });
    listenTo(storage.cases, this.follow, {
      batch: 250,
      // A dashboard may be a second late, and nobody searches for a case in its first second.
      gatherFor: Duration.seconds(1),
      again: 5,
      only: [
        ...['case', 'task', 'ask'].map((item) => written(item)),
        written('lookup', { state: { S: FilterRule.isEqual('to_make') } }),
      ],
      missed: missed,
    });
    new JobSchedule(this, 'Sweep', { minutes: 1, job: this.follow, input: { sweep: true } });
  }
}
