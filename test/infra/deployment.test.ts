import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { jobsIn } from '#infra/bundle.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { ofType, plain, readable, templateOf } from './synthesised.ts';

const aws = templateOf('front-door', 'aws');
const local = templateOf('front-door', 'local');
const FOURTEEN_DAYS = 14 * 24 * 60 * 60;

const Table = z.object({
  DeletionProtectionEnabled: z.boolean().optional(),
  Replicas: z.array(
    z.object({
      DeletionProtectionEnabled: z.boolean().optional(),
      PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }),
      SSESpecification: z.object({ KMSMasterKeyId: z.unknown() }),
    }),
  ),
  StreamSpecification: z.object({ StreamViewType: z.string() }),
});

describe('the tables', () => {
  it('can be restored to any second of 35 days, are encrypted with our key, and cannot be deleted by mistake', () => {
    const tables = ofType(aws, 'AWS::DynamoDB::GlobalTable');
    expect(tables.map(([id]) => plain(id)).sort()).toEqual(['StorageAudit', 'StorageCases']);
    for (const [id, { Properties, DeletionPolicy }] of tables) {
      const { Replicas } = Table.parse(Properties);
      expect([id, DeletionPolicy, Replicas.length]).toEqual([id, 'Retain', 1]);
      for (const replica of Replicas) {
        expect(replica.DeletionProtectionEnabled).toBe(true);
        expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
        expect(readable(replica.SSESpecification.KMSMasterKeyId)).toBe('StorageDataKey');
      }
    }
  });
});

const Bucket = z.object({
  BucketEncryption: z.object({
    ServerSideEncryptionConfiguration: z
      .array(
        z.object({
          ServerSideEncryptionByDefault: z.object({ SSEAlgorithm: z.string(), KMSMasterKeyID: z.unknown().optional() }),
        }),
      )
      .length(1),
  }),
  PublicAccessBlockConfiguration: z.object({
    BlockPublicAcls: z.literal(true),
    BlockPublicPolicy: z.literal(true),
    IgnorePublicAcls: z.literal(true),
    RestrictPublicBuckets: z.literal(true),
  }),
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
  LoggingConfiguration: z.object({ DestinationBucketName: z.unknown(), LogFilePrefix: z.string() }).optional(),
  ObjectLockEnabled: z.boolean().optional(),
  ObjectLockConfiguration: z
    .object({ Rule: z.object({ DefaultRetention: z.object({ Mode: z.string(), Days: z.number() }) }) })
    .optional(),
  LifecycleConfiguration: z.object({ Rules: z.array(z.record(z.string(), z.unknown())) }).optional(),
  NotificationConfiguration: z.unknown().optional(),
});
const buckets = new Map(
  ofType(aws, 'AWS::S3::Bucket').map(([id, { Properties }]) => [
    plain(id).replace('Storage', ''),
    Bucket.parse(Properties),
  ]),
);
const RECORDS = ['AuditSegments', 'Documents', 'Exports', 'Mail', 'Quarantine'];

