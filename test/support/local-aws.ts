import { awsSettings } from '#infra/local/aws-settings.ts';

/** Returns how a test reaches the local cloud that `npm test` started for this run. */
export function localAws() {
  const endpoint = process.env.FRONT_DOOR_TEST_AWS;
  if (endpoint === undefined) throw new Error('No local cloud was started for this test: run npm test.');
  return awsSettings(endpoint);
}
