import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { startKept } from '#infra/local/kept-process.ts';
import { LOCAL, ROOT } from '#infra/local/places.ts';
import { PlainError } from '#infra/local/plain-error.ts';
import { freePorts, HOST } from '#infra/local/ports.ts';

const FOLDER = join(LOCAL, 'dynamodb-local');

/** Reports that Java or Maven is missing, or that the package cannot be fetched. */
export class NoDynamoDbLocal extends PlainError {}

function fetchOnce(): void {
  if (existsSync(join(FOLDER, 'DynamoDBLocal-2.6.1.jar'))) return;
  const pom = join(ROOT, 'bench', 'dynamodb-local', 'pom.xml');
  const { status, error } = spawnSync(
    'mvn',
    ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${FOLDER}`],
    {
      stdio: 'ignore',
      timeout: 300_000,
    },
  );
  if (error !== undefined)
    throw new NoDynamoDbLocal('Install Maven and Java 17 for the burst: it runs on Amazon’s DynamoDB Local.');
  if (status !== 0) throw new NoDynamoDbLocal('Amazon’s DynamoDB Local could not be fetched by Maven.');
}

/** Starts Amazon's own DynamoDB Local, in memory. It ends when we end. */
export async function startDynamoDbLocal(): Promise<{ client: DynamoDBClient; stop: () => Promise<void> }> {
  fetchOnce();
  const { gateway: port } = await freePorts();
  const client = new DynamoDBClient({
    endpoint: `http://${HOST}:${port}`,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    maxAttempts: 5,
  });
  const running = await startKept({
    name: 'dynamodb-local',
    command: 'java',
    args: [
      `-Djava.library.path=${FOLDER}`,
      '-cp',
      join(FOLDER, '*'),
      'com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
      '-inMemory',
      '-port',
      String(port),
    ],
    env: { PATH: process.env.PATH },
    stateDir: join(LOCAL, 'bench'),
    ready: () =>
      client.send(new ListTablesCommand({})).then(
        () => true,
        () => false,
      ),
    readyWithinMs: 60_000,
    graceMs: 5_000,
  });
  return { client, stop: () => running.stop() };
}
