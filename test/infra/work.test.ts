import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { jobsIn } from '#infra/bundle.ts';
import { readConfiguration } from '#infra/configuration.ts';
import { ANSWERING } from './job-permissions.ts';
import { ofType, plain, readable, templateOf } from './synthesised.ts';

const aws = templateOf('front-door', 'aws');
const local = templateOf('front-door', 'local');
const FOURTEEN_DAYS = 14 * 24 * 60 * 60;

const Queue = z.object({
  MessageRetentionPeriod: z.number(),
  KmsMasterKeyId: z.unknown(),
  VisibilityTimeout: z.number().optional(),
  DelaySeconds: z.number().optional(),
  RedrivePolicy: z.object({ maxReceiveCount: z.number() }).optional(),
});

describe('the queues', () => {
  it('keep work and failed work for 14 days, encrypted with our key', () => {
    for (const [id, { Properties }] of ofType(aws, 'AWS::SQS::Queue')) {
      const queue = Queue.parse(Properties);
      expect([id, queue.MessageRetentionPeriod, readable(queue.KmsMasterKeyId)]).toEqual([
        id,
        FOURTEEN_DAYS,
        'StorageDataKey',
      ]);
    }
  });

  it('give a message five tries, six function times apart', () => {
    const timeouts = new Map(
      ofType(aws, 'AWS::Lambda::Function').map(([id, { Properties }]) => [plain(id), Number(Properties.Timeout)]),
    );
    const Mapping = z.object({
      EventSourceArn: z.unknown(),
      FunctionName: z.unknown(),
      FunctionResponseTypes: z.array(z.string()).optional(),
    });
    const mappings = ofType(aws, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) =>
      Mapping.parse(Properties),
    );
    const work = ofType(aws, 'AWS::SQS::Queue').filter(([, { Properties }]) => 'RedrivePolicy' in Properties);
    expect(work.length).toBe(6);
    for (const [id, { Properties }] of work) {
      const queue = Queue.parse(Properties);
      const mapping = mappings.find(({ EventSourceArn }) => readable(EventSourceArn) === plain(id));
      expect([id, queue.RedrivePolicy?.maxReceiveCount]).toEqual([id, 5]);
      expect([id, mapping?.FunctionResponseTypes]).toEqual([id, ['ReportBatchItemFailures']]);
      const timeout = timeouts.get(readable(mapping?.FunctionName)) ?? Number.NaN;
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
    }
  });

  it('let the second route of a mail wait for the first, and no other work wait', () => {
    const delays = ofType(aws, 'AWS::SQS::Queue').flatMap(([id, { Properties }]) => {
      const { DelaySeconds = 0 } = Queue.parse(Properties);
      return DelaySeconds === 0 ? [] : [[plain(id), DelaySeconds]];
    });
    expect(delays).toEqual([['ReceiveAgainQueue', 300]]);
  });
});

const Fn = z.object({
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Timeout: z.number(),
  MemorySize: z.number(),
  ReservedConcurrentExecutions: z.number().optional(),
  LoggingConfig: z.object({ LogGroup: z.unknown() }),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
  Description: z.string(),
});
const functions = ofType(aws, 'AWS::Lambda::Function').map(([id, { Properties }]) => ({
  id: plain(id),
  ...Fn.parse(Properties),
}));

