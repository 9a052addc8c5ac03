import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acceptedReferrals, failedAnswers } from './answer-counts.ts';
import type { Configuration } from './configuration.ts';
import type { Differences } from './differences.ts';
import type { HttpDoors } from './pipeline/http-doors.ts';
import { Job } from './pipeline/job.ts';
import { JobSchedule } from './pipeline/job-schedule.ts';
import { DeadLetters, WorkQueue } from './pipeline/queues.ts';
import type { Storage } from './pipeline/storage.ts';
import { figure, type Ring, watchedFigures } from './watched-figures.ts';

interface AlarmsProps {
  readonly configuration: Configuration;
  readonly differences: Differences;
  readonly storage: Storage;
  readonly doors: HttpDoors;
  /** The topic to which SES publishes every mail that it took. */
  readonly mailTopic: ITopic;
  /** The jobs that read a table's stream. */
  readonly streamed: readonly Job[];
  /** Alarms of a part that not every deployment has. */
  readonly more: Readonly<Record<string, Ring>>;
}

const HOUR = Duration.hours(1);
const FIVE_MINUTES = Duration.minutes(5);
/** Half of the five tries of a message: after it something is wrong, and the message is not yet in the dead-letter queue. */
const WAITS_AT_MOST = Duration.minutes(15);
/** A sweep does the work of a missed record within five minutes. A stream this far behind no longer helps. */
const STREAM_BEHIND_AT_MOST = Duration.minutes(5);

/**
 * Rings an alarm, always through one topic, when work fails or waits, a sweep stops, an item has no owner, or a door is silent.
 * It finds every queue, dead-letter queue, job and sweep of the stack by itself, so that a new one cannot be forgotten.
 */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = alarmTopic(this, props);
    for (const part of Stack.of(this).node.findAll()) {
      if (part instanceof WorkQueue) this.watchQueue(part);
      if (part instanceof DeadLetters)
        this.ring(
          `${nameOf(part)}NotEmpty`,
          waiting(
            part.queue,
            `A stream's records failed every try and are in ${nameOf(part)}; a sweep has done their work since.`,
          ),
        );
      if (part instanceof Job) this.watchJob(part);
      if (part instanceof JobSchedule) this.watchSweep(part);
    }
    for (const job of props.streamed)
      this.ring(`${nameOf(job)}StreamBehind`, {
        because: `${job.name} does not keep up with its table's stream.`,
        metric: job.function.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
        above: STREAM_BEHIND_AT_MOST.toMilliseconds(),
      });
    for (const [name, ring] of Object.entries({ ...watchedFigures, ...props.more })) this.ring(name, ring);
    if (props.differences.observed) this.watchDoors(props);
  }

  private alarm(id: string, props: AlarmProps): void {
    new Alarm(this, id, props).addAlarmAction(new SnsAction(this.topic));
  }

  private ring(id: string, { because, metric, above, inARow = 1 }: Ring): void {
    this.alarm(id, {
      alarmDescription: because,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: inARow,
      // No figure is no fault. Where silence is the fault, the sweeps' heartbeat rings.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private watchQueue(part: WorkQueue): void {
    const name = nameOf(part);
    this.ring(
      `${name}DeadLetters`,
      waiting(part.deadLetters, `Work of the queue ${name} failed every try and is in its dead-letter queue.`),
    );
    this.ring(`${name}Waits`, {
      because: `Work has waited too long in the queue ${name}.`,
      metric: part.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: WAITS_AT_MOST.toSeconds() + part.delay.toSeconds(),
    });
  }

  private watchJob(job: Job): void {
    this.ring(`${nameOf(job)}Fails`, {
      // A bad message or request is no error of the function: this counts only our own faults.
      because: `${job.name} crashed, ran out of time or cannot start.`,
      metric: job.function.metricErrors({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
    });
    if (job.bounded) return;
    this.ring(`${nameOf(job)}HeldBack`, {
      because: `${job.name} was refused for lack of concurrency: a caller was turned away.`,
      metric: job.function.metricThrottles({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
    });
  }

  /** Rings when a sweep is silent: three runs missed, five minutes at least. */
  private watchSweep(sweep: JobSchedule): void {
    this.alarm(`${nameOf(sweep)}Stopped`, {
      alarmDescription: `${sweep.job.name} has not swept; it should every ${sweep.minutes} min.`,
      metric: figure('SweepRan', sweep.job.name, Duration.minutes(Math.max(5, 3 * sweep.minutes)), 'Sum'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private watchDoors({ configuration: { quietHours }, doors, mailTopic }: AlarmsProps): void {
    if (doors.accessLogs === undefined) throw new Error('the alarms of the doors read the access log');
    this.ring('DoorsFail', {
      because: 'A caller of the API was answered 500, 502 or 504: a referral may have to be sent again.',
      metric: failedAnswers(this, doors.accessLogs),
      above: 0,
    });
    const web = acceptedReferrals(this, doors.accessLogs);
    this.ringWhenSilent('WebSilent', quietHours, 'No referral was accepted by the web or an agency', web);
    const mail = new Metric({
      namespace: 'AWS/SNS',
      metricName: 'NumberOfMessagesPublished',
      dimensionsMap: { TopicName: mailTopic.topicName },
      period: HOUR,
      statistic: 'Sum',
    });
    this.ringWhenSilent('MailSilent', quietHours, 'No mail was received', mail);
  }

  /**
   * Rings after some hours in a row without anything, 08:00 to 18:00 UTC from Monday to Friday. Every other hour counts as busy.
   * It does not know summer time (an hour's shift) or bank holidays (it rings on them). `FILL` needs the clock's heartbeat to
   * have hours to fill. The absence of that heartbeat has an alarm of its own.
   */
  private ringWhenSilent(id: string, hours: number, what: string, accepted: IMetric): void {
    this.alarm(id, {
      alarmDescription: `${what} for ${hours} working hours: ordinary on a bank holiday, else look at the door.`,
      metric: new MathExpression({
        expression: 'IF(ran >= 0 AND DAY(ran) < 6 AND HOUR(ran) >= 8 AND HOUR(ran) < 18, FILL(accepted, 0), 1)',
        usingMetrics: { accepted, ran: figure('SweepRan', 'casework/clock', HOUR, 'Sum') },
        period: HOUR,
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: hours,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** Returns a part's path as one word: `CaseworkClock`. */
const nameOf = (part: Construct): string => part.node.path.split('/').slice(1).join('');

/** Rings when a queue has a message. SQS does not count its own moves as sent (forms-terraform #1105), so this counts what is there. */
const waiting = (queue: Queue, because: string): Ring => ({
  because,
  metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
  above: 0,
});

/** Makes the topic, encrypted and open to this stack's alarms alone. Without its policy SNS refuses CloudWatch in silence. */
function alarmTopic(scope: Construct, { configuration, differences, storage }: AlarmsProps): Topic {
  const { partition, region, account, stackName } = Stack.of(scope);
  const topic = new Topic(scope, 'Topic', { masterKey: storage.dataKey, enforceSSL: differences.enforceSSL });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OurAlarmsTell',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:${stackName}-*` },
      },
    }),
  );
  if (configuration.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(configuration.alarmEmail));
  return topic;
}
