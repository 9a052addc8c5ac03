import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Deployment } from './deployments/settings.ts';
import { deployed, ofType, plain, readable, templateOf, templatesOf } from './synthesised.ts';

const aws = templateOf('front-door', 'aws');
const local = templateOf('front-door', 'local');
const everything = deployed('everything').get('front-door') ?? aws;

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
  it('can be restored to any second of 35 days, are encrypted with our key, and once they work cannot be deleted by mistake', () => {
    const tables = ofType(everything, 'AWS::DynamoDB::GlobalTable');
    expect(tables.map(([id]) => plain(id)).sort()).toEqual(['StorageAudit', 'StorageCases']);
    for (const [id, { Properties, DeletionPolicy }] of tables) {
      const { Replicas } = Table.parse(Properties);
      expect([id, DeletionPolicy, Replicas.length]).toEqual([id, 'RetainExceptOnCreate', 1]);
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
const RECORDS = ['AuditSegments', 'Copies', 'Documents', 'Exports', 'Mail', 'Quarantine'];

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
    const retention = (template: typeof aws, given = 'StorageAuditSegments') =>
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
    expect(retention(aws)).toEqual({ Mode: 'COMPLIANCE', Days: 3650 });
    expect(retention(local)).toEqual({ Mode: 'GOVERNANCE', Days: 1 });
    expect(retention(everything)).toEqual({ Mode: 'COMPLIANCE', Days: 1460 });
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

  it('keep a copy of a referral as long as the tables can be restored, and no longer', () => {
    expect(buckets.get('Copies')?.LifecycleConfiguration?.Rules).toMatchObject([
      { ExpirationInDays: 35, NoncurrentVersionExpiration: { NoncurrentDays: 1 }, Status: 'Enabled' },
    ]);
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

describe('what holds data', () => {
  const HOLDS = [
    'AWS::Backup::BackupVault',
    'AWS::Cognito::UserPool',
    'AWS::DynamoDB::GlobalTable',
    'AWS::KMS::Key',
    'AWS::S3::Bucket',
    'AWS::SecretsManager::Secret',
  ];
  const kept = [...deployed('everything')].flatMap(([, { Resources }]) =>
    Object.entries(Resources).flatMap(([id, { Type, DeletionPolicy, UpdateReplacePolicy }]) =>
      HOLDS.includes(Type) ? [{ id: plain(id), Type, DeletionPolicy, UpdateReplacePolicy }] : [],
    ),
  );

  it('stays when its stack is deleted, and leaves nothing behind when its first creation fails', () => {
    expect(new Set(kept.map(({ Type }) => Type))).toEqual(new Set(HOLDS));
    for (const { id, DeletionPolicy, UpdateReplacePolicy } of kept) {
      // A new secret for CloudFront works as well as the old one, and its name must be free again.
      const policies = id === 'StorageOriginSecret' ? ['Delete', 'Delete'] : ['RetainExceptOnCreate', 'Retain'];
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, ...policies]);
    }
  });

  it('is protected against deletion from the second deployment on, so that a failed first one can be repeated', () => {
    const protection = (deployment: Deployment) =>
      [...deployed(deployment)].flatMap(([, template]) => [
        ...ofType(template, 'AWS::DynamoDB::GlobalTable').map(
          ([, { Properties }]) => Table.parse(Properties).Replicas[0]?.DeletionProtectionEnabled,
        ),
        ...ofType(template, 'AWS::Cognito::UserPool').map(([, { Properties }]) => Properties.DeletionProtection),
      ]);
    expect(protection('minimal')).toEqual(['INACTIVE', false, false]);
    expect(protection('everything')).toEqual(['ACTIVE', true, true]);
  });

  it('has its logs beside it, which stay even after a failed creation: they say why', () => {
    for (const [, template] of templatesOf('aws')) {
      for (const [id, { DeletionPolicy }] of ofType(template, 'AWS::Logs::LogGroup'))
        expect([id, DeletionPolicy]).toEqual([id, 'Retain']);
    }
  });
});
