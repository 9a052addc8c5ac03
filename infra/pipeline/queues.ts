import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Differences } from '../differences.ts';
import type { Grant } from './job.ts';

interface QueueNeeds {
  readonly dataKey: IKey;
  readonly differences: Differences;
}

interface WorkQueueProps extends QueueNeeds {
  readonly delay?: Duration;
}

/** How often a message is tried before an alarm rings: enough for a passing fault, and within the hour. */
export const TRIES = 5;

function common({ dataKey, differences }: QueueNeeds): QueueProps {
  return {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: dataKey,
    // SQS asks KMS once in this time for each caller of a queue. By default it asks every five minutes.
    dataKeyReuse: Duration.hours(1),
    enforceSSL: differences.enforceSSL,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.DESTROY,
  };
}

/** A queue of failed work, kept for 14 days (the most that SQS allows). A message in it rings an alarm. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: QueueNeeds) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', common(props));
  }

  /** Returns what a stream's reader needs to send a failed batch here. */
  sending(): Grant {
    return { actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] };
  }
}

/** A queue of work with its own dead-letter queue. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** How long a message waits before it is delivered. */
  readonly delay: Duration;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.delay = props.delay ?? Duration.seconds(0);
    this.deadLetters = new Queue(this, 'DeadLetters', common(props));
    this.queue = new Queue(this, 'Queue', {
      ...common(props),
      visibilityTimeout: props.differences.retryAfter,
      deliveryDelay: this.delay,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
  }

  /** Returns what a job needs to take work from the queue. */
  working(): Grant {
    return {
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
    };
  }
}
