import { CREDENTIALS, REGION } from './cloud.ts';

/**
 * A connection that was idle for this long is not used again. The local cloud closes one after 75 s: were it used just then, what
 * was sent on it would be lost, and the SDK would send it again, whatever it was.
 */
const IDLE_AT_MOST_MS = 20_000;

/** What an AWS client needs to speak to the local cloud, as its root. */
export function awsSettings(endpoint: string) {
  return {
    endpoint,
    region: REGION,
    credentials: CREDENTIALS,
    requestHandler: { httpAgent: { timeout: IDLE_AT_MOST_MS } },
  };
}