describe('the buckets', () => {
  it('are closed to the public, versioned, encrypted with our key, and log who opened what', () => {
    expect([...buckets.keys()].sort()).toEqual(['AccessLogs', ...RECORDS]);
    for (const name of RECORDS) {
      const bucket = buckets.get(name);
      const [rule] = bucket?.BucketEncryption.ServerSideEncryptionConfiguration ?? [];
      expect([name, rule?.ServerSideEncryptionByDefault.SSEAlgorithm]).toEqual([name, 'aws:kms']);
      expect(readable(rule?.ServerSideEncryptionByDefault.KMSMasterKeyID)).toBe('StorageDataKey');
      expect([name, bucket?.VersioningConfiguration?.Status]).toEqual([name, 'Enabled']);
      expect(readable(bucket?.LoggingConfiguration?.DestinationBucketName)).toBe('StorageAccessLogs');
    }
  });

  it('lock the audit’s segments for as long as the council sets', () => {
    const retention = (template: typeof aws, given: string) =>
      z
        .object({ DefaultRetention: z.unknown() })
        .parse(
          z
            .object({ Rule: z.unknown() })
            .parse(
              ofType(template, 'AWS::S3::Bucket').find(([id]) => plain(id) === given)?.[1].Properties
                .ObjectLockConfiguration,
            ).Rule,
        ).DefaultRetention;
    expect(retention(aws, 'StorageAuditSegments')).toEqual({ Mode: 'COMPLIANCE', Days: 3650 });
    expect(retention(local, 'StorageAuditSegments')).toEqual({ Mode: 'GOVERNANCE', Days: 1 });
    const four = templateOf('front-door', 'aws', { retentionDays: '1460' });
    expect(retention(four, 'StorageAuditSegments')).toEqual({ Mode: 'COMPLIANCE', Days: 1460 });
  });

  it('let nobody remove the record of the audit’s end, whatever their other permissions', () => {
    const policies = ofType(aws, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => JSON.stringify(Properties));
    const [policy] = policies.filter((text) => text.includes('NobodyRemovesTheEnd'));
    expect(JSON.parse(policy ?? '{}')).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion'],
          }),
        ]),
      },
    });
  });

  it('never remove a mail, a file in quarantine or a document by themselves', () => {
    for (const name of ['Mail', 'Quarantine', 'Documents', 'AuditSegments']) {
      const rules = buckets.get(name)?.LifecycleConfiguration?.Rules ?? [];
      const removing = rules.filter((rule) =>
        Object.keys(rule).some((key) => key.startsWith('Expiration') || key.startsWith('Noncurrent')),
      );
      expect([name, removing]).toEqual([name, []]);
    }
  });

  it('send EventBridge an event for mail and files, without a function of CDK', () => {
    for (const name of ['Mail', 'Quarantine']) {
      expect(buckets.get(name)?.NotificationConfiguration).toEqual({
        EventBridgeConfiguration: { EventBridgeEnabled: true },
      });
    }
    expect(ofType(aws, 'Custom::S3BucketNotifications')).toEqual([]);
  });
});

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

  it('run on Node 24 on arm64, are traced, and keep their logs for a year', () => {
    const groups = new Map(
      ofType(aws, 'AWS::Logs::LogGroup').map(([id, { Properties }]) => [plain(id), Properties.RetentionInDays]),
    );
    for (const { id, Runtime, Architectures, TracingConfig, LoggingConfig } of functions) {
      expect([id, Runtime, Architectures, TracingConfig?.Mode]).toEqual([id, 'nodejs24.x', ['arm64'], 'Active']);
      expect([id, groups.get(readable(LoggingConfig.LogGroup))]).toEqual([id, 365]);
    }
    for (const days of groups.values()) expect(days).toBe(365);
  });

  it('answer the gateway before it gives up', () => {
    const integrated = new Set(
      ofType(aws, 'AWS::ApiGatewayV2::Integration').map(([, { Properties }]) => readable(Properties.IntegrationUri)),
    );
    const doors = functions.filter(({ id }) => integrated.has(id));
    expect(doors.map(({ id }) => id).sort()).toEqual([
      'CaseworkApiFunction',
      'CaseworkHandOverPdfFunction',
      'CaseworkOpenOriginalFunction',
      'DocumentsBlankFormFunction',
      'IntakeSubmitFunction',
      'IntakeUploadFunction',
      'WebApiDocsFunction',
    ]);
    for (const { Timeout } of doors) expect(Timeout).toBeLessThan(29);
  });

  it('cannot use up the concurrency of the doors: jobs of a queue, a stream or a schedule, and those of forms, are bounded', () => {
    const shares = functions.flatMap(({ id, ReservedConcurrentExecutions: share }) =>
      share === undefined ? [] : [[id, share]],
    );
    expect(Object.fromEntries(shares)).toEqual({
      FollowingFollowFunction: 3,
      IntakeFileUploadFunction: 10,
      IntakeReceiveEmailFunction: 10,
      IntakeOpenEmailFunction: 5,
      DocumentsBlankFormFunction: 5,
      DocumentsWriteFormFunction: 2,
      DocumentsFileFunction: 10,
      CorrespondenceSendFunction: 5,
      CorrespondenceRecordFunction: 5,
      CaseworkClockFunction: 1,
      CaseworkReconcileFunction: 1,
      AuditSealFunction: 2,
      WebApiDocsFunction: 2,
    });
    // docs/deploying.md: an account must have this much, and AWS keeps 100 unreserved.
    expect(shares.reduce((sum, [, share]) => sum + Number(share), 0)).toBe(61);
  });

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
      ['CaseworkReconcileFunction', 'rate(15 minutes)', 'ENABLED', '{}'],
      ['CorrespondenceSendFunction', 'rate(1 minute)', 'ENABLED', '{"sweep":true}'],
      ['FollowingFollowFunction', 'rate(1 minute)', 'ENABLED', '{"sweep":true}'],
    ]);
    for (const { Target } of schedules) expect(Target.RetryPolicy.MaximumRetryAttempts).toBe(0);
  });
});

