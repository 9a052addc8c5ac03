import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { BehindTheDoors } from './aws.ts';
import type { OpenDoor } from './front-door.ts';
import { unique } from './invented.ts';
import { waitFor } from './wait-for.ts';

/** Records, beside the service, the mail service's events of each message that it took in. */
export interface MailTap {
  /** Returns the notification of a message, as it went onto the queue. */
  notificationOf(sesMessageId: string): Promise<string>;
}

export async function openMailTap(door: OpenDoor, { sqs }: BehindTheDoors): Promise<MailTap> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `test-tap-${unique()}` }));
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' },
    ],
  };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: JSON.stringify(policy) } }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const sns = new SNSClient(awsSettings(door.addresses.aws));
  await sns.send(
    new SubscribeCommand({
      TopicArn: door.outputs.MailTopicArn,
      Protocol: 'sqs',
      Endpoint: Attributes?.QueueArn,
      Attributes: { RawMessageDelivery: 'true' },
    }),
  );
  const heard: string[] = [];
  return {
    notificationOf: (sesMessageId) =>
      waitFor('the notification of an email', async () => {
        const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
        heard.push(...(Messages ?? []).map(({ Body }) => Body ?? ''));
        return heard.find((body) => body.includes(sesMessageId));
      }),
  };
}
