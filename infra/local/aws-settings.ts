import { CREDENTIALS, REGION } from './cloud.ts';

/**
 * Limits how long an idle connection is kept. The local cloud closes it after 75 s: a request sent just then would be lost, and
 * the SDK would send it again, even one that must be sent once. An idle connection doesn't keep the process running, so our
 * clients are not destroyed.
 */
const IDLE_AT_MOST_MS = 20_000;

/** Returns what an AWS client needs to reach the local cloud as its root. */
export function awsSettings(endpoint: string) {
  return {
    endpoint,
    region: REGION,
    credentials: CREDENTIALS,
    requestHandler: { httpAgent: { timeout: IDLE_AT_MOST_MS } },
  };
}
