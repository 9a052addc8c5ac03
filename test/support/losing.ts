import {
  type EventSourceMappingConfiguration,
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  paginateListQueues,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { CREDENTIALS, REGION } from '#infra/local/cloud.ts';
import { askServer } from '#infra/local/http.ts';
import type { BehindTheDoors } from './aws.ts';
import type { OpenDoor } from './front-door.ts';
import { waitFor } from './wait-for.ts';

const Schedules = z.object({ Schedules: z.array(z.object({ Name: z.string() })) });

/** Ends all schedules, so that sweeps run only when the test calls them. Root's signature is not checked. */
export async function stopSchedules({ addresses }: Pick<OpenDoor, 'addresses'>): Promise<void> {
  const call = (method: string, path: string) =>
    askServer(`${addresses.aws}/schedules${path}`, {
      method,
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/20300101/${REGION}/scheduler/aws4_request, SignedHeaders=host, Signature=unchecked`,
      },
    });
  const { Schedules: found } = Schedules.parse(await (await call('GET', '')).json());
  for (const { Name } of found) {
    const answer = await call('DELETE', `/${Name}?groupName=default`);
    if (!answer.ok) throw new Error(`a schedule could not be ended: ${answer.status}`);
  }
}

/** Returns every job that works a queue or a table's stream. */
async function mappingsOf({ lambda }: BehindTheDoors, source: string): Promise<EventSourceMappingConfiguration[]> {
  const found: EventSourceMappingConfiguration[] = [];
  for await (const page of paginateListEventSourceMappings({ client: lambda }, {}))
    found.push(...(page.EventSourceMappings ?? []).filter(({ EventSourceArn }) => EventSourceArn?.includes(source)));
  if (found.length === 0) throw new Error(`nobody works ${source}`);
  return found;
}

/** Keeps every job from its queue, or from its table's stream, while a test acts. `source` is a part of its ARN. */
export async function whileUnheard<T>(behind: BehindTheDoors, source: string, act: () => Promise<T>): Promise<T> {
  const mappings = await mappingsOf(behind, source);
  const all = (Enabled: boolean) =>
    Promise.all(mappings.map(({ UUID }) => behind.lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }))));
  await all(false);
  try {
    return await act();
  } finally {
    await all(true);
  }
}

async function queueNamed({ sqs }: BehindTheDoors, part: string): Promise<string> {
  for await (const page of paginateListQueues({ client: sqs }, {}))
    for (const url of page.QueueUrls ?? []) if (url.includes(part) && !url.includes('DeadLetters')) return url;
  throw new Error(`there is no queue ${part}`);
}

/** Acts, and loses the one message that a queue would carry: the one with `mark` in it. The others continue. */
export async function losing<T>(behind: BehindTheDoors, queue: string, act: () => Promise<[T, string]>): Promise<T> {
  const QueueUrl = await queueNamed(behind, queue);
  return whileUnheard(behind, queue, async () => {
    const [done, mark] = await act();
    await waitFor(`the message on ${queue} that is to be lost`, async () => {
      const { Messages } = await behind.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      let lost = false;
      for (const { Body, ReceiptHandle } of Messages ?? []) {
        const mine = Body?.includes(mark) === true;
        lost ||= mine;
        if (mine) await behind.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        else
          await behind.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
      }
      return lost ? true : undefined;
    });
    return done;
  });
}