describe('the functions', () => {
  it('are one for each job, and every job of the program is deployed', () => {
    const deployed = (template: typeof aws) =>
      ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) =>
        Fn.parse(Properties).Description.replace('Front Door ', ''),
      );
    expect(deployed(local).sort()).toEqual(jobsIn('functions'));
    expect(deployed(aws).sort()).toEqual(jobsIn('functions').filter((job) => job !== 'documents/scan'));
  });

  it('run on Node 24 on arm64, are traced where a person waits, and keep their logs for a year', () => {
    const groups = new Map(
      ofType(aws, 'AWS::Logs::LogGroup').map(([id, { Properties }]) => [plain(id), Properties.RetentionInDays]),
    );
    for (const { id, Runtime, Architectures, TracingConfig, LoggingConfig } of functions) {
      const mode = ANSWERING.has(id.replace(/Function$/, '')) ? 'Active' : undefined;
      expect([id, Runtime, Architectures, TracingConfig?.Mode]).toEqual([id, 'nodejs24.x', ['arm64'], mode]);
      expect([id, groups.get(readable(LoggingConfig.LogGroup))]).toEqual([id, 365]);
    }
    for (const days of groups.values()) expect(days).toBe(365);
  });

  it('answer the gateway before it gives up', () => {
    const integrated = new Set(
      ofType(aws, 'AWS::ApiGatewayV2::Integration').map(([, { Properties }]) => readable(Properties.IntegrationUri)),
    );
    const doors = functions.filter(({ id }) => integrated.has(id));
    expect(doors.map(({ id }) => id.replace(/Function$/, '')).sort()).toEqual([...ANSWERING]);
    for (const { Timeout } of doors) expect(Timeout).toBeLessThan(29);
  });

  it('cannot use up the concurrency of the doors: jobs of a queue, a stream or a schedule, and those of forms, are bounded', () => {
    const shares = functions.flatMap(({ id, ReservedConcurrentExecutions: share }) =>
      share === undefined ? [] : [[id, share]],
    );
    expect(Object.fromEntries(shares)).toEqual({
      FollowingFollowFunction: 5,
      IntakeFileUploadFunction: 10,
      IntakeReceiveEmailFunction: 10,
      IntakeOpenEmailFunction: 5,
      DocumentsBlankFormFunction: 5,
      DocumentsWriteFormFunction: 4,
      DocumentsFileFunction: 10,
      CorrespondenceSendFunction: 5,
      CorrespondenceRecordFunction: 5,
      CaseworkClockFunction: 1,
      CaseworkReconcileFunction: 1,
      AuditSealFunction: 5,
      WebApiDocsFunction: 5,
      WebAssetsFunction: 10,
    });
    const total = shares.reduce((sum, [, share]) => sum + Number(share), 0);
    expect(total).toBe(81);
    const page = readFileSync('docs/deploying.md', 'utf8');
    expect(page).toContain(`reserve ${total} concurrent executions`);
    // AWS keeps 100 unreserved.
    expect(page).toMatch(new RegExp(`at least ${total + 100}\\b`));
  });

  it.each([
    ['an account', aws],
    ['one machine', local],
  ])(
    'take no more messages at once than they may work on, in %s: a refused message loses a try',
    (_where, template) => {
      const Mapping = z.object({
        FunctionName: z.unknown(),
        ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
        StartingPosition: z.string().optional(),
      });
      const mappings = ofType(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) =>
        Mapping.parse(Properties),
      );
      const queued = mappings.filter(({ StartingPosition }) => StartingPosition === undefined);
      expect(queued).toHaveLength(template === aws ? 6 : 7);
      for (const { ScalingConfig } of queued) expect(ScalingConfig?.MaximumConcurrency).toBeGreaterThanOrEqual(2);
      for (const [id, { Properties }] of ofType(template, 'AWS::Lambda::Function')) {
        const own = mappings.filter(({ FunctionName }) => readable(FunctionName) === plain(id));
        // A reader of a stream has the four shards of a new table, and its sweep.
        const taken = own.map(({ ScalingConfig, StartingPosition }) =>
          StartingPosition === undefined ? (ScalingConfig?.MaximumConcurrency ?? Number.NaN) : 4 + 1,
        );
        if (taken.length > 0)
          expect([id, Properties.ReservedConcurrentExecutions]).toEqual([id, taken.reduce((sum, one) => sum + one)]);
      }
    },
  );

  it('have no secret, only its name', () => {
    const text = JSON.stringify(ofType(aws, 'AWS::Lambda::Function'));
    expect(text).not.toContain('resolve:secretsmanager');
  });
});

describe('the schedules', () => {
  it('start each sweep at its interval, once, and repeat no missed run', () => {
    const Schedule = z.object({
      ScheduleExpression: z.string(),
      State: z.string(),
      Target: z.object({
        Arn: z.unknown(),
        Input: z.string(),
        RetryPolicy: z.object({ MaximumRetryAttempts: z.number() }),
      }),
    });
    const schedules = ofType(aws, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Schedule.parse(Properties));
    expect(
      schedules
        .map(({ ScheduleExpression, State, Target }) => [readable(Target.Arn), ScheduleExpression, State, Target.Input])
        .sort(),
    ).toEqual([
      ['AuditSealFunction', 'rate(5 minutes)', 'ENABLED', '{"sweep":true}'],
      ['CaseworkClockFunction', 'rate(1 minute)', 'ENABLED', '{"sweep":true}'],
      ['CaseworkReconcileFunction', 'rate(15 minutes)', 'ENABLED', '{"sweep":true}'],
      ['CorrespondenceSendFunction', 'rate(1 minute)', 'ENABLED', '{"sweep":true}'],
      ['FollowingFollowFunction', 'rate(1 minute)', 'ENABLED', '{"sweep":true}'],
    ]);
    for (const { Target } of schedules) expect(Target.RetryPolicy.MaximumRetryAttempts).toBe(0);
  });
});

describe('the sealing of the audit', () => {
  it('waits at most a minute for more entries, and takes ten links of them at once', () => {
    const windows = ofType(aws, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) =>
      readable(Properties.FunctionName) === 'AuditSealFunction'
        ? [[Properties.MaximumBatchingWindowInSeconds, Properties.BatchSize]]
        : [],
    );
    expect(windows).toEqual([[60, 1000]]);
    const sealing = (sealSeconds: string) =>
      readConfiguration((name) => new Map(Object.entries({ target: 'aws', sealSeconds })).get(name));
    expect(sealing('5').sealSeconds).toBe(5);
    expect(() => sealing('61')).toThrow('sealSeconds');
  });
});
