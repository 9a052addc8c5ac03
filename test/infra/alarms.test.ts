import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { AlarmDefinition, type Point, rings, ringsBy } from '#infra/local/alarms/evaluate.ts';
import { TO_DO } from '#infra/watched-figures.ts';
import { metricMath } from './metric-math.ts';
import { deployed, ofType, plain, readable, type Template, templateOf } from './synthesised.ts';
import { CONDITIONS, type Condition, SILENCES, WRITTEN } from './watched-conditions.ts';

/** With every setting, as some alarms come with one. */
const aws = deployed('everything').get('front-door') ?? { Resources: {}, Outputs: {} };
const minimal = templateOf('front-door', 'aws');
const Alarm = z.looseObject({ AlarmActions: z.array(z.unknown()), AlarmDescription: z.string() });

const nameOf = (id: string) => plain(id).replace(/^Alarms/, '');
const alarmsOf = (template: Template) =>
  new Map(ofType(template, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [nameOf(id), Properties]));
const alarms = alarmsOf(aws);
const named = (name: string): AlarmDefinition => AlarmDefinition.parse(alarms.get(name));
const names = (type: string) => ofType(aws, type).map(([id]) => plain(id));

/** Monday noon. */
const NOW = Date.parse('2026-11-23T12:00:00.000Z');

/** Returns figures of one value for each of the last periods. */
function pointsOf({ Period }: AlarmDefinition, periods: number, value: number): Point[] {
  return Array.from({ length: periods }, (_, back) => ({ at: NOW - back * Period * 1000, value }));
}
const heard = (alarm: AlarmDefinition, points: readonly Point[], listenedMs = 86_400_000) =>
  rings(alarm, points, { now: NOW, since: NOW - listenedMs });

describe('nothing is watched less', () => {
  it.each([...CONDITIONS])('%s has an alarm that rings, and is quiet below its threshold', (_condition, watched) => {
    const { alarm, figure, inARow = 1, rings: loud, quiet }: Condition = watched;
    const definition = named(alarm);
    expect([definition.MetricName, definition.EvaluationPeriods]).toEqual([figure, inARow]);
    expect(heard(definition, pointsOf(definition, inARow, loud))).toBe(true);
    expect(heard(definition, pointsOf(definition, inARow, quiet))).toBe(false);
    if (inARow > 1) expect(heard(definition, pointsOf(definition, inARow - 1, loud))).toBe(false);
    if (alarm !== 'SweepStopped') expect(heard(definition, [])).toBe(false);
  });

  it('the table has every alarm, and every queue, function, stream and sweep of the stack', () => {
    expect(new Set([...CONDITIONS.values()].map(({ alarm }) => alarm).concat(...SILENCES.values()))).toEqual(
      new Set(alarms.keys()),
    );
    const parts = [
      ...ofType(aws, 'AWS::SQS::Queue').map(([id, { Properties }]) => {
        if ('RedrivePolicy' in Properties) return plain(id).replace(/Queue$/, 'Waits');
        return plain(id).endsWith('DeadLetters') ? plain(id) : plain(id).replace(/Queue$/, 'NotEmpty');
      }),
      ...names('AWS::Lambda::Function').flatMap((id) =>
        ['Fails', 'HeldBack'].map((end) => id.replace(/Function$/, end)),
      ),
      ...ofType(aws, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) =>
        'StartingPosition' in Properties
          ? [readable(Properties.FunctionName).replace(/Function$/, 'StreamBehind')]
          : [],
      ),
      ...names('AWS::Scheduler::Schedule').map((id) => id.replace(/Schedule$/, 'Stopped')),
    ];
    expect(parts.length).toBeGreaterThan(50);
    for (const part of parts) expect([part, CONDITIONS.has(part) || SILENCES.has(part)]).toEqual([part, true]);
  });

  it.each([...new Set([...CONDITIONS.values()].map(({ alarm }) => alarm))])(
    '%s reads its figure where it is written',
    (name) => {
      const { Namespace, MetricName, Period } = named(name);
      expect([Namespace, Period]).toEqual(WRITTEN[MetricName]);
    },
  );

  it('each queue, stream and vault is watched by its own name', () => {
    for (const [name] of alarms) {
      const [of] = /^.+(?=Waits|StreamBehind)|^BackUp/.exec(name) ?? [];
      if (of === undefined) continue;
      const values = named(name).Dimensions.map(({ Value }) => readable(Value).replace(/\..*/, ''));
      expect([name, values]).toEqual([
        name,
        [`${of}${/Waits$/.test(name) ? 'Queue' : /^BackUp/.test(name) ? 'Vault' : 'Function'}`],
      ]);
    }
  });

  it('functions are watched together: the metrics have no function in them', () => {
    for (const name of ['FunctionsFail', 'FunctionsHeldBack'])
      expect(named(name)).toMatchObject({ Dimensions: [], Statistic: 'Sum' });
  });

  it('figures are one metric each, whatever the job', () => {
    for (const [name, { Namespace, Dimensions }] of alarms)
      if (Namespace === 'FrontDoor' && name !== 'DoorsFail')
        expect([name, Dimensions]).toEqual([name, [{ Name: 'service', Value: 'front-door' }]]);
  });

  it('all alarms together watch 31 metrics, of which an account has ten free', () => {
    const Metrics = z.object({ Metrics: z.array(z.looseObject({ Id: z.string() })) });
    const watched = [...alarmsOf(minimal).values()].map((properties) => {
      const math = Metrics.safeParse(properties);
      return math.success ? math.data.Metrics.filter((metric) => 'MetricStat' in metric).length : 1;
    });
    expect(watched.reduce((sum, count) => sum + count, 0)).toBe(31);
  });
});

