import * as z from 'zod';
import { CREDENTIALS, REGION } from './cloud.ts';
import { askServer } from './http.ts';

const Groups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })).default([]) });
const Events = z.object({
  events: z.array(z.object({ message: z.string(), timestamp: z.number() })).default([]),
});
/** The most events that the local cloud returns at once, the oldest first. It has no next page, and does not report that it cut. */
const EVENTS_AT_ONCE = 10_000;

/** Calls the local CloudWatch Logs. It does not check root's signature, so that we need no client library. */
async function logsCall(endpoint: string, operation: string, input: object): Promise<unknown> {
  const answer = await askServer(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/20300101/${REGION}/logs/aws4_request, SignedHeaders=host, Signature=unchecked`,
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Returns everything that the functions have logged, as one text. Tests search it for what must not be there. */
export async function functionLogs(endpoint: string): Promise<string> {
  const { logGroups } = Groups.parse(await logsCall(endpoint, 'DescribeLogGroups', {}));
  const lines: string[] = [];
  for (const { logGroupName } of logGroups) {
    for (let startTime: number | undefined = 0; startTime !== undefined; ) {
      const { events } = Events.parse(await logsCall(endpoint, 'FilterLogEvents', { logGroupName, startTime }));
      for (const { message } of events) lines.push(message);
      // From the last millisecond on, which may have more events, and never the same start again.
      const last = events[EVENTS_AT_ONCE - 1]?.timestamp;
      startTime = last === undefined ? undefined : Math.max(last, startTime + 1);
    }
  }
  return lines.join('\n');
}
