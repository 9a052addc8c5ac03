import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import type { Differences } from './differences.ts';
import { EveryMinutes } from './pipeline/every-minutes.ts';
import type { HttpDoors } from './pipeline/http-doors.ts';
import { Job } from './pipeline/job.ts';
import { DeadLetters, WorkQueue } from './pipeline/queues.ts';
import type { Storage } from './pipeline/storage.ts';

interface AlarmsProps {
  readonly configuration: Configuration;
  readonly differences: Differences;
  readonly storage: Storage;
  readonly doors: HttpDoors;
  /** The topic that SES tells of every mail it took. */
  readonly mailTopic: ITopic;
  /** The jobs that a table's stream wakes. */
  readonly streamed: readonly Job[];
}

interface Ring {
  /** What has happened, for whoever is woken by it; `docs/operating.md` says what to do. */
  readonly because: string;
  readonly metric: IMetric;
  /** Rings above this. */
  readonly above: number;
  /** Periods in a row that must be above; one unless a single one is ordinary. */
  readonly inARow?: number;
}

/** The namespace of the figures in `functions/platform/metrics.ts`; each has its job as its only dimension, `service`. */
const NAMESPACE = 'FrontDoor';
const FIVE_MINUTES = Duration.minutes(5);
/** Half of the five tries that a message has: past it something is wrong, before it gets to the dead letters. */
const WAITS_AT_MOST = Duration.minutes(15);
/** A sweep has the messages that a nudge missed within a minute or five; a stream this far behind does not nudge any more. */
const STREAM_BEHIND_AT_MOST = Duration.minutes(5);
/** The second route files a mail after five minutes, the next reconcile asks again: past half an hour neither has. */
const INBOX_AT_MOST = Duration.minutes(30);
/** Over Easter and Christmas a working day lasts almost six; no list of any team may go unread for longer (domain 6). */
const UNDECIDED_AT_MOST = Duration.days(7);
/** SES warns an account at 5 % bounces and 0.1 % complaints, and stops its sending at twice that and more. */
const SES_WARNS = { bounces: 0.05, complaints: 0.001 };

