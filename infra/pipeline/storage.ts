import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type CorsRule,
  HttpMethods,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import type { Differences } from '../differences.ts';
import { DataKey } from './data-key.ts';
import { fromReceiptRule } from './receipt-rule.ts';

interface StorageProps {
  readonly configuration: Configuration;
  readonly differences: Differences;
}

/** Where things are kept: two tables, five buckets, and their keys (design: Records). */
export class Storage extends Construct {
  readonly dataKey: IKey;
  readonly auditKey: Key;
  readonly cases: TableV2;
  readonly audit: TableV2;
  readonly mail: Bucket;
  readonly quarantine: Bucket;
  readonly documents: Bucket;
  readonly exports: Bucket;
  readonly auditSegments: Bucket;
  readonly cursorSecret: Secret;
  readonly cursorSecretArn: string;
  /** What search tokens are made with; functions/platform/lookup-keys.ts reads it and says how it is changed. */
  readonly lookupSecret: Secret;
  readonly lookupSecretArn: string;
  /** What CloudFront tells the doors; none where nothing stands in front. */
  readonly originSecret: Secret | undefined;

  constructor(scope: Construct, id: string, props: StorageProps) {
    super(scope, id);
    const { keepData } = props.differences;
    const removalPolicy = keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    this.dataKey = new DataKey(this, 'DataKey', { configuration: props.configuration, removalPolicy }).key;
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
      globalSecondaryIndexes: [
        index('queue', 'queue', 'queueSort'),
        index('timers', 'timer', 'timerAt'),
        index('lookup', 'lookup', 'lookupSort'),
      ],
    });
    this.audit = new TableV2(this, 'Audit', { ...table, dynamoStream: StreamViewType.NEW_IMAGE });

    const accessLogs = new Bucket(this, 'AccessLogs', {
      // S3's log delivery writes to AWS's own key alone without a further key policy, and a line names keys, which name nobody.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: props.differences.enforceSSL,
      // As long as the other logs: who opened a link, from where, for questions that come within the year.
      lifecycleRules: [{ id: 'gone-in-a-year', expiration: Duration.days(365) }],
      removalPolicy,
    });
    const bucket = (name: string, more: object = {}) =>
      new Bucket(this, name, {
        serverAccessLogsBucket: accessLogs,
        serverAccessLogsPrefix: `${name.toLowerCase()}/`,
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
    this.mail.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OurReceiptRulePutsMail',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.mail.arnForObjects('inbox/*')],
        conditions: fromReceiptRule(Stack.of(this), props.configuration),
      }),
    );
    this.quarantine = announcing(
      bucket('Quarantine', {
        ...uploadsFrom(props.configuration.corsOrigins),
        lifecycleRules: [{ id: 'broken-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      }),
    );
    this.documents = bucket('Documents');
    // What is made for somebody to take away is made again when needed; it must not lie about (peers: Primero, 30 days).
    this.exports = bucket('Exports', {
      lifecycleRules: [
        { id: 'gone-in-30-days', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
        // The sweep deletes them after 15 minutes; this is for what it never hears of. A day is the least that S3 knows.
        { id: 'originals-gone-in-a-day', prefix: 'originals/', expiration: Duration.days(1) },
      ],
    });
    this.auditSegments = bucket('AuditSegments', {
      objectLockEnabled: true,
      objectLockDefaultRetention: keepData
        ? ObjectLockRetention.compliance(Duration.days(props.configuration.retentionDays))
        : ObjectLockRetention.governance(Duration.days(1)),
    });
    // What says where the chain ends is nobody's to remove, not even of those who may bypass a retention.
    this.auditSegments.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NobodyRemovesTheEnd',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'],
        resources: [this.auditSegments.arnForObjects('heads/*')],
      }),
    );
    const madeUp = { passwordLength: 64, excludePunctuation: true };
    const secret = { encryptionKey: this.dataKey, removalPolicy };
    this.cursorSecret = new Secret(this, 'CursorSecret', {
      ...secret,
      description: 'Front Door: signs the cursors of lists',
      generateSecretString: madeUp,
    });
    this.cursorSecretArn = arnOf(this.cursorSecret);
    this.lookupSecret = new Secret(this, 'LookupSecret', {
      ...secret,
      description: 'Front Door: makes the search tokens',
      generateSecretString: {
        ...madeUp,
        secretStringTemplate: '{"generation":1,"previous":""}',
        generateStringKey: 'current',
      },
    });
    this.lookupSecretArn = arnOf(this.lookupSecret);
    if (!props.differences.fronted) return;
    this.originSecret = new Secret(this, 'OriginSecret', {
      ...secret,
      secretName: originSecretName(props.configuration),
      // Nothing is lost with it: the next is as good.
      removalPolicy: RemovalPolicy.DESTROY,
      description: 'Front Door: by which the doors know CloudFront; functions/platform/http/origin.ts reads it',
      generateSecretString: { ...madeUp, secretStringTemplate: '{"previous":""}', generateStringKey: 'current' },
    });
  }
}

/** By `Id`: on AWS a `Ref` gives the ARN too, but on the local cloud a name, and a grant on a name matches nothing. */
function arnOf(secret: Secret): string {
  const resource = secret.node.defaultChild;
  if (!(resource instanceof CfnSecret)) throw new Error('a secret has its L1 resource as default child');
  return resource.attrId;
}

/** A page that may call the doors may also send a file into its slot, by the link it was given and with what the link binds. */
function uploadsFrom(allowedOrigins: readonly string[]): { cors?: CorsRule[] } {
  if (allowedOrigins.length === 0) return {};
  const allowedHeaders = ['content-type', 'x-amz-checksum-sha256', 'if-none-match'];
  return { cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: [...allowedOrigins], allowedHeaders }] };
}

/** By name, so that CloudFormation can be told of it in one piece (dynamic reference). */
export const originSecretName = ({ stage }: Configuration): string => `front-door-${stage}/origin`;

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
