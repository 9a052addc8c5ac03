import { Duration } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { EveryMinutes } from './every-minutes.ts';
import type { Job } from './job.ts';
import { DeadLetters } from './queues.ts';
import { grants, jobIn, on, type Shared, streamWork } from './shared.ts';
import { listenTo } from './stream.ts';

/**
 * What follows a change of a case by the table's stream: the dashboard's counts; and by what it is found again, its search tokens and
 * the matches they suggest. One job for all of it, as two may read the stream and sending is the other.
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
        streamWork(storage.cases),
        missed.sending(),
      ],
      environment: { LOOKUP_SECRET_ID: storage.lookupSecretArn },
      // The stream's shards and a sweep at once. Every count is in one item, and a run of 500 cases after a change of the key must
      // not spend the account's concurrency: more at once would only wait for each other.
      atMostAtOnce: 3,
    });
    const stands = (item: string, more: object = {}) => ({
      dynamodb: { NewImage: { item: { S: FilterRule.isEqual(item) }, ...more } },
    });
    listenTo(storage.cases, this.follow, {
      batch: 250,
      // A dashboard may be a second behind, and nobody searches for a case in its first.
      gatherFor: Duration.seconds(1),
      again: 5,
      only: [stands('case'), stands('task'), stands('lookup', { state: { S: FilterRule.isEqual('to_make') } })],
      missed: missed,
    });
    new EveryMinutes(this, 'Sweep', { minutes: 1, job: this.follow, input: { sweep: true } });
  }
}
