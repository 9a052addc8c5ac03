import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { configurationSetArn, receiptRuleArn } from './receipt-rule.ts';

interface DataKeyProps {
  readonly configuration: Configuration;
  readonly removalPolicy: RemovalPolicy;
}

/** One AWS service that must use the key for an encrypted queue, topic or bucket to work at all, and for whom it acts. */
interface Use {
  readonly sid: string;
  readonly service: string;
  readonly onlyFor: Conditions;
}

/**
 * The key of records, files, mail, queues and topics. Functions use it by their own roles; AWS's services by the policy
 * here, and only for what is ours: without these lines encrypted queues and mail fail in silence.
 */
export class DataKey extends Construct {
  /**
   * The key as everything else sees it: by its ARN, so that no construct of CDK's can widen the policy. Left alone, CDK lets
   * `sns` and `events` use the key for any account.
   */
  readonly key: IKey;

  constructor(scope: Construct, id: string, { configuration, removalPolicy }: DataKeyProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Front Door records, files, mail and queues',
      enableKeyRotation: true,
      removalPolicy,
    });
    for (const { sid, service, onlyFor } of uses(Stack.of(this), configuration)) {
      key.addToResourcePolicy(
        new PolicyStatement({
          sid,
          principals: [new ServicePrincipal(service)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          conditions: onlyFor,
        }),
      );
    }
    this.key = Key.fromKeyArn(this, 'AsUsed', key.keyArn);
  }
}

/**
 * The sources stand behind the key, so their ARNs are written by name or by our stack's prefix: a reference would be a circle.
 */
function uses(stack: Stack, configuration: Configuration): readonly Use[] {
  const { partition, region, account, stackName } = stack;
  const ourAccount = { StringEquals: { 'aws:SourceAccount': account } };
  const ours = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
  return [
    {
      sid: 'SesStoresMailAndTellsTopics',
      service: 'ses.amazonaws.com',
      onlyFor: {
        ...ourAccount,
        ArnEquals: {
          'aws:SourceArn': [receiptRuleArn(stack, configuration), configurationSetArn(stack, configuration)],
        },
      },
    },
    {
      sid: 'TopicsFeedQueues',
      service: 'sns.amazonaws.com',
      onlyFor: { ArnLike: { 'aws:SourceArn': ours('sns', `${stackName}-*`) } },
    },
    {
      sid: 'RulesFeedQueues',
      service: 'events.amazonaws.com',
      // The account is what CDK's own flag (eventsTargetQueueSameAccount) has proved to reach the key; the queues' policies name the rule.
      onlyFor: ourAccount,
    },
    {
      sid: 'AlarmsTellTheirTopic',
      service: 'cloudwatch.amazonaws.com',
      onlyFor: { ...ourAccount, ArnLike: { 'aws:SourceArn': ours('cloudwatch', `alarm:${stackName}-*`) } },
    },
  ];
}