describe('the clock', () => {
  const Clock = z.object({
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  });
  const [, clock] = ofType(aws, 'AWS::Lambda::Function').find(([id]) => plain(id) === 'CaseworkClockFunction') ?? [];
  const variables = Clock.parse(clock?.Properties).Environment.Variables;

  it('looks at every dead-letter queue, that of undelivered alarms too', () => {
    const failed = ofType(aws, 'AWS::SQS::Queue').flatMap(([id, { Properties }]) =>
      'RedrivePolicy' in Properties ? [] : [plain(id)],
    );
    expect(failed).toContain('AlarmsUndeliveredQueue');
    expect(readable(variables.DEAD_LETTER_QUEUES).split(' ').sort()).toEqual(failed.sort());
  });

  it('knows every other sweep, and calls it late after three runs, five minutes at least', () => {
    expect(JSON.parse(readable(variables.SWEEPS_WITHIN_SECONDS))).toEqual({
      'casework/follow': 300,
      'casework/reconcile': 2700,
      'correspondence/send': 300,
      'platform/audit/seal': 900,
    });
    expect(names('AWS::Scheduler::Schedule')).toHaveLength(5);
  });

  it('rings itself when it is silent for five minutes, and not in the first five', () => {
    const alarm = named('SweepStopped');
    expect(alarm.TreatMissingData).toBe('breaching');
    expect(heard(alarm, [{ at: NOW - 299_000, value: 0 }])).toBe(false);
    expect(heard(alarm, [{ at: NOW - 301_000, value: 0 }])).toBe(true);
    expect(heard(alarm, [], 299_000)).toBe(false);
  });
});

