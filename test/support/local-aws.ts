import { awsSettings } from '#infra/local/aws-settings.ts';

/** Returns how a test reaches the local cloud that `npm test` started for this run. */
export function localAws() {
  const endpoint = process.env.FRONT_DOOR_TEST_AWS;
  if (endpoint === undefined) throw new Error('No local cloud was started for this test: run npm test.');
  return awsSettings(endpoint);
}

/**
 * Returns how a test reaches DynamoDB alone: the same local cloud, or Amazon's DynamoDB Local when `npm run test:dynamodb-local`
 * started it. Buckets, queues and keys are on the local cloud in both.
 */
export function localDynamoDb() {
  const judge = process.env.FRONT_DOOR_TEST_DYNAMODB;
  return judge === undefined ? localAws() : awsSettings(judge);
}
