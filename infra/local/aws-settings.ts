import { CREDENTIALS, REGION } from './cloud.ts';

/** What an AWS client needs to speak to the local cloud, as its root. */
export function awsSettings(endpoint: string) {
  return { endpoint, region: REGION, credentials: CREDENTIALS };
}
