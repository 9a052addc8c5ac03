/**
 * `npm run test:dynamodb-local`: runs the tests of tables on Amazon's DynamoDB Local, as the local cloud's tables are another
 * program that may be wrong in its own way. A machine that cannot fetch it skips them, with a sentence; `.ci/run` runs them on it too.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPages } from '../pages/build-pages.ts';
import { writeApiClient } from './api-client.ts';
import { startCloud } from './cloud.ts';
import { runCommand } from './command-line.ts';
import { NoDynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';
import { LOCAL } from './places.ts';
import { freePorts } from './ports.ts';
import { runJest } from './run-jest.ts';

await runCommand(async () => {
  const folder = join(LOCAL, 'test', `run-${process.pid}`);
  await mkdir(folder, { recursive: true });
  buildPages();
  await writeApiClient();
  const { gateway: port } = await freePorts();
  const cloud = await startCloud({ stateDir: join(folder, 'cloud'), port });
  try {
    const judge = await startDynamoDbLocal(folder);
    const { passed, failed } = await runJest(
      ['--findRelatedTests', join('test', 'support', 'local-tables.ts')],
      { FRONT_DOOR_TEST_AWS: cloud.endpoint, FRONT_DOOR_TEST_DYNAMODB: judge.endpoint },
      folder,
    ).finally(judge.stop);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (fault) {
    if (!(fault instanceof NoDynamoDbLocal)) throw fault;
    console.log(`${fault.message} The tests of tables on it are skipped.`);
  } finally {
    await cloud.stop();
  }
  if (process.exitCode !== 1) await rm(folder, { recursive: true, force: true });
});
