import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Differences } from '../differences.ts';

interface WorkQueueProps {
  readonly dataKey: IKey;
  readonly differences: Differences;
  readonly delay?: Duration;
}

/** Tries before a message is somebody's alarm: enough for a passing fault, few enough that a person hears within the hour. */
export const TRIES = 5;

/** A queue of work with its own dead-letter queue, which keeps what failed for 14 days (the most SQS allows) and rings an alarm. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const common = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.dataKey,
      enforceSSL: props.differences.enforceSSL,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.DESTROY,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: props.differences.retryAfter,
      ...(props.delay === undefined ? {} : { deliveryDelay: props.delay }),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
  }
}
