import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import type { Differences } from '../differences.ts';

interface StorageProps {
  readonly configuration: Configuration;
  readonly differences: Differences;
}

/** Where things are kept: two tables, five buckets, and their keys (design: Records). */
export class Storage extends Construct {
  readonly dataKey: Key;
  readonly auditKey: Key;
  readonly cases: TableV2;
  readonly audit: TableV2;
  readonly mail: Bucket;
  readonly quarantine: Bucket;
  readonly documents: Bucket;
  readonly exports: Bucket;
  readonly auditSegments: Bucket;
  readonly cursorSecret: Secret;

  constructor(scope: Construct, id: string, props: StorageProps) {
    super(scope, id);
    const { keepData } = props.differences;
    const removalPolicy = keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    this.dataKey = new Key(this, 'DataKey', {
      description: 'Front Door records, files, mail and queues',
      enableKeyRotation: true,
      removalPolicy,
    });
    letServicesUse(this.dataKey);
    // An asymmetric key cannot be rotated by KMS; its segments say which key signed them.
    this.auditKey = new Key(this, 'AuditKey', {
      description: 'Front Door: signs the audit segments',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy,
    });

    const table = {
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(this.dataKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepData,
      removalPolicy,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
    };
    const index = (indexName: string, hash: string, range: string) => ({
      indexName,
      partitionKey: { name: hash, type: AttributeType.STRING },
      sortKey: { name: range, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.cases = new TableV2(this, 'Cases', {
      ...table,
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [index('queue', 'queue', 'queueSort'), index('timers', 'timer', 'timerAt')],
    });
    this.audit = new TableV2(this, 'Audit', { ...table, dynamoStream: StreamViewType.NEW_IMAGE });

    const bucket = (name: string, more: object = {}) =>
      new Bucket(this, name, {
        encryption: BucketEncryption.KMS,
        encryptionKey: this.dataKey,
        bucketKeyEnabled: true,
        blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
        enforceSSL: props.differences.enforceSSL,
        versioned: true,
        removalPolicy,
        ...more,
      });
    this.mail = announcing(bucket('Mail'));
    this.quarantine = announcing(
      bucket('Quarantine', {
        lifecycleRules: [{ id: 'broken-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      }),
    );
    this.documents = bucket('Documents');
    // What is made for somebody to take away is made again when needed; it must not lie about (peers: Primero, 30 days).
    this.exports = bucket('Exports', {
      lifecycleRules: [
        { id: 'gone-in-30-days', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    this.auditSegments = bucket('AuditSegments', {
      objectLockEnabled: true,
      objectLockDefaultRetention: keepData
        ? ObjectLockRetention.compliance(Duration.days(props.configuration.retentionDays))
        : ObjectLockRetention.governance(Duration.days(1)),
    });
    this.cursorSecret = new Secret(this, 'CursorSecret', {
      description: 'Front Door: signs the cursors of lists',
      encryptionKey: this.dataKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
  }
}

/** S3 tells EventBridge of new objects. Set on the L1 resource: CDK's own switch adds a Python function that we do not want. */
function announcing(bucket: Bucket): Bucket {
  const resource = bucket.node.defaultChild;
  if (resource === undefined || !isBucket(resource)) throw new Error('a bucket has its L1 resource as default child');
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  return bucket;
}

function isBucket(node: unknown): node is CfnBucket {
  return typeof node === 'object' && node !== null && 'notificationConfiguration' in node;
}

/** What the data key lets each AWS service do, and only for this account: without these lines encrypted queues and mail fail in silence. */
function letServicesUse(key: Key): void {
  const { account } = Stack.of(key);
  for (const [sid, service] of [
    ['SesWritesMailAndTopics', 'ses.amazonaws.com'],
    ['SnsFeedsQueues', 'sns.amazonaws.com'],
    ['EventsFeedQueues', 'events.amazonaws.com'],
    ['AlarmsReachTheirTopic', 'cloudwatch.amazonaws.com'],
    ['SchedulerFeedsItsDeadLetters', 'scheduler.amazonaws.com'],
  ] as const) {
    key.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }
}
