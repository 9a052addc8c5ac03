import * as z from 'zod';
import { at, ofType, plain, readable, type Template } from '../synthesised.ts';

/** What AWS takes and advises against, with the page of AWS that does. */
interface Advice {
  readonly of: string;
  readonly source: string;
  /** Returns the resources that go against it, with the figures. */
  readonly against: (template: Template) => string[];
}

const SQS_SOURCE = 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html';
const SCALING = 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html';
const ALARMS = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html';
const MISSING = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html';
const DEAD_LETTERS =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html';
const DAY = 86_400;

const Queue = z.object({
  // SQS's own defaults.
  VisibilityTimeout: z.number().default(30),
  MessageRetentionPeriod: z.number().default(345_600),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown() }).optional(),
});
const Worker = z.object({
  Timeout: z.number().default(3),
  ReservedConcurrentExecutions: z.number().optional(),
});
const Alarm = z.object({
  Period: z.number().optional(),
  EvaluationPeriods: z.number(),
  Metrics: z.array(z.unknown()).default([]),
  TreatMissingData: z.string().optional(),
});

const queuesOf = (template: Template) =>
  new Map(ofType(template, 'AWS::SQS::Queue').map(([id, { Properties }]) => [plain(id), Queue.parse(Properties)]));
const workersOf = (template: Template) =>
  new Map(
    ofType(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => [plain(id), Worker.parse(Properties)]),
  );

/** Returns each queue that feeds a function, with both. */
function feedings(template: Template) {
  const [queues, workers] = [queuesOf(template), workersOf(template)];
  return ofType(template, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) => {
    const [from, to] = [readable(Properties.EventSourceArn), readable(Properties.FunctionName)];
    const [queue, worker] = [queues.get(from), workers.get(to)];
    const most = z.number().optional().parse(at(Properties, 'ScalingConfig.MaximumConcurrency'));
    return queue === undefined || worker === undefined ? [] : [{ from, to, queue, worker, most }];
  });
}

/** Returns how long an alarm looks back: over a figure, or over the longest period of an expression. */
function lookback({ Period, EvaluationPeriods, Metrics }: z.infer<typeof Alarm>): number {
  const periods = Metrics.flatMap((one) => [at(one, 'MetricStat.Period'), at(one, 'Period')]).map(Number);
  return EvaluationPeriods * Math.max(Period ?? 0, ...periods.filter((period) => !Number.isNaN(period)));
}

const alarmsOf = (template: Template) =>
  ofType(template, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => ({
    id: plain(id),
    ...Alarm.parse(Properties),
  }));

export const ADVICE: readonly Advice[] = [
  {
    of: 'a queue hides a message for six times the timeout of its function',
    source: SQS_SOURCE,
    against: (template) =>
      feedings(template)
        .filter(({ queue, worker }) => queue.VisibilityTimeout < 6 * worker.Timeout)
        .map(
          ({ from, to, queue, worker }) =>
            `${from} hides for ${queue.VisibilityTimeout} s, ${to} runs ${worker.Timeout} s`,
        ),
  },
  {
    of: 'a dead-letter queue keeps a message for as long as its source, as its age counts from the first send',
    source: DEAD_LETTERS,
    against: (template) => {
      const queues = queuesOf(template);
      return [...queues].flatMap(([id, { RedrivePolicy, MessageRetentionPeriod }]) => {
        if (RedrivePolicy === undefined) return [];
        const dead = queues.get(readable(RedrivePolicy.deadLetterTargetArn))?.MessageRetentionPeriod ?? 0;
        return dead < MessageRetentionPeriod
          ? [`${id} keeps for ${MessageRetentionPeriod} s, its dead letters ${dead} s`]
          : [];
      });
    },
  },
  {
    of: 'a function reserves what its queues may start at once: else they receive messages that it refuses, which burns their tries',
    source: SCALING,
    against: (template) =>
      [...workersOf(template)].flatMap(([id, { ReservedConcurrentExecutions: reserved }]) => {
        const started = feedings(template)
          .filter(({ to }) => to === id)
          .map(({ most }) => most ?? Number.POSITIVE_INFINITY);
        const sum = started.reduce((total, one) => total + one, 0);
        return reserved !== undefined && sum > reserved ? [`${id} reserves ${reserved}, its queues start ${sum}`] : [];
      }),
  },
  {
    of: 'an alarm looks back for a day at most',
    source: ALARMS,
    against: (template) =>
      alarmsOf(template)
        .filter((alarm) => lookback(alarm) > DAY)
        .map((alarm) => `${alarm.id} looks back ${lookback(alarm)} s`),
  },
  {
    of: 'an alarm says what missing data means',
    source: MISSING,
    against: (template) =>
      alarmsOf(template)
        .filter(({ TreatMissingData }) => !['breaching', 'notBreaching'].includes(TreatMissingData ?? ''))
        .map(({ id }) => `${id} does not say`),
  },
];

/** Returns a sentence for each thing of a template that goes against AWS's advice. */
export const unadvised = (template: Template): string[] =>
  ADVICE.flatMap(({ of, source, against }) => against(template).map((what) => `${what} (${of}, ${source})`));
