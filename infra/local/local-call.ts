import { CREDENTIALS, REGION } from './cloud.ts';
import { askServer } from './http.ts';

/** The services that are called by their JSON protocol: its name in the signature, the prefix of a target, and the version. */
const SERVICES = {
  logs: { target: 'Logs_20140328', version: '1.1' },
  monitoring: { target: 'GraniteServiceVersion20100801', version: '1.0' },
} as const;

/** Calls a service of the local cloud. It does not check root's signature, so that we need no client library. */
export async function localCall(
  endpoint: string,
  service: keyof typeof SERVICES,
  operation: string,
  input: object,
): Promise<unknown> {
  const { target, version } = SERVICES[service];
  const answer = await askServer(endpoint, {
    method: 'POST',
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amz-target': `${target}.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/20300101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=unchecked`,
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
