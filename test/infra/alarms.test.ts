import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ofType, plain, type Resource, readable, type Template, templateOf } from './synthesised.ts';

const Alarm = z.object({
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Statistic: z.string().optional(),
  Period: z.number().optional(),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.unknown()),
  AlarmDescription: z.string(),
});

const aws = templateOf('front-door', 'aws');
const alarms = (template: Template) =>
  ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Alarm.parse(Properties));

/** Returns what an alarm watches: `AWS/SQS ApproximateNumberOfMessagesVisible ReceiveDeadLetters.QueueName`. */
const looksAt = ({ Namespace, MetricName, Dimensions }: z.infer<typeof Alarm>) =>
  [Namespace, MetricName, ...Dimensions.map(({ Value }) => readable(Value))].join(' ');
const watched = new Map(alarms(aws).map((alarm) => [looksAt(alarm), alarm]));

const Redrive = z.object({ RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown() }) });
const queues = ofType(aws, 'AWS::SQS::Queue');
const deadLetters = new Set(
  queues.flatMap(([, { Properties }]) => {
    const parsed = Redrive.safeParse(Properties);
    return parsed.success ? [readable(parsed.data.RedrivePolicy.deadLetterTargetArn)] : [];
  }),
);
const isWork = ({ Properties }: Resource) => Redrive.safeParse(Properties).success;

/** Returns the filter by which a figure counts lines of the access log. */
function filterOf(metricName: string): unknown {
  const made = ofType(aws, 'AWS::Logs::MetricFilter').find(([, { Properties }]) =>
    JSON.stringify(Properties.MetricTransformations).includes(`"${metricName}"`),
  );
  return made?.[1].Properties.FilterPattern;
}