/**
 * What wakes a person, all of it told to one topic: work that failed or waits, sweeps that stopped, items that nobody owns,
 * doors that fell silent. Every queue, dead-letter queue, job and sweep of the stack is found here by itself, so that a new
 * one cannot be forgotten.
 */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = alarmTopic(this, props);
    for (const part of Stack.of(this).node.findAll()) {
      if (part instanceof WorkQueue) this.watchQueue(part);
      if (part instanceof DeadLetters) this.watchDeadLetters(part);
      if (part instanceof Job) this.watchJob(part);
      if (part instanceof EveryMinutes) this.watchSweep(part);
    }
    for (const job of props.streamed) this.watchStream(job);
    this.watchFigures();
    this.watchReputation();
    if (props.differences.observed) this.watchDoors(props);
  }

  private ring(id: string, { because, metric, above, inARow = 1 }: Ring): void {
    new Alarm(this, id, {
      alarmDescription: because,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: inARow,
      // No figure, no fault: where silence is the fault, the sweeps' heartbeat rings.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  private watchQueue(part: WorkQueue): void {
    const { queue, deadLetters, delay } = part;
    const name = nameOf(part);
    this.ring(`${name}DeadLetters`, {
      because: `Work of the queue ${name} failed every try and stands in its dead-letter queue.`,
      // What SQS itself moves there is not counted as sent (forms-terraform #1105): only what stands there tells.
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      above: 0,
    });
    this.ring(`${name}Waits`, {
      because: `Work has waited too long in the queue ${name}.`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: WAITS_AT_MOST.toSeconds() + delay.toSeconds(),
    });
  }

  private watchDeadLetters(part: DeadLetters): void {
    this.ring(`${nameOf(part)}NotEmpty`, {
      because: `A stream's records failed every try and stand in ${nameOf(part)}; a sweep has done their work since.`,
      metric: part.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      above: 0,
    });
  }

  private watchJob(job: Job): void {
    this.ring(`${nameOf(job)}Fails`, {
      // A bad message is reported without an error, and a bad request answered: what is counted here is our own.
      because: `${job.name} crashed, ran out of time or cannot start.`,
      metric: job.function.metricErrors({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
    });
    if (job.bounded) return;
    this.ring(`${nameOf(job)}HeldBack`, {
      because: `${job.name} was refused for want of concurrency: a caller was turned away.`,
      metric: job.function.metricThrottles({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
    });
  }

  private watchStream(job: Job): void {
    this.ring(`${nameOf(job)}StreamBehind`, {
      because: `${job.name} does not keep up with its table's stream.`,
      metric: job.function.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: STREAM_BEHIND_AT_MOST.toMilliseconds(),
    });
  }

  /** The one alarm that rings when there is nothing: three runs missed, five minutes at least. */
  private watchSweep(sweep: EveryMinutes): void {
    new Alarm(this, `${nameOf(sweep)}Stopped`, {
      alarmDescription: `${sweep.job.name} has not swept; it should every ${sweep.minutes} min.`,
      metric: figure('SweepRan', sweep.job.name, Duration.minutes(Math.max(5, 3 * sweep.minutes)), 'Sum'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  private watchFigures(): void {
    const quarter = Duration.minutes(15);
    this.ring('ItemsWithoutOwner', {
      because: 'reconcile found what it could not give to anybody; its log names each by key (npm run reconcile).',
      metric: figure('UnplacedItems', 'casework/reconcile', quarter),
      above: 0,
    });
    this.ring('MailStandsInInbox', {
      because: 'A mail was taken in and not filed: neither route did, nor reconcile.',
      metric: figure('OldestInboxSeconds', 'casework/reconcile', quarter),
      above: INBOX_AT_MOST.toSeconds(),
    });
    this.ring('ReconcileUnfinished', {
      because: 'reconcile could not finish a check, twice: what it covers is unknown.',
      metric: figure('FailedItems', 'casework/reconcile', quarter),
      above: 0,
      inARow: 2,
    });
    this.ring('ClockOverdue', {
      because: 'A due time was passed a quarter of an hour ago and the clock has not come to it.',
      metric: figure('OverdueTimers', 'casework/clock', FIVE_MINUTES),
      above: 0,
    });
    this.ring('ScannerAway', {
      because:
        'A file has no verdict at its deadline: the virus scanner does not answer. Files wait, referrals do not.',
      metric: figure('FilesUnscanned', 'casework/clock', FIVE_MINUTES, 'Sum'),
      above: 0,
    });
    this.ring('ClockItemsFail', {
      because: 'The clock cannot settle an item: its log names it.',
      metric: figure('FailedItems', 'casework/clock', FIVE_MINUTES),
      above: 0,
      inARow: 3,
    });
    this.ring('LookupItemsFail', {
      because:
        'A case cannot be given its search tokens: nobody finds it by name. The log of casework/follow names it.',
      metric: figure('FailedItems', 'casework/follow', FIVE_MINUTES),
      above: 0,
      inARow: 3,
    });
    this.ring('DecisionsOverdue', {
      because: 'Decisions have been late for an hour; managers have a task for each.',
      metric: figure('OverdueDecisions', 'casework/clock', FIVE_MINUTES),
      above: 0,
      inARow: 12,
    });
    this.ring('CaseUnreadTooLong', {
      because: 'A case has been undecided for a week, in some team: nobody may be reading its list.',
      metric: figure('OldestUndecidedSeconds', 'casework/clock', quarter),
      above: UNDECIDED_AT_MOST.toSeconds(),
    });
    for (const job of ['send', 'record'])
      this.ring(job === 'send' ? 'AlertNotSent' : 'AlertNotDelivered', {
        because: 'The duty desk was not told of words of danger: somebody must look at the head of its list now.',
        metric: figure('AlertsNotThrough', `correspondence/${job}`, FIVE_MINUTES, 'Sum'),
        above: 0,
      });
    this.ring('AuditChanged', {
      because: 'An audit entry was changed or removed after it was written. Nothing of ours does that (npm run audit).',
      metric: figure('AuditEntriesChanged', 'platform/audit/seal', FIVE_MINUTES),
      above: 0,
    });
  }

  private watchReputation(): void {
    const rate = (metricName: string) =>
      new Metric({ namespace: 'AWS/SES', metricName, period: Duration.hours(1), statistic: 'Maximum' });
    this.ring('MailBounces', {
      because: 'So much of our mail bounces that SES may stop our sending.',
      metric: rate('Reputation.BounceRate'),
      above: SES_WARNS.bounces,
    });
    this.ring('MailIsComplainedOf', {
      because: 'So much of our mail is marked as spam that SES may stop our sending.',
      metric: rate('Reputation.ComplaintRate'),
      above: SES_WARNS.complaints,
    });
  }

  private watchDoors({ configuration, doors, mailTopic }: AlarmsProps): void {
    const { quietHours } = configuration;
    this.ring('DoorsFail', {
      because: 'A caller of the API was answered 500, 502 or 504: a referral may have to be sent again.',
      metric: failedAnswers(this, doors.accessLogs),
      above: 0,
    });
    this.silent(
      'WebSilent',
      quietHours,
      'No referral was accepted by the web or an agency',
      acceptedBy(this, doors.accessLogs),
    );
    const mail = new Metric({
      namespace: 'AWS/SNS',
      metricName: 'NumberOfMessagesPublished',
      dimensionsMap: { TopicName: mailTopic.topicName },
      period: Duration.hours(1),
      statistic: 'Sum',
    });
    this.silent('MailSilent', quietHours, 'No mail was received', mail);
  }

  /**
   * Rings after so many hours in a row without anything, 08:00 to 18:00 UTC from Monday to Friday; every other hour counts as
   * busy. What it cannot know: summer time (an hour's shift) and bank holidays (it rings on them). The clock's own heartbeat
   * is the ruler: without it `FILL` may have no hours to fill, and its absence has an alarm of its own.
   */
  private silent(id: string, hours: number, what: string, accepted: IMetric): void {
    new Alarm(this, id, {
      alarmDescription: `${what} for ${hours} working hours: ordinary on a bank holiday, else look at the door.`,
      metric: new MathExpression({
        expression: 'IF(ran >= 0 AND DAY(ran) < 6 AND HOUR(ran) >= 8 AND HOUR(ran) < 18, FILL(accepted, 0), 1)',
        usingMetrics: { accepted, ran: figure('SweepRan', 'casework/clock', Duration.hours(1), 'Sum') },
        period: Duration.hours(1),
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: hours,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}

/** Where a part stands, as one word: `CaseworkClock`. */
const nameOf = (part: Construct): string => part.node.path.split('/').slice(1).join('');

function figure(metricName: string, job: string, period: Duration, statistic = 'Maximum'): Metric {
  return new Metric({ namespace: NAMESPACE, metricName, dimensionsMap: { service: job }, period, statistic });
}

/** Encrypted, and open to this stack's alarms alone. Without the second line SNS refuses CloudWatch in silence. */
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

/**
 * Answers that are our fault, counted in the API's access log. Its own metric of 5xx would not do: a shut online form answers
 * 503 to everybody, by design and perhaps for months (S15c), and an alarm that always rings is none.
 */
function failedAnswers(scope: Construct, logGroup: ILogGroup | undefined): IMetric {
  if (logGroup === undefined) throw new Error('failed answers are seen in the access log');
  const metricName = 'WebFailed';
  new MetricFilter(scope, 'Failed', {
    logGroup,
    filterPattern: FilterPattern.any(
      FilterPattern.stringValue('$.status', '=', '500'),
      FilterPattern.stringValue('$.status', '=', '502'),
      FilterPattern.stringValue('$.status', '=', '504'),
    ),
    metricNamespace: NAMESPACE,
    metricName,
    metricValue: '1',
  });
  return new Metric({ namespace: NAMESPACE, metricName, period: FIVE_MINUTES, statistic: 'Sum' });
}

/** Referrals and forms accepted by the API, counted in its access log: 201 is said to nothing else. */
function acceptedBy(scope: Construct, logGroup: ILogGroup | undefined): IMetric {
  if (logGroup === undefined) throw new Error('silence at a door is seen in the access log');
  const metricName = 'WebAccepted';
  new MetricFilter(scope, 'Accepted', {
    logGroup,
    filterPattern: FilterPattern.all(
      FilterPattern.stringValue('$.status', '=', '201'),
      FilterPattern.any(
        FilterPattern.stringValue('$.route', '=', 'POST /referrals'),
        FilterPattern.stringValue('$.route', '=', 'POST /agency/referrals'),
        FilterPattern.stringValue('$.route', '=', 'POST /uploads'),
      ),
    ),
    metricNamespace: NAMESPACE,
    metricName,
    metricValue: '1',
  });
  return new Metric({ namespace: NAMESPACE, metricName, period: Duration.hours(1), statistic: 'Sum' });
}