describe('a silent door', () => {
  const Summed = z.object({
    Metrics: z.array(z.looseObject({ Id: z.string(), Expression: z.string().optional() })),
    EvaluationPeriods: z.number(),
    Threshold: z.number(),
    ComparisonOperator: z.literal('LessThanThreshold'),
    TreatMissingData: z.literal('notBreaching'),
  });
  const HOUR_MS = 3_600_000;

  /** Returns whether the alarm rings at the end of an hour, when the door accepted something in these hours of the week before. */
  function silentAt(name: string, end: string, accepted: readonly string[] = [], clockRan = true): boolean {
    const alarm = Summed.parse(alarmsOf(minimal).get(name));
    const last = Date.parse(end) - HOUR_MS;
    const ran = new Map(Array.from({ length: 168 }, (_, back) => [last - back * HOUR_MS, 0]));
    const expression = alarm.Metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
    const values = metricMath(expression, {
      ran: clockRan ? ran : new Map(),
      accepted: new Map(accepted.map((at) => [Date.parse(at), 1])),
    });
    const evaluated = Array.from({ length: alarm.EvaluationPeriods }, (_, back) => values.get(last - back * HOUR_MS));
    return ringsBy(alarm, evaluated);
  }

  it.each(['WebSilent', 'MailSilent'])('%s rings after six working hours', (name) => {
    expect(silentAt(name, '2026-11-23T14:00:00.000Z')).toBe(true);
    // The sixth hour is not over, or is the first of the day, or of the evening, or is at the weekend.
    expect(silentAt(name, '2026-11-23T13:00:00.000Z')).toBe(false);
    expect(silentAt(name, '2026-11-24T09:00:00.000Z')).toBe(false);
    expect(silentAt(name, '2026-11-23T18:00:00.000Z')).toBe(true);
    expect(silentAt(name, '2026-11-23T19:00:00.000Z')).toBe(false);
    expect(silentAt(name, '2026-11-22T14:00:00.000Z')).toBe(false);
    expect(silentAt(name, '2026-11-23T14:00:00.000Z', ['2026-11-23T11:00:00.000Z'])).toBe(false);
    // Without the clock there are no hours: its own silence rings.
    expect(silentAt(name, '2026-11-23T14:00:00.000Z', [], false)).toBe(false);
  });

  it('counts what the doors accepted, and answers that are our fault: not 503, which a shut online form answers', () => {
    const filterOf = (metricName: string) =>
      ofType(aws, 'AWS::Logs::MetricFilter').find(([, { Properties }]) =>
        JSON.stringify(Properties.MetricTransformations).includes(`"${metricName}"`),
      )?.[1].Properties.FilterPattern;
    expect(filterOf('WebAccepted')).toBe(
      '{ ($.status = "201") && (($.route = "POST /referrals") || ($.route = "POST /agency/referrals") || ($.route = "POST /uploads")) }',
    );
    expect(filterOf('WebFailed')).toBe('{ ($.status = "500") || ($.status = "502") || ($.status = "504") }');
  });
});

describe('the person on call', () => {
  it('is told by one topic, which is encrypted, and whose email has a queue for what SNS cannot hand over', () => {
    for (const properties of alarms.values())
      expect(Alarm.parse(properties).AlarmActions.map(readable)).toEqual(['AlarmsTopic']);
    const [, topic] = ofType(aws, 'AWS::SNS::Topic').find(([id]) => plain(id) === 'AlarmsTopic') ?? [];
    expect(readable(topic?.Properties.KmsMasterKeyId)).toBe('StorageDataKey');
    const email = ofType(aws, 'AWS::SNS::Subscription').find(([, { Properties }]) => Properties.Protocol === 'email');
    expect(email?.[1].Properties).toMatchObject({ Endpoint: 'duty-systems@invented.example' });
    const Policy = z.object({ deadLetterTargetArn: z.unknown() });
    expect(readable(Policy.parse(email?.[1].Properties.RedrivePolicy).deadLetterTargetArn)).toBe(
      'AlarmsUndeliveredQueue',
    );
    expect(ofType(minimal, 'AWS::SNS::Subscription').filter(([, one]) => one.Properties.Protocol === 'email')).toEqual(
      [],
    );
  });

  it('reads in each alarm what to do, what has happened, and where its row is in docs/operating.md', () => {
    const page = readFileSync('docs/operating.md', 'utf8');
    const sections = new Map(
      page.split(/^### /m).map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
    );
    const rows = (text = '') => [...text.matchAll(/^\| <a id="([a-z-]+)"><\/a>`/gm)].map(([, anchor]) => anchor);
    const seen = new Map<string, Set<string | undefined>>();
    for (const properties of alarms.values()) {
      const { AlarmDescription } = Alarm.parse(properties);
      const words = /^([A-Z][a-z ]+)\. (.{20,}[.)]) See docs\/operating\.md#([a-z-]+)$/.exec(AlarmDescription);
      expect([AlarmDescription, words]).toEqual([AlarmDescription, expect.anything()]);
      const [, toDo = '', , anchor] = words ?? [];
      seen.set(toDo, new Set([...(seen.get(toDo) ?? []), anchor]));
    }
    expect(new Set(seen.keys())).toEqual(new Set(Object.values(TO_DO)));
    for (const [toDo, anchors] of seen) expect([toDo, new Set(rows(sections.get(toDo)))]).toEqual([toDo, anchors]);
    expect(rows(page)).toHaveLength([...seen.values()].reduce((sum, { size }) => sum + size, 0));
    const ringing = page.matchAll(/`([A-Z][A-Za-z]+)` rings|alarm \(`([A-Z][A-Za-z]+)`\)/g);
    const mentioned = [...ringing].map(([, one, other]) => one ?? other);
    expect(mentioned.length).toBeGreaterThan(2);
    expect(mentioned.filter((name = '') => !alarms.has(name))).toEqual([]);
  });
});