describe('the doors', () => {
  const Route = z.object({
    RouteKey: z.string(),
    AuthorizationType: z.string(),
    AuthorizerId: z.unknown().optional(),
    AuthorizationScopes: z.array(z.string()).optional(),
  });
  const routes = ofType(aws, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Route.parse(Properties));

  it('are exactly the operations of the API', () => {
    const opened = routes.map(({ RouteKey }) => RouteKey).sort();
    expect(opened).toEqual(OPERATIONS.map(({ method, route }) => `${method} ${route}`).sort());
  });

  it('are public for referrals, files, blank forms and the API’s document, and need a token for everything else', () => {
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE').map(({ RouteKey }) => RouteKey);
    expect(open.sort()).toEqual([
      'GET /forms/{name}',
      'GET /openapi',
      'GET /openapi.json',
      'GET /uploads/{id}',
      'POST /referrals',
      'POST /referrals/{reference}/uploads',
      'POST /uploads',
    ]);
    for (const { RouteKey, AuthorizationType } of routes) {
      if (!open.includes(RouteKey)) expect([RouteKey, AuthorizationType]).toEqual([RouteKey, 'JWT']);
    }
  });

  it('require the scope of an agency’s system, and accept its token at no other door', () => {
    const [agency, ...more] = routes.filter(({ RouteKey }) => RouteKey.includes('/agency/'));
    expect(more).toEqual([]);
    expect(agency).toMatchObject({ RouteKey: 'POST /agency/referrals', AuthorizationScopes: ['referrals/submit'] });
    const staff = new Set(
      routes.filter(({ RouteKey }) => RouteKey.includes('/admin/')).map(({ AuthorizerId }) => readable(AuthorizerId)),
    );
    expect(staff).toEqual(new Set(['DoorsApiToken']));
    expect(readable(agency?.AuthorizerId)).toBe('DoorsApiAgencyToken');
  });

  it('accept calls from the pages that a council names, and from no others', () => {
    const cors = (template: typeof aws) =>
      ofType(template, 'AWS::ApiGatewayV2::Api')[0]?.[1].Properties.CorsConfiguration;
    expect(cors(aws)).toBeUndefined();
    const named = templateOf('front-door', 'aws', { corsOrigins: 'https://www.invented.example' });
    expect(cors(named)).toMatchObject({ AllowOrigins: ['https://www.invented.example'] });
    const files = (template: typeof aws) =>
      ofType(template, 'AWS::S3::Bucket').flatMap(([id, { Properties }]) =>
        'CorsConfiguration' in Properties ? [[plain(id), Properties.CorsConfiguration]] : [],
      );
    expect(files(aws)).toEqual([]);
    const rule = { AllowedOrigins: ['https://www.invented.example'], AllowedMethods: ['PUT'] };
    expect(files(named)).toEqual([['StorageQuarantine', { CorsRules: [expect.objectContaining(rule)] }]]);
  });

  it('give people the address of the blank form: our own door, the council’s host name, or the council’s own address', () => {
    const told = (context: Record<string, string>) => {
      const functions = ofType(templateOf('front-door', 'aws', context), 'AWS::Lambda::Function');
      const submit = functions.find(([id]) => plain(id) === 'IntakeSubmitFunction')?.[1].Properties.Environment;
      return z.object({ Variables: z.object({ WORD_FORM_URL: z.unknown() }) }).parse(submit).Variables.WORD_FORM_URL;
    };
    const path = '/forms/early-help-and-social-care.docx';
    expect(JSON.stringify(told({}))).toMatch(/DoorsApi.*execute-api.*\/forms\/early-help-and-social-care\.docx/);
    expect(told({ webDomain: 'refer.invented.example' })).toBe(`https://refer.invented.example${path}`);
    expect(told({ wordFormUrl: 'https://www.invented.example/form.docx' })).toBe(
      'https://www.invented.example/form.docx',
    );
  });

  it('log no query and no caller’s address', () => {
    const Stage = z.object({
      AccessLogSettings: z.object({ Format: z.string() }),
      DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
    });
    const { AccessLogSettings, DefaultRouteSettings } = Stage.parse(
      ofType(aws, 'AWS::ApiGatewayV2::Stage')[0]?.[1].Properties,
    );
    const said = z.record(z.string(), z.string()).parse(JSON.parse(AccessLogSettings.Format));
    expect(Object.values(said).sort()).toEqual([
      '$context.error.responseType',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ]);
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
  });
});
