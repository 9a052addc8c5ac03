import { SendMessageCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';

/** What sends work to another room. */
export interface Queues {
  send(queueUrl: string, message: unknown): Promise<void>;
}

/**
 * The client's patience: a queue that does not answer in 3 s is asked again, twice. Without `throwOnRequestTimeout` the SDK
 * only warns, and waits on. A message that was taken twice is one piece of work: every job settles that by its own items.
 */
export const QUEUE_PATIENCE = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} satisfies SQSClientConfig;

/** Sends by SQS. */
export function openQueues(client = new SQSClient(QUEUE_PATIENCE)): Queues {
  return {
    send: async (queueUrl, message) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
    },
  };
}
