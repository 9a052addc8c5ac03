import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { Configuration } from '#infra/configuration.ts';
import { ACCOUNT } from './account.ts';
import { permissionsOf, trustOf } from './policies.ts';
import { ofType, readable, templateOf } from './synthesised.ts';

const OTHER = '999988887777';
const VAULT = `arn:aws:backup:eu-west-2:${OTHER}:backup-vault:front-door`;
const template = templateOf('front-door', 'aws', { backupVaultArn: VAULT, backupDays: '90' });

const Plan = z.object({
  BackupPlan: z.object({
    BackupPlanRule: z.array(
      z.object({
        ScheduleExpression: z.string(),
        Lifecycle: z.object({ DeleteAfterDays: z.number() }),
        CopyActions: z.array(
          z.object({ DestinationBackupVaultArn: z.string(), Lifecycle: z.object({ DeleteAfterDays: z.number() }) }),
        ),
      }),
    ),
  }),
});
const Selection = z.object({ BackupSelection: z.object({ Resources: z.array(z.unknown()), IamRoleArn: z.unknown() }) });

describe('a back-up to another account', () => {
  it('is off by default, and not there on one machine', () => {
    for (const target of ['aws', 'local'] as const)
      expect(ofType(templateOf('front-door', target), 'AWS::Backup::BackupPlan')).toEqual([]);
    expect(Configuration.parse({ target: 'aws' })).toMatchObject({ backupDays: 35 });
  });

  it('takes only the address of a vault', () => {
    for (const backupVaultArn of ['front-door', VAULT.replace('backup-vault', 'vault'), VAULT.replace(OTHER, '')])
      expect(Configuration.safeParse({ target: 'aws', backupVaultArn }).success).toBe(false);
  });

  it('copies both tables and every bucket of records each night, and keeps them as long as the council sets', () => {
    const [[, plan] = []] = ofType(template, 'AWS::Backup::BackupPlan');
    expect(Plan.parse(plan?.Properties).BackupPlan.BackupPlanRule).toEqual([
      {
        ScheduleExpression: 'cron(0 1 * * ? *)',
        Lifecycle: { DeleteAfterDays: 7 },
        CopyActions: [{ DestinationBackupVaultArn: VAULT, Lifecycle: { DeleteAfterDays: 90 } }],
      },
    ]);
    const [[, selection] = []] = ofType(template, 'AWS::Backup::BackupSelection');
    const { Resources, IamRoleArn } = Selection.parse(selection?.Properties).BackupSelection;
    expect(Resources.map(readable).sort()).toEqual([
      'StorageAudit',
      'StorageAuditSegments',
      'StorageCases',
      'StorageCopies',
      'StorageDocuments',
      'StorageMail',
      'StorageQuarantine',
    ]);
    expect(readable(IamRoleArn)).toBe('BackUpRole');
  });

  it('has a role with exact rights, which AWS Backup takes for this account alone', () => {
    const [id = ''] = ofType(template, 'AWS::IAM::Role').find(([name]) => name.startsWith('BackUpRole')) ?? [];
    const buckets = ['AuditSegments', 'Copies', 'Documents', 'Mail', 'Quarantine'];
    const via = 'kms:ViaService s3.eu-west-2.amazonaws.com, dynamodb.eu-west-2.amazonaws.com';
    expect(permissionsOf(template, id)).toEqual(
      [
        '*: cloudwatch:GetMetricData, events:ListRules, tag:GetResources',
        `${VAULT}: backup:CopyIntoBackupVault`,
        `arn:<Partition>:events:eu-west-2:${ACCOUNT}:rule/AwsBackupManagedRule*: events:DeleteRule, events:DescribeRule, events:DisableRule, events:EnableRule, events:ListTargetsByRule, events:PutRule, events:PutTargets, events:RemoveTargets`,
        'BackUpVault.BackupVaultArn: backup:CopyFromBackupVault, backup:DescribeBackupVault',
        'BackUpKey: kms:Decrypt, kms:DescribeKey, kms:GenerateDataKey',
        'BackUpKey when Bool kms:GrantIsForAWSResource true: kms:CreateGrant',
        'StorageDataKey: kms:DescribeKey',
        'StorageDataKey when Bool kms:GrantIsForAWSResource true: kms:CreateGrant',
        `StorageDataKey when StringEquals ${via}: kms:Decrypt, kms:GenerateDataKey`,
        ...['Audit', 'Cases'].flatMap((table) => [
          `Storage${table}: dynamodb:CreateBackup, dynamodb:DescribeTable, dynamodb:ListTagsOfResource, dynamodb:StartAwsBackupJob`,
          `Storage${table}/backup/*: dynamodb:DeleteBackup, dynamodb:DescribeBackup`,
        ]),
        ...buckets.flatMap((bucket) => [
          `Storage${bucket}: s3:GetBucketAcl, s3:GetBucketLocation, s3:GetBucketNotification, s3:GetBucketTagging, s3:GetBucketVersioning, s3:GetInventoryConfiguration, s3:ListBucket, s3:ListBucketVersions, s3:PutBucketNotification, s3:PutInventoryConfiguration`,
          `Storage${bucket}/*: s3:GetObject, s3:GetObjectAcl, s3:GetObjectTagging, s3:GetObjectVersion, s3:GetObjectVersionAcl, s3:GetObjectVersionTagging`,
        ]),
      ].sort(),
    );
    expect(trustOf(template, id)).toEqual([`backup.amazonaws.com when StringEquals aws:SourceAccount ${ACCOUNT}`]);
  });

  it('has a key of its own: the other account may read back-ups, and not the records', () => {
    const keys = ofType(template, 'AWS::KMS::Key').map(([id, { Properties }]) => [id, JSON.stringify(Properties)]);
    expect(keys.filter(([, text]) => text?.includes(OTHER)).map(([id]) => id?.slice(0, 9))).toEqual(['BackUpKey']);
  });

  it('rings when a back-up or its copy fails', () => {
    const names = ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties.MetricName);
    expect(names).toEqual(expect.arrayContaining(['NumberOfBackupJobsFailed', 'NumberOfCopyJobsFailed']));
  });
});
