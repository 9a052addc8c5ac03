import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acceptedReferrals, failedAnswers, receivedMail } from './answer-counts.ts';
import type { Configuration } from './configuration.ts';
import type { Differences } from './differences.ts';
import type { HttpDoors } from './pipeline/http-doors.ts';
import type { Job } from './pipeline/job.ts';
import { JobSchedule } from './pipeline/job-schedule.ts';
import { DeadLetters, WorkQueue } from './pipeline/queues.ts';
import { on } from './pipeline/shared.ts';
import type { Storage } from './pipeline/storage.ts';
import { figure, type Ring, TO_DO, watchedFigures } from './watched-figures.ts';

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
  /** The job that watches the others. */
  readonly clock: Job;
}

const HOUR = Duration.hours(1);
const FIVE_MINUTES = Duration.minutes(5);
/** Half of the five tries of a message: after it something is wrong, and the message is not yet in the dead-letter queue. */
const WAITS_AT_MOST = Duration.minutes(15);
/** A sweep does the work of a missed record within five minutes. A stream this far behind no longer helps. */
const STREAM_BEHIND_AT_MOST = Duration.minutes(5);

/**
 * Rings an alarm, always through one topic, when work fails or waits, a sweep stops, an item has no owner, or a door is silent.
 * It finds every queue, dead-letter queue and sweep of the stack by itself, so that a new one cannot be forgotten.
 */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = this.openTopic(props);
    this.watchThroughClock(props.clock);
    for (const part of Stack.of(this).node.findAll()) {
      if (part instanceof WorkQueue) this.watchQueue(part);
    }
    for (const job of props.streamed)
      this.ring(`${nameOf(job)}StreamBehind`, 'StreamBehind', {
        toDo: 'repair',
        because: `${job.name} does not keep up with its table's stream.`,
        metric: job.function.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
        above: STREAM_BEHIND_AT_MOST.toMilliseconds(),
      });
    for (const [name, ring] of Object.entries({ ...watchedFigures, ...props.more })) this.ring(name, name, ring);
    if (props.differences.observed) this.watchDoors(props);
  }

  /** `row` is the alarm's row in docs/operating.md, where its description leads. */
  private alarm(id: string, row: string, toDo: Ring['toDo'], props: AlarmProps): void {
    const anchor = row.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
    const alarmDescription = `${TO_DO[toDo]}. ${props.alarmDescription} See docs/operating.md#${anchor}`;
    const alarm = new Alarm(this, id, { ...props, alarmDescription });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.all.push(alarm);
  }

  private ring(id: string, row: string, { toDo, because, metric, above, inARow = 1, orSilent }: Ring): void {
    this.alarm(id, row, toDo, {
      alarmDescription: because,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: inARow,
      // No figure is no fault, except of the clock, which watches that the others run.
      treatMissingData: orSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
  }

  private watchQueue(part: WorkQueue): void {
    this.ring(`${nameOf(part)}Waits`, 'Waits', {
      toDo: 'redrive',
      because: `Work has waited too long in the queue ${nameOf(part)}.`,
      metric: part.queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: WAITS_AT_MOST.toSeconds() + part.delay.toSeconds(),
    });
  }

  /**
   * Lets the clock watch every dead-letter queue and every other sweep, and write one figure for each kind. An alarm for each queue
   * and sweep, with its figure, would double the cost. A sweep is late after three of its runs, five minutes at least.
   */
  private watchThroughClock(clock: Job): void {
    const parts = Stack.of(this).node.findAll();
    const deadLetters = parts.flatMap((part) => {
      if (part instanceof WorkQueue) return [part.deadLetters];
      return part instanceof DeadLetters ? [part.queue] : [];
    });
    const sweeps = parts.filter((part) => part instanceof JobSchedule).filter(({ job }) => job !== clock);
    const within = sweeps.map(({ job, minutes }) => [job.name, 60 * Math.max(5, 3 * minutes)]);
    clock.add(
      on(
        deadLetters.map(({ queueArn }) => queueArn),
        'sqs:GetQueueAttributes',
      ),
      {
        DEAD_LETTER_QUEUES: deadLetters.map(({ queueUrl }) => queueUrl).join(' '),
        FAILED_WORK_EVERY_MINUTES: '5',
        SWEEPS_WITHIN_SECONDS: JSON.stringify(Object.fromEntries(within)),
      },
    );
  }

  private watchDoors({ configuration: { quietHours }, doors, mailTopic }: AlarmsProps): void {
    if (doors.accessLogs === undefined) throw new Error('the alarms of the doors read the access log');
    this.ring('DoorsFail', 'DoorsFail', {
      toDo: 'repair',
      because: 'A caller of the API was answered 500, 502 or 504: a referral may have to be sent again.',
      metric: failedAnswers(this, doors.accessLogs),
      above: 0,
    });
    const web = acceptedReferrals(this, doors.accessLogs);
    this.ringWhenSilent('WebSilent', quietHours, 'No referral was accepted by the web or an agency', web);
    this.ringWhenSilent('MailSilent', quietHours, 'No mail was received', receivedMail(mailTopic));
  }

  /**
   * Rings after some hours in a row without anything, 08:00 to 18:00 UTC from Monday to Friday. Every other hour counts as busy.
   * It does not know summer time (an hour's shift) or bank holidays (it rings on them). `FILL` needs the clock's heartbeat to
   * have hours to fill. The absence of that heartbeat has an alarm of its own.
   */
  private ringWhenSilent(id: string, hours: number, what: string, accepted: IMetric): void {
    this.alarm(id, id, 'door', {
      alarmDescription: `${what} for ${hours} working hours: ordinary on a bank holiday, else look at the door.`,
      metric: new MathExpression({
        expression: 'IF(ran >= 0 AND DAY(ran) < 6 AND HOUR(ran) >= 8 AND HOUR(ran) < 18, FILL(accepted, 0), 1)',
        usingMetrics: { accepted, ran: figure('LateSweepSeconds', HOUR) },
        period: HOUR,
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: hours,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Makes the topic, encrypted and open to this stack's alarms alone. Without its policy SNS refuses CloudWatch in silence. */
  private openTopic({ configuration, differences, storage: { dataKey } }: AlarmsProps): Topic {
    const { partition, region, account, stackName } = Stack.of(this);
    const topic = new Topic(this, 'Topic', { masterKey: dataKey, enforceSSL: differences.enforceSSL });
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OurAlarmsTell',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:${stackName}-Alarms*` },
        },
      }),
    );
    if (configuration.alarmEmail === undefined) return topic;
    // An alarm that SNS could not hand over rings `FailedWork`, which shows on the dashboard too.
    const undelivered = new DeadLetters(this, 'Undelivered', { dataKey, differences });
    topic.addSubscription(new EmailSubscription(configuration.alarmEmail, { deadLetterQueue: undelivered.queue }));
    return topic;
  }
}

/** Returns a part's path as one word: `CaseworkClock`. */
const nameOf = (part: Construct): string => part.node.path.split('/').slice(1).join('');
