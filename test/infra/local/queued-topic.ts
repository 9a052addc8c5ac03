import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { awsSettings } from '#infra/local/aws-settings.ts';

/** Makes a topic and a queue that gets its messages. */
export async function queuedTopic(endpoint: string): Promise<{ topicArn: string; queueUrl: string }> {
  const sns = new SNSClient(awsSettings(endpoint));
  const sqs = new SQSClient(awsSettings(endpoint));
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'mail' }));
  const Endpoint = 'arn:aws:sqs:eu-west-2:000000000000:receive';
  const Principal = { Service: 'sns.amazonaws.com' };
  const Policy = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: Endpoint }],
  });
  const queue = await sqs.send(new CreateQueueCommand({ QueueName: 'receive', Attributes: { Policy } }));
  const Attributes = { RawMessageDelivery: 'true' };
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
  return { topicArn: TopicArn, queueUrl: queue.QueueUrl ?? '' };
}