describe('the alarms', () => {
  it('watch every queue of work: how long its oldest message has waited', () => {
    const work = queues.filter(([, resource]) => isWork(resource));
    expect(work.length).toBeGreaterThan(5);
    for (const [id] of work) {
      const alarm = watched.get(`AWS/SQS ApproximateAgeOfOldestMessage ${plain(id)}.QueueName`);
      expect([id, alarm?.Statistic]).toEqual([id, 'Maximum']);
      expect(alarm?.Threshold).toBeGreaterThanOrEqual(900);
    }
  });

  it('watch what is in every dead-letter queue, not what was sent to it', () => {
    const rest = queues.filter(([, resource]) => !isWork(resource));
    expect(new Set(rest.map(([id]) => plain(id)))).toEqual(
      new Set([...deadLetters, 'AuditMissedQueue', 'CorrespondenceMissedNudgesQueue', 'FollowingMissedQueue']),
    );
    for (const [id] of rest) {
      const alarm = watched.get(`AWS/SQS ApproximateNumberOfMessagesVisible ${plain(id)}.QueueName`);
      expect([id, alarm]).toEqual([
        id,
        expect.objectContaining({ Threshold: 0, EvaluationPeriods: 1, Statistic: 'Maximum' }),
      ]);
      expect(alarm?.ComparisonOperator).toBe('GreaterThanThreshold');
    }
  });

  it('watch every function for errors, and those without a bound of their own for refused callers', () => {
    const functions = ofType(aws, 'AWS::Lambda::Function');
    for (const [id, { Properties }] of functions) {
      expect([id, watched.get(`AWS/Lambda Errors ${plain(id)}`)?.Threshold]).toEqual([id, 0]);
      const bounded = 'ReservedConcurrentExecutions' in Properties;
      expect([id, watched.has(`AWS/Lambda Throttles ${plain(id)}`)]).toEqual([id, !bounded]);
    }
  });

  it('watch every stream of a function for falling behind', () => {
    const streamed = ofType(aws, 'AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) => 'StartingPosition' in Properties,
    );
    expect(streamed).toHaveLength(3);
    for (const [, { Properties }] of streamed) {
      expect(watched.has(`AWS/Lambda IteratorAge ${readable(Properties.FunctionName)}`)).toBe(true);
    }
  });

  it('ring when a sweep that is scheduled has not run: silence is the fault', () => {
    const Target = z.object({ Target: z.object({ Arn: z.unknown() }) });
    const jobs = new Map(
      ofType(aws, 'AWS::Lambda::Function').map(([id, { Properties }]) => [plain(id), String(Properties.Description)]),
    );
    const scheduled = ofType(aws, 'AWS::Scheduler::Schedule').map(([, { Properties }]) =>
      readable(Target.parse(Properties).Target.Arn),
    );
    expect(scheduled.sort()).toEqual([
      'AuditSealFunction',
      'CaseworkClockFunction',
      'CaseworkReconcileFunction',
      'CorrespondenceSendFunction',
      'FollowingFollowFunction',
    ]);
    for (const name of scheduled) {
      const service = jobs.get(name)?.replace('Front Door ', '');
      const alarm = watched.get(`FrontDoor SweepRan ${service}`);
      expect([service, alarm?.TreatMissingData, alarm?.ComparisonOperator, alarm?.Threshold]).toEqual([
        service,
        'breaching',
        'LessThanThreshold',
        1,
      ]);
    }
  });

  it('ring for items without an owner, and for a changed audit entry', () => {
    for (const figure of [
      'UnplacedItems casework/reconcile',
      'AuditEntriesChanged platform/audit/seal',
      'OverdueTimers casework/clock',
      'OverdueDecisions casework/clock',
      'FilesUnscanned casework/clock',
    ]) {
      expect([figure, watched.get(`FrontDoor ${figure}`)?.Threshold]).toEqual([figure, 0]);
    }
    for (const job of ['send', 'record'])
      expect(watched.get(`FrontDoor AlertsNotThrough correspondence/${job}`)).toMatchObject({
        Threshold: 0,
        Statistic: 'Sum',
      });
    expect(watched.get('FrontDoor OldestInboxSeconds casework/reconcile')?.Threshold).toBe(1800);
    expect(watched.get('FrontDoor OldestUndecidedSeconds casework/clock')?.Threshold).toBe(7 * 86_400);
  });

  it('ring for a silent door in working hours', () => {
    const silent = ofType(aws, 'AWS::CloudWatch::Alarm').filter(([, { Properties }]) => 'Metrics' in Properties);
    expect(silent.map(([id]) => plain(id)).sort()).toEqual(['AlarmsMailSilent', 'AlarmsWebSilent']);
    for (const [, { Properties }] of silent) {
      expect(Properties).toMatchObject({ EvaluationPeriods: 6, Threshold: 1, ComparisonOperator: 'LessThanThreshold' });
      expect(JSON.stringify(Properties.Metrics)).toContain('HOUR(ran) >= 8 AND HOUR(ran) < 18');
    }
    expect(filterOf('WebAccepted')).toBe(
      '{ ($.status = "201") && (($.route = "POST /referrals") || ($.route = "POST /agency/referrals") || ($.route = "POST /uploads")) }',
    );
  });

  it('ring for answers that are our fault, and not for 503, which a shut online form answers', () => {
    const [, alarm] = ofType(aws, 'AWS::CloudWatch::Alarm').find(([id]) => id.startsWith('AlarmsDoorsFail')) ?? [];
    expect(alarm?.Properties).toMatchObject({ Namespace: 'FrontDoor', MetricName: 'WebFailed', Threshold: 0 });
    expect(filterOf('WebFailed')).toBe('{ ($.status = "500") || ($.status = "502") || ($.status = "504") }');
  });

  it('all use one topic, which is encrypted, and which has a subscriber when an address is set', () => {
    for (const { AlarmActions } of alarms(aws)) expect(AlarmActions.map(readable)).toEqual(['AlarmsTopic']);
    const [, topic] = ofType(aws, 'AWS::SNS::Topic').find(([id]) => plain(id) === 'AlarmsTopic') ?? [];
    expect(readable(topic?.Properties.KmsMasterKeyId)).toBe('StorageDataKey');
    expect(
      ofType(templateOf('front-door', 'aws', { alarmEmail: 'duty@invented.example' }), 'AWS::SNS::Subscription'),
    ).toContainEqual([
      expect.any(String),
      expect.objectContaining({
        Properties: expect.objectContaining({ Protocol: 'email', Endpoint: 'duty@invented.example' }),
      }),
    ]);
  });

  it('describe what has happened in words', () => {
    for (const { AlarmDescription } of alarms(aws)) expect(AlarmDescription).toMatch(/^[A-Z`a-z].{20,}[.a-z)]$/);
  });
});
