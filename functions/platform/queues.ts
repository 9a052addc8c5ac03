import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CLIENT_TIMEOUTS } from './client-timeouts.ts';

/** Sends work to another room. */
export interface Queues {
  send(queueUrl: string, message: unknown): Promise<void>;
}

/** Sends by SQS. A message delivered twice is one piece of work: every job makes sure of that with its own items. */
export function openQueues(client = new SQSClient(CLIENT_TIMEOUTS)): Queues {
  return {
    send: async (queueUrl, message) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
    },
  };
}
