import { Arn, ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelection, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import {
  AccountPrincipal,
  type Conditions,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Ring } from '../watched-figures.ts';
import { announcing, type Storage } from './storage.ts';

interface BackUpProps {
  readonly storage: Storage;
  /** The vault in the other account. */
  readonly to: string;
  /** How many days the other account keeps each back-up. */
  readonly days: number;
}

/** A vault has a name of its own: one that a failed deployment left behind would stop the next. */
const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
/** A back-up waits here for its copy. Tables and versions of objects have longer ways back in this account. */
const KEPT_HERE = Duration.days(7);
/** The rule by which AWS Backup hears of new objects. It makes the name. */
const ITS_RULE = 'rule/AwsBackupManagedRule*';

/**
 * Backs up the tables and the buckets of records each night, and copies each back-up to a vault in another account: an account can
 * be lost as a whole. Exports and access logs are left out, as they can be made again or are no records.
 */
export class BackUp extends Construct {
  readonly role: Role;
  /** The resources of its role that have a star. */
  readonly starred: readonly string[];
  readonly rings: Readonly<Record<string, Ring>>;

  constructor(scope: Construct, id: string, { storage, to, days }: BackUpProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const tables = [storage.cases, storage.audit];
    const buckets = [storage.mail, storage.quarantine, storage.documents, storage.copies, storage.auditSegments];
    for (const bucket of buckets) announcing(bucket);
    const key = this.vaultKey(to);
    const vault = new BackupVault(this, 'Vault', { encryptionKey: key, removalPolicy: KEPT });

    const rule = `arn:${partition}:events:${region}:${account}:${ITS_RULE}`;
    const objects = buckets.map((bucket) => bucket.arnForObjects('*'));
    const backups = tables.map(({ tableArn }) => [tableArn, 'backup', '*'].join('/'));
    this.starred = ['*', rule, ...objects, ...backups];
    const dataKey = storage.dataKey.keyArn;
    const ofAws = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };
    const via = ['s3', 'dynamodb'].map((service) => `${service}.${region}.amazonaws.com`);
    const may = (actions: string[], resources: string[], conditions: Conditions = {}) =>
      new PolicyStatement({ actions, resources, conditions });
    // What AWS's own policies for S3 and DynamoDB allow (AWSBackupServiceRolePolicyForS3Backup, …ForBackup), each for our resources.
    this.role = new Role(this, 'Role', {
      description: 'Front Door: AWS Backup copies the records to another account',
      assumedBy: new ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        backUp: new PolicyDocument({
          statements: [
            may(
              [
                'dynamodb:CreateBackup',
                'dynamodb:DescribeTable',
                'dynamodb:ListTagsOfResource',
                'dynamodb:StartAwsBackupJob',
              ],
              tables.map(({ tableArn }) => tableArn),
            ),
            may(['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup'], backups),
            may(
              [
                's3:GetBucketAcl',
                's3:GetBucketLocation',
                's3:GetBucketNotification',
                's3:GetBucketTagging',
                's3:GetBucketVersioning',
                's3:GetInventoryConfiguration',
                's3:ListBucket',
                's3:ListBucketVersions',
                's3:PutBucketNotification',
                's3:PutInventoryConfiguration',
              ],
              buckets.map(({ bucketArn }) => bucketArn),
            ),
            may(
              [
                's3:GetObject',
                's3:GetObjectAcl',
                's3:GetObjectTagging',
                's3:GetObjectVersion',
                's3:GetObjectVersionAcl',
                's3:GetObjectVersionTagging',
              ],
              objects,
            ),
            may(
              [
                'events:DeleteRule',
                'events:DescribeRule',
                'events:DisableRule',
                'events:EnableRule',
                'events:ListTargetsByRule',
                'events:PutRule',
                'events:PutTargets',
                'events:RemoveTargets',
              ],
              [rule],
            ),
            may(['cloudwatch:GetMetricData', 'events:ListRules', 'tag:GetResources'], ['*']),
            may(['kms:Decrypt', 'kms:GenerateDataKey'], [dataKey], { StringEquals: { 'kms:ViaService': via } }),
            may(['kms:DescribeKey'], [dataKey, key.keyArn]),
            may(['kms:CreateGrant'], [dataKey, key.keyArn], ofAws),
            may(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]),
            may(['backup:CopyFromBackupVault', 'backup:DescribeBackupVault'], [vault.backupVaultArn]),
            may(['backup:CopyIntoBackupVault'], [to]),
          ],
        }),
      },
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'each-night',
          scheduleExpression: Schedule.cron({ hour: '1', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter: KEPT_HERE,
          copyActions: [
            {
              destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'OtherVault', to),
              deleteAfter: Duration.days(days),
            },
          ],
        }),
      ],
    });
    new BackupSelection(this, 'Records', {
      backupPlan: plan,
      role: this.role.withoutPolicyUpdates(),
      disableDefaultBackupPolicy: true,
      resources: [...tables.map(({ tableArn }) => tableArn), ...buckets.map(({ bucketArn }) => bucketArn)].map((arn) =>
        BackupResource.fromArn(arn),
      ),
    });
    const failed = (metricName: string, because: string): Ring => ({
      toDo: 'repair',
      because,
      metric: new Metric({
        namespace: 'AWS/Backup',
        metricName,
        dimensionsMap: { BackupVaultName: vault.backupVaultName },
        period: Duration.hours(1),
        statistic: 'Sum',
      }),
      above: 0,
    });
    this.rings = {
      BackUpFails: failed('NumberOfBackupJobsFailed', 'A nightly back-up of a table or bucket failed.'),
      BackUpCopyFails: failed('NumberOfCopyJobsFailed', 'A back-up was not copied to the other account.'),
    };
  }

  /** Makes the key of back-ups. The other account decrypts with it what it copies, so it is not the key of the records. */
  private vaultKey(to: string): Key {
    const other = Arn.split(to, ArnFormat.COLON_RESOURCE_NAME).account ?? '';
    const key = new Key(this, 'Key', {
      description: 'Front Door: encrypts back-ups until they are copied',
      enableKeyRotation: true,
      removalPolicy: KEPT,
    });
    const statement = (sid: string, actions: string[], conditions: Conditions = {}) =>
      key.addToResourcePolicy(
        new PolicyStatement({ sid, principals: [new AccountPrincipal(other)], actions, resources: ['*'], conditions }),
      );
    statement('TheOtherAccountReadsWhatItCopies', ['kms:Decrypt', 'kms:DescribeKey']);
    statement('ByGrantsOfAwsBackup', ['kms:CreateGrant'], { Bool: { 'kms:GrantIsForAWSResource': 'true' } });
    return key;
  }
}
