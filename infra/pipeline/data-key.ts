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

/** An AWS service that must use the key so that an encrypted queue, topic or bucket works, and on whose behalf it may. */
interface Use {
  readonly sid: string;
  readonly service: string;
  readonly onlyFor: Conditions;
}

/**
 * The key of records, files, mail, queues and topics. Functions use it by their own roles. AWS's services use it by the policy
 * here, and only for our own resources: without this policy encrypted queues and mail fail in silence.
 */
export class DataKey extends Construct {
  /**
   * The key by its ARN, so that no CDK construct can widen the policy. By itself CDK lets `sns` and `events` use the key for any
   * account.
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

/** The topics that feed encrypted queues. CloudFormation names each after the stack and this id. */
const TOPICS = ['MailReceived', 'SesHappened', 'AlarmsTopic'];

/**
 * Returns the services that use the key. Their resources depend on the key, so their ARNs are written by name or by the beginning
 * that CloudFormation gives them: a reference would be a circle. Its capital keeps out stage `trial`, whose begin `front-door-trial-`.
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
      onlyFor: { ArnLike: { 'aws:SourceArn': TOPICS.map((topic) => ours('sns', `${stackName}-${topic}*`)) } },
    },
    {
      sid: 'RulesFeedQueues',
      service: 'events.amazonaws.com',
      // Only the account reaches the key, as CDK's own flag eventsTargetQueueSameAccount relies on. The queues' policies name the rule.
      onlyFor: ourAccount,
    },
    {
      sid: 'AlarmsTellTheirTopic',
      service: 'cloudwatch.amazonaws.com',
      onlyFor: { ...ourAccount, ArnLike: { 'aws:SourceArn': ours('cloudwatch', `alarm:${stackName}-Alarms*`) } },
    },
  ];
}
