import { CfnRule, type IRuleRef, type IRuleTarget, Match, Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Job } from './job.ts';
import type { WorkQueue } from './queues.ts';

/**
 * Lets a job take work from a queue. Only the messages that fail go back to the queue. Lambda takes no more messages than the job may
 * work on: a message that is taken and then refused for lack of concurrency loses one of its tries. A job of two queues gives each a
 * part of its concurrency.
 */
export function workFrom({ queue }: WorkQueue, job: Job, batchSize = 5, maxConcurrency = job.atMostAtOnce): void {
  job.function.addEventSource(new SqsEventSource(queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }));
}

/** Makes work of each new object under a prefix. */
export function whenCreated(scope: Construct, id: string, bucket: Bucket, prefix: string, to: WorkQueue): Rule {
  return new Rule(scope, id, {
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: Match.prefix(prefix) } },
    },
    targets: [into(to)],
  });
}

/**
 * Returns a queue as a rule's target, with its dead-letter queue for events that cannot be delivered. CDK's own target lets every
 * rule of every account send to an encrypted queue (aws-cdk #11158). This target lets only one.
 */
export function into({ queue, deadLetters }: WorkQueue): IRuleTarget {
  return {
    bind: (rule) => {
      for (const receiver of [queue, deadLetters]) letSend(rule, receiver);
      return { arn: queue.queueArn, deadLetterConfig: { arn: deadLetters.queueArn }, targetResource: queue };
    },
  };
}

function letSend(rule: IRuleRef, queue: Queue): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': CfnRule.arnForRule(rule) } },
    }),
  );
}
