import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { awsSettings } from '../aws-settings.ts';
import { ACCOUNT } from '../cloud.ts';
import { logEvents } from '../function-logs.ts';
import { localCall } from '../local-call.ts';
import type { AlarmDefinition, Point } from './evaluate.ts';

/** A line in CloudWatch's embedded metric format: figures beside the rest of a log. */
const Line = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(z.object({ Namespace: z.string(), Metrics: z.array(z.object({ Name: z.string() })) })),
  }),
});
const Statistics = z.object({ Datapoints: z.array(z.object({ Timestamp: z.coerce.date(), Sum: z.number() })) });
const Depth = z.record(z.string(), z.coerce.number());

/** What AWS measures and one machine does not: a stream's lag, and SES's opinion of our mail. */
const NOT_MEASURED = new Set(['IteratorAge', 'Reputation.BounceRate', 'Reputation.ComplaintRate']);
export const isMeasured = ({ MetricName }: AlarmDefinition): boolean => !NOT_MEASURED.has(MetricName);

/** Figures older than this are forgotten: no alarm looks further back than an hour. */
const KEEP_MS = 2 * 3_600_000;

const nameOf = ({
  Namespace,
  MetricName,
  Dimensions,
}: Pick<AlarmDefinition, 'Namespace' | 'MetricName' | 'Dimensions'>) =>
  [Namespace, MetricName, ...(Namespace === 'AWS/SQS' ? Dimensions.map(({ Value }) => Value) : [])].join(' ');

/** Reads the figures that alarms watch from the local cloud: the functions' own from their logs, Lambda's, and those of queues. */
export class LocalFigures {
  private readonly points = new Map<string, Point[]>();
  private readonly readUntil = new Map<string, number>();
  /** When each queue was last seen empty. */
  private readonly emptyAt = new Map<string, number>();
  private readonly sqs: SQSClient;

  private readonly endpoint: string;
  private readonly since: number;

  constructor(endpoint: string, since: number) {
    this.endpoint = endpoint;
    this.since = since;
    this.sqs = new SQSClient(awsSettings(endpoint));
  }

  pointsOf(alarm: AlarmDefinition): readonly Point[] {
    return this.points.get(nameOf(alarm)) ?? [];
  }

  async read(alarms: readonly AlarmDefinition[], now: number): Promise<void> {
    await this.readLogs();
    for (const alarm of alarms) {
      if (alarm.Namespace === 'AWS/Lambda' && isMeasured(alarm)) await this.readFunctions(alarm, now);
      if (alarm.Namespace === 'AWS/SQS') await this.readQueue(alarm, now);
    }
    for (const [name, points] of this.points)
      this.points.set(
        name,
        points.filter(({ at }) => at > now - KEEP_MS),
      );
  }

  private add(name: string, ...points: readonly Point[]): void {
    this.points.set(name, [...(this.points.get(name) ?? []), ...points]);
  }

  private async readLogs(): Promise<void> {
    const groups = await logEvents(this.endpoint, (group) => this.readUntil.get(group) ?? this.since);
    for (const [group, events] of groups) {
      const last = events.at(-1)?.timestamp;
      if (last !== undefined) this.readUntil.set(group, last + 1);
      for (const { message } of events) this.readLine(message);
    }
  }

  private readLine(message: string): void {
    if (!message.startsWith('{"_aws"')) return;
    const { _aws, ...line } = Line.parse(JSON.parse(message));
    for (const { Namespace, Metrics } of _aws.CloudWatchMetrics) {
      for (const { Name } of Metrics)
        this.add(`${Namespace} ${Name}`, { at: _aws.Timestamp, value: z.number().parse(line[Name]) });
    }
  }

  /** Without a function's name the local cloud adds up those of all functions, as CloudWatch does. */
  private async readFunctions(alarm: AlarmDefinition, now: number): Promise<void> {
    const { Namespace, MetricName } = alarm;
    const asked = { Namespace, MetricName, Period: 1, Statistics: ['Sum'] };
    const [StartTime, EndTime] = [Math.max(this.since, now - KEEP_MS), now].map((ms) => new Date(ms).toISOString());
    const answer = await localCall(this.endpoint, 'monitoring', 'GetMetricStatistics', {
      ...asked,
      StartTime,
      EndTime,
    });
    const { Datapoints } = Statistics.parse(answer);
    const points = Datapoints.map(({ Timestamp, Sum }) => ({ at: Timestamp.getTime(), value: Sum }));
    this.points.set(nameOf(alarm), points);
  }

  /** The local cloud does not measure a message's age. It is at most as old as the time since the queue was last empty. */
  private async readQueue(alarm: AlarmDefinition, now: number): Promise<void> {
    const name = nameOf(alarm);
    const { Attributes } = await this.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: `${this.endpoint}/${ACCOUNT}/${alarm.Dimensions[0]?.Value}`,
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'ApproximateNumberOfMessagesDelayed',
        ],
      }),
    );
    const empty = Object.values(Depth.parse(Attributes)).every((depth) => depth === 0);
    if (empty || !this.emptyAt.has(name)) this.emptyAt.set(name, now);
    this.add(name, { at: now, value: (now - (this.emptyAt.get(name) ?? now)) / 1000 });
  }
}
