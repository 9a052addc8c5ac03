import * as z from 'zod';

/** An alarm over one figure, as a template and CloudWatch have it. */
export const AlarmDefinition = z.object({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string(),
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Statistic: z.enum(['Maximum', 'Sum']),
  Period: z.number(),
  EvaluationPeriods: z.number(),
  Threshold: z.number(),
  ComparisonOperator: z.enum(['GreaterThanThreshold', 'LessThanThreshold']),
  TreatMissingData: z.enum(['breaching', 'notBreaching']),
});
export type AlarmDefinition = z.infer<typeof AlarmDefinition>;

/** A value of a figure, and when it was written. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

interface Watching {
  readonly now: number;
  /** Silence before this instant does not count: nobody listened. */
  readonly since: number;
  /** By how much periods are shorter than on AWS, where a test waits for them. A silence is as long as there. */
  readonly faster?: number;
}

const STATISTIC = {
  Maximum: (values: readonly number[]) => Math.max(...values),
  Sum: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
} as const;

/** Returns whether an alarm rings by the figures of its last periods, oldest first; a period without a figure is undefined. */
export function ringsBy(
  alarm: Pick<AlarmDefinition, 'ComparisonOperator' | 'Threshold' | 'TreatMissingData'>,
  values: readonly (number | undefined)[],
): boolean {
  const above = alarm.ComparisonOperator === 'GreaterThanThreshold';
  return values.every((value) => {
    if (value === undefined) return alarm.TreatMissingData === 'breaching';
    return above ? value > alarm.Threshold : value < alarm.Threshold;
  });
}

/**
 * Returns whether an alarm rings, as CloudWatch evaluates it: once a minute or oftener, over the last whole periods until now. Unlike
 * CloudWatch it never looks further back for figures that a period lacks, which only makes CloudWatch quiet again later.
 */
export function rings(alarm: AlarmDefinition, points: readonly Point[], { now, since, faster = 1 }: Watching): boolean {
  const period = (1000 * alarm.Period) / (alarm.TreatMissingData === 'breaching' ? 1 : faster);
  const values = Array.from({ length: alarm.EvaluationPeriods }, (_, back) => {
    const until = now - back * period;
    const inPeriod = points.filter(({ at }) => at > until - period && at <= until).map(({ value }) => value);
    return inPeriod.length === 0 ? undefined : STATISTIC[alarm.Statistic](inPeriod);
  });
  const listened = now - since >= alarm.EvaluationPeriods * period;
  return (listened || values.some((value) => value !== undefined)) && ringsBy(alarm, values);
}
