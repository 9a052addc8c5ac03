import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** What sends work to another room. */
export interface Queues {
  send(queueUrl: string, message: unknown): Promise<void>;
}

/** A client with bounded patience: a queue that does not answer in 3 s is asked again, twice. */
export function openQueues(): Queues {
  const client = new SQSClient({ maxAttempts: 3, requestHandler: { requestTimeout: 3000, connectionTimeout: 1000 } });
  return {
    send: async (queueUrl, message) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
    },
  };
}
