import { describe, expect, it } from '@jest/globals';
import { templatesOf } from '#test/infra/synthesised.ts';
import { countsOf } from '../../bench/cost/counts.ts';
import { account, currentPage, keptMeasurement, MOST, measuredPart, pageWith } from '../../bench/cost/page.ts';
import { costOf } from '../../bench/cost/prices.ts';

const measured = keptMeasurement();

describe('docs/cost.md', () => {
  it('fits the templates, the measurements and the prices; else run npm run bench -- cost', () => {
    expect(currentPage()).toBe(pageWith(measuredPart(measured)));
  });

  it.each(Object.entries(MOST))('costs at most what it may: %s', (name, most) => {
    const dollars = new Map(Object.entries(account(measured).dollars));
    expect(dollars.get(name)).toBeLessThanOrEqual(most);
    expect(dollars.get(name)).toBeGreaterThan(most / 4);
  });

  it('costs less for sealing by the minute than by five seconds', () => {
    const { thousand, thousandSealedBefore } = account(measured).dollars;
    expect(thousandSealedBefore - thousand).toBeGreaterThan(0.1);
  });
});

describe('the counts', () => {
  const templates = templatesOf('aws');

  it('notice whatever costs money by the month', () => {
    const more = {
      'AWS::KMS::Key': {},
      'AWS::SecretsManager::Secret': {},
      'AWS::CloudWatch::Dashboard': {},
      'AWS::WAFv2::WebACL': { Rules: [{}, {}] },
      'AWS::CloudWatch::Alarm': {
        Metrics: ['One', 'Two'].map((MetricName) => ({
          MetricStat: { Metric: { Namespace: 'FrontDoor', MetricName } },
        })),
      },
      'AWS::Lambda::EventSourceMapping': { EventSourceArn: { 'Fn::GetAtt': ['AQueue', 'Arn'] } },
    };
    const Resources = Object.fromEntries(
      Object.entries(more).map(([Type, Properties], at) => [`More${at}`, { Type, Properties }]),
    );
    const [was, is] = [countsOf(templates), countsOf(new Map([...templates, ['more', { Resources, Outputs: {} }]]))];
    const changed = Object.entries(is).flatMap(([name, now]) => {
      const before = new Map(Object.entries(was)).get(name);
      return typeof now === 'number' && typeof before === 'number' && now !== before ? [[name, now - before]] : [];
    });
    expect(Object.fromEntries(changed)).toEqual({
      alarmed: 2,
      alarms: 1,
      dashboards: 1,
      keys: 1,
      polled: 1,
      secrets: 1,
      webAclRules: 2,
      webAcls: 1,
    });
  });

  it('have a measured sweep for every schedule', () => {
    for (const { job } of countsOf(templates).sweeps) expect(Object.keys(measured.sweeps)).toContain(job);
  });
});

describe('what is free', () => {
  it('is free once: what one use leaves, another has', () => {
    expect(costOf('alarm', 12)).toBeCloseTo(0.2);
    expect(costOf('alarm', 12, 4)).toBeCloseTo(0.6);
    expect(costOf('alarm', 12, 10)).toBeCloseTo(1.2);
    expect(costOf('queue', 1_000_000)).toBe(0);
    expect(costOf('queue', 1_000_000, 500_000)).toBeCloseTo(0.2);
  });
});
