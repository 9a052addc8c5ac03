import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { receivedMail } from './answer-counts.ts';
import type { HttpDoors } from './pipeline/http-doors.ts';
import { Job } from './pipeline/job.ts';
import { WorkQueue } from './pipeline/queues.ts';
import type { Shared } from './pipeline/shared.ts';
import { figure } from './watched-figures.ts';

interface ServiceDashboardProps {
  readonly shared: Shared;
  readonly doors: HttpDoors;
  readonly alarms: readonly Alarm[];
  /** The jobs that read a table's stream. */
  readonly streamed: readonly Job[];
}

const HOUR = Duration.hours(1);
const QUARTER = Duration.minutes(15);
/** A dashboard is 24 columns wide: three graphs a row. */
const GRAPH = { width: 8, height: 6 };

/**
 * Shows how the service does, on one page: every alarm, then arrivals, waiting, late, sends, scans, lag, errors by function, and cost.
 * An account has three dashboards of at most 50 metrics free, so it stays below that.
 */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, { shared, doors, alarms, streamed }: ServiceDashboardProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const parts = Stack.of(this).node.findAll();
    const jobs = parts.filter((part) => part instanceof Job);
    const queues = parts.filter((part) => part instanceof WorkQueue);
    const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): IWidget =>
      new GraphWidget({ title, left: [...left], right: [...right], ...GRAPH });
    new Dashboard(this, 'Dashboard', {
      dashboardName: stackName,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          new AlarmStatusWidget({
            title: 'Alarms: docs/operating.md says what to do',
            alarms: [...alarms],
            width: 24,
            height: 5,
          }),
        ],
        [
          arrivals(doors),
          graph('Mail received, an hour', [receivedMail(shared.mailTopic)]),
          graph(
            'Undecided cases; how long the oldest has waited (s)',
            [figure('UndecidedCases', QUARTER)],
            [figure('OldestUndecidedSeconds', QUARTER)],
          ),
        ],
        [
          graph('Late: decisions, items of the clock, sweeps (s)', [
            figure('OverdueDecisions', QUARTER),
            figure('OverdueTimers', QUARTER),
            figure('LateSweepSeconds', QUARTER),
          ]),
          graph('Mail sent, bounced, complained of, an hour', ['Send', 'Bounce', 'Complaint'].map(ses)),
          graph('Verdicts on files, an hour; files without one', [
            shared.queues.verdict.queue.metricNumberOfMessagesDeleted({ period: HOUR }),
            figure('FilesUnscanned', HOUR, 'Sum'),
          ]),
        ],
        [
          graph(
            'Age of the oldest message in each queue (s)',
            queues.map(({ node, queue }) => queue.metricApproximateAgeOfOldestMessage({ ...MAXIMUM, label: node.id })),
          ),
          graph('Failed work; failed items', [figure('FailedWork', QUARTER), figure('FailedItems', QUARTER)]),
          graph("The account's charges this month ($), when billing alerts are on", [CHARGES]),
        ],
        [
          graph(
            'Lag of the streams (ms)',
            streamed.map((job) => job.function.metric('IteratorAge', { ...MAXIMUM, label: job.name })),
          ),
          graph(
            'Errors by function',
            jobs.map((job) => job.function.metricErrors({ period: QUARTER, label: job.name })),
          ),
          graph('Functions held back', [THROTTLED]),
        ],
      ],
    });
  }
}

/** Counts what each door accepted, in the access log: a figure for each door would cost more. */
const arrivals = ({ accessLogs }: HttpDoors): IWidget =>
  new LogQueryWidget({
    title: 'Accepted by each door, an hour',
    logGroupNames: accessLogs === undefined ? [] : [accessLogs.logGroupName],
    view: LogQueryVisualizationType.TABLE,
    queryLines: [
      'fields route, status',
      'filter status = "201" and route in ["POST /referrals", "POST /agency/referrals", "POST /uploads"]',
      'stats count(*) as accepted by route, bin(1h)',
    ],
    ...GRAPH,
  });

const MAXIMUM = { period: QUARTER, statistic: 'Maximum' };

/** Names the functions that were refused most. A query is one metric; a metric for each function would be too many. */
const THROTTLED = new MathExpression({
  expression:
    'SELECT SUM(Throttles) FROM SCHEMA("AWS/Lambda", FunctionName) GROUP BY FunctionName ORDER BY SUM() DESC LIMIT 5',
  usingMetrics: {},
  label: '',
  period: QUARTER,
});

const ses = (metricName: string): IMetric =>
  new Metric({ namespace: 'AWS/SES', metricName, period: HOUR, statistic: 'Sum' });

/** AWS counts charges in this Region only, and only where billing alerts are switched on. */
const CHARGES = new Metric({
  namespace: 'AWS/Billing',
  metricName: 'EstimatedCharges',
  dimensionsMap: { Currency: 'USD' },
  region: 'us-east-1',
  period: Duration.hours(6),
  statistic: 'Maximum',
});
