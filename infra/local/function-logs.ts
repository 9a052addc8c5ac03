import * as z from 'zod';
import { CREDENTIALS, REGION } from './cloud.ts';
import { askServer } from './http.ts';

const Groups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })).default([]) });
const Events = z.object({
  events: z.array(z.object({ message: z.string() })).default([]),
  nextToken: z.string().optional(),
});

/** One call to the local CloudWatch Logs; root's signature is not checked there, so that no client library is needed. */
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

/** Everything that every function has logged, as one text: for tests that look for what must not be there. */
export async function functionLogs(endpoint: string): Promise<string> {
  const { logGroups } = Groups.parse(await logsCall(endpoint, 'DescribeLogGroups', {}));
  const lines: string[] = [];
  for (const { logGroupName } of logGroups) {
    let nextToken: string | undefined;
    do {
      const page = Events.parse(await logsCall(endpoint, 'FilterLogEvents', { logGroupName, nextToken }));
      lines.push(...page.events.map(({ message }) => message));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  }
  return lines.join('\n');
}
