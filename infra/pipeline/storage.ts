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
import { CfnSecret, Secret, type SecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { INDEXES } from '#functions/platform/store/indexes.ts';
import { type Configuration, retentionDaysOf } from '../configuration.ts';
import type { Differences } from '../differences.ts';
import { originSecretName } from '../names.ts';
import { DataKey } from './data-key.ts';
import { fromReceiptRule } from './receipt-rule.ts';

interface StorageProps {
  readonly configuration: Configuration;
  readonly differences: Differences;
}

/** The stores: two tables, six buckets, and their keys (design: Records). */
export class Storage extends Construct {
  readonly dataKey: IKey;
  readonly auditKey: Key;
  readonly cases: TableV2;
  readonly audit: TableV2;
  readonly mail: Bucket;
  readonly quarantine: Bucket;
  readonly documents: Bucket;
  readonly exports: Bucket;
  /** New referrals that have no object of their own. One job adds to it; only a declared recovery reads it. */
  readonly copies: Bucket;
  readonly auditSegments: Bucket;
  /** The key of search tokens and cursors. functions/platform/lookup-keys.ts reads it and describes how to change it. */
  readonly lookupSecret: Secret;
  readonly lookupSecretArn: string;
  /** The secret that CloudFront sends to the doors, where there is a CloudFront. */
  readonly originSecret: Secret;
  readonly originSecretArn: string;

  constructor(scope: Construct, id: string, props: StorageProps) {
    super(scope, id);
    const { keepData } = props.differences;
    const removalPolicy = keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;

    this.dataKey = new DataKey(this, 'DataKey', { configuration: props.configuration, removalPolicy }).key;
    // KMS cannot rotate an asymmetric key. Each segment names the key that signed it.
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
      deletionProtection: keepData && props.configuration.protected,
      removalPolicy,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
    };
    this.cases = new TableV2(this, 'Cases', {
      ...table,
      // The old image shows whether a change affects the counts and the lists of flags.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: Object.entries(INDEXES).map(([indexName, { hash, sort, also }]) => ({
        indexName,
        partitionKey: { name: hash, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.STRING },
        ...(also === undefined
          ? { projectionType: ProjectionType.KEYS_ONLY }
          : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...also] }),
      })),
    });
    this.audit = new TableV2(this, 'Audit', { ...table, dynamoStream: StreamViewType.NEW_IMAGE });

    const accessLogs = new Bucket(this, 'AccessLogs', {
      // S3's log delivery needs no key policy with AWS's own key. A line has object keys, which name no person.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: props.differences.enforceSSL,
      // As long as the other logs: they show who opened a link, and from where, for questions within the year.
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
    this.copies = bucket('Copies', {
      // As long as the tables can be restored to a moment: an older copy restores nothing.
      lifecycleRules: [
        { id: 'gone-in-35-days', expiration: Duration.days(35), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    // An export is made again when it is needed, and must not be kept for long (peers: Primero, 30 days).
    this.exports = bucket('Exports', {
      lifecycleRules: [
        { id: 'gone-in-30-days', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
        // The sweep deletes them after 15 minutes. This rule is for those that it misses. A day is the shortest that S3 allows.
        { id: 'originals-gone-in-a-day', prefix: 'originals/', expiration: Duration.days(1) },
      ],
    });
    this.auditSegments = bucket('AuditSegments', {
      objectLockEnabled: true,
      objectLockDefaultRetention: keepData
        ? ObjectLockRetention.compliance(Duration.days(retentionDaysOf(props.configuration)))
        : ObjectLockRetention.governance(Duration.days(1)),
    });
    // Nobody may remove the record of the chain's end, not even a role that may bypass a retention.
    this.auditSegments.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NobodyRemovesTheEnd',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'],
        resources: [this.auditSegments.arnForObjects('heads/*')],
      }),
    );
    const secret = (name: string, description: string, template?: object, more: SecretProps = {}) =>
      new Secret(this, name, {
        encryptionKey: this.dataKey,
        removalPolicy,
        description: `Front Door: ${description}`,
        generateSecretString: {
          passwordLength: 64,
          excludePunctuation: true,
          ...(template && { secretStringTemplate: JSON.stringify(template), generateStringKey: 'current' }),
        },
        ...more,
      });
    this.lookupSecret = secret('LookupSecret', 'makes the search tokens and signs cursors', {
      generation: 1,
      previous: '',
    });
    this.lookupSecretArn = arnOf(this.lookupSecret);
    const knowing = 'by which doors and pages know CloudFront; functions/platform/http/origin.ts reads it';
    // Nothing is lost with it: a new secret works as well. CloudFormation deletes a secret at once, so its name is free again
    // (cloudformation-coverage-roadmap #1999).
    const replaceable = { secretName: originSecretName(props.configuration), removalPolicy: RemovalPolicy.DESTROY };
    this.originSecret = secret('OriginSecret', knowing, { previous: '' }, replaceable);
    this.originSecretArn = arnOf(this.originSecret);
  }
}

/** Returns a secret's ARN by its `Id`. A `Ref` is the ARN only on AWS. On the local cloud it is a name, and a grant on a name matches nothing. */
function arnOf(secret: Secret): string {
  const resource = secret.node.defaultChild;
  if (!(resource instanceof CfnSecret)) throw new Error('a secret has its L1 resource as default child');
  return resource.attrId;
}

/** Lets a page that may call the doors also send a file into its slot, by its link and with the headers that the link binds. */
function uploadsFrom(allowedOrigins: readonly string[]): { cors?: CorsRule[] } {
  if (allowedOrigins.length === 0) return {};
  const allowedHeaders = ['content-type', 'x-amz-checksum-sha256', 'if-none-match'];
  return { cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: [...allowedOrigins], allowedHeaders }] };
}

/** Makes S3 send an event for each new object. It sets the L1 resource, as CDK's own switch adds a Python function. */
export function announcing(bucket: Bucket): Bucket {
  const resource = bucket.node.defaultChild;
  if (resource === undefined || !isBucket(resource)) throw new Error('a bucket has its L1 resource as default child');
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  return bucket;
}

function isBucket(node: unknown): node is CfnBucket {
  return typeof node === 'object' && node !== null && 'notificationConfiguration' in node;
}
