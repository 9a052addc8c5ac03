import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ofType, plain, readable, templateOf } from './synthesised.ts';

const aws = templateOf('front-door', 'aws');
const count = (type: string) => ofType(aws, type).length;

describe('the dashboard', () => {
  const [, dashboard] = ofType(aws, 'AWS::CloudWatch::Dashboard')[0] ?? [];
  const Body = z.object({
    widgets: z.array(
      z.object({
        type: z.string(),
        properties: z.looseObject({
          title: z.string(),
          alarms: z.array(z.string()).default([]),
          metrics: z.array(z.array(z.unknown())).default([]),
        }),
      }),
    ),
  });
  const { widgets } = Body.parse(JSON.parse(readable(dashboard?.Properties.DashboardBody)));
  const metricsOf = (title: string) => widgets.find(({ properties }) => properties.title === title)?.properties.metrics;

  it('is one, with at most 50 metrics: an account has three of that size free', () => {
    expect(count('AWS::CloudWatch::Dashboard')).toBe(1);
    expect(widgets.flatMap(({ properties }) => properties.metrics).length).toBeLessThanOrEqual(50);
  });

  it('shows every alarm, and the errors of every function by its name', () => {
    const [alarmWidget] = widgets.filter(({ type }) => type === 'alarm');
    expect(alarmWidget?.properties.alarms.map(plain).sort()).toEqual(
      ofType(aws, 'AWS::CloudWatch::Alarm')
        .map(([id]) => plain(id))
        .sort(),
    );
    expect(metricsOf('Errors by function')).toHaveLength(count('AWS::Lambda::Function'));
  });

  it('shows arrivals by door, waiting, late, sends, bounces, scans, lag and cost', () => {
    expect(widgets.map(({ properties }) => properties.title)).toEqual([
      'Alarms: docs/operating.md says what to do',
      'Accepted by each door, an hour',
      'Mail received, an hour',
      'Undecided cases; how long the oldest has waited (s)',
      'Late: decisions, items of the clock, sweeps (s)',
      'Mail sent, bounced, complained of, an hour',
      'Verdicts on files, an hour; files without one',
      'Age of the oldest message in each queue (s)',
      'Failed work; failed items',
      "The account's charges this month ($), when billing alerts are on",
      'Lag of the streams (ms)',
      'Errors by function',
      'Functions held back',
    ]);
  });
});
