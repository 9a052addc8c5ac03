import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startDynamoDbLocal } from './dynamodb-local.ts';
import { runJest } from './run-jest.ts';

/**
 * Runs every test that makes tables on Amazon's DynamoDB Local. Buckets, queues, keys and mail stay on the local cloud at
 * `endpoint`. Throws `NoDynamoDbLocal` when it cannot be fetched.
 */
export async function onDynamoDbLocal(endpoint: string, folder: string): Promise<{ passed: number; failed: number }> {
  const stateDir = join(folder, 'dynamodb-local');
  await mkdir(stateDir, { recursive: true });
  const judge = await startDynamoDbLocal(stateDir);
  try {
    return await runJest(
      ['--findRelatedTests', join('test', 'support', 'local-tables.ts')],
      { FRONT_DOOR_TEST_AWS: endpoint, FRONT_DOOR_TEST_DYNAMODB: judge.endpoint },
      stateDir,
    );
  } finally {
    await judge.stop();
  }
}
