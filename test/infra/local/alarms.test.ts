import { describe, expect, it } from '@jest/globals';
import { alarmPage } from '#infra/local/alarms/alarm-page.ts';
import { type AlarmDefinition, rings } from '#infra/local/alarms/evaluate.ts';
import { lineOf } from '#infra/local/alarms/show-alarms.ts';
import type { SeenAlarm } from '#infra/local/alarms/watch-alarms.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const MINUTE = 60_000;

const alarm = (change: Partial<AlarmDefinition> = {}): AlarmDefinition => ({
  AlarmDescription: '',
  Namespace: 'FrontDoor',
  MetricName: 'FailedItems',
  Dimensions: [],
  Statistic: 'Maximum',
  Period: 300,
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
  ...change,
});
const at = (minutesAgo: number, value: number) => ({ at: NOW - minutesAgo * MINUTE, value });
const heard = (definition: AlarmDefinition, points: readonly ReturnType<typeof at>[], faster = 1) =>
  rings(definition, points, { now: NOW, since: NOW - 60 * MINUTE, faster });

describe('an alarm', () => {
  it('rings for the period until now, and is quiet when the figure is older', () => {
    expect(heard(alarm(), [at(4.9, 1)])).toBe(true);
    expect(heard(alarm(), [at(5, 1)])).toBe(false);
  });

  it('takes the greatest figure of a period, or their sum', () => {
    const points = [at(1, 2), at(2, 3), at(3, 1)];
    expect([heard(alarm({ Threshold: 3 }), points), heard(alarm({ Threshold: 2 }), points)]).toEqual([false, true]);
    const sum = (Threshold: number) => heard(alarm({ Threshold, Statistic: 'Sum' }), points);
    expect([sum(6), sum(5)]).toEqual([false, true]);
  });

  it('needs every period in a row', () => {
    const inARow = alarm({ EvaluationPeriods: 3 });
    expect(heard(inARow, [at(1, 1), at(6, 1), at(11, 1)])).toBe(true);
    expect(heard(inARow, [at(1, 1), at(11, 1)])).toBe(false);
  });

  it('has shorter periods where a test waits, but for a silence', () => {
    expect(heard(alarm(), [at(1, 1)], 60)).toBe(false);
    expect(heard(alarm({ TreatMissingData: 'breaching' }), [at(1, 0)], 60)).toBe(false);
    expect(heard(alarm({ TreatMissingData: 'breaching' }), [at(6, 0)], 60)).toBe(true);
  });

  it('may ring below a threshold', () => {
    const below = alarm({ ComparisonOperator: 'LessThanThreshold', Threshold: 1 });
    expect([heard(below, [at(1, 0)]), heard(below, [at(1, 1)])]).toEqual([true, false]);
  });
});

describe('what a person sees', () => {
  const NOON = new Date(NOW);
  const pageOf = (alarms: readonly SeenAlarm[]) => alarmPage(alarms, NOON);
  const seen = (name: string, state: SeenAlarm['state'], toDo = 'Redrive failed work'): SeenAlarm => ({
    name,
    toDo,
    because: 'Work failed every try.',
    see: 'docs/operating.md#failed-work',
    state,
    since: new Date('2026-11-23T12:00:00'),
  });

  it('is a line when an alarm rings, and when it is quiet again', () => {
    expect(lineOf(seen('FailedWork', 'rings'))).toBe(
      '  ! 12:00:00 ALARM FailedWork. Redrive failed work: Work failed every try. See docs/operating.md#failed-work',
    );
    expect(lineOf(seen('FailedWork', 'quiet'))).toBe('    12:00:00 FailedWork is quiet again.');
  });

  it('is a page by what to do, with how many ring', () => {
    const page = pageOf([
      seen('FailedWork', 'rings'),
      seen('DoorsFail', 'quiet', 'Repair the service'),
      seen('OpenWaits', 'quiet'),
    ]);
    expect(page).toContain('<h1>Ringing: 1</h1><p>FailedWork. As of');
    const parts = page.matchAll(/<h2[^>]*>[^<]+|<tr class="[a-z]+"><th scope="row">[A-Za-z]+<\/th><td>[a-z ]+/g);
    expect([...parts].map(([found]) => found.replaceAll(/<[^>]+>/g, ' ').trim())).toEqual([
      'Redrive failed work',
      'FailedWork  rings since',
      'OpenWaits  quiet since',
      'Repair the service',
      'DoorsFail  quiet since',
    ]);
    expect(pageOf([seen('FailedWork', 'quiet')])).toContain('<h1>No alarm rings</h1>');
  });

  it('is a page that a screen reader, a keyboard and a telephone can use', () => {
    const page = pageOf([seen('FailedWork', 'rings'), seen('DoorsFail', 'quiet', 'Repair the service')]);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(page).not.toMatch(/<script|<th>|<th (?!scope=)/);
    const named = [...page.matchAll(/<table aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    expect(named).toEqual([...page.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id));
    expect(named).toHaveLength(2);
  });

  it('renews itself, until its reader stops that', () => {
    expect(pageOf([])).toMatch(/http-equiv="refresh".*<a href="\?still">/s);
    const still = alarmPage([], NOON, false);
    expect(still).not.toContain('http-equiv');
    expect(still).toContain('<a href="/">');
  });
});
