import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { CLIENT_TIMEOUTS } from './client-timeouts.ts';

/** Sends work to another room. */
export interface Queues {
  send(queueUrl: string, message: unknown): Promise<void>;
}

const Depth = z.object({ ApproximateNumberOfMessages: z.coerce.number().int() });

/** Opens what counts the messages that wait in a queue. SQS's count is approximate, and right within a minute. */
export function openDepths(client = new SQSClient(CLIENT_TIMEOUTS)): (queueUrl: string) => Promise<number> {
  return async (QueueUrl) => {
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
    return Depth.parse((await client.send(asked)).Attributes).ApproximateNumberOfMessages;
  };
}

/** Sends by SQS. A message delivered twice is one piece of work: every job makes sure of that with its own items. */
export function openQueues(client = new SQSClient(CLIENT_TIMEOUTS)): Queues {
  return {
    send: async (queueUrl, message) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
    },
  };
}
