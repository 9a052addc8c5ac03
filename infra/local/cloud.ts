import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answers } from './http.ts';
import { type KeptProcess, startKept, until } from './kept-process.ts';
import { PATH_WITH_OUR_NODE, PYTHON } from './places.ts';
import { HOST } from './ports.ts';
import { cloudDirOf, rewindStreams, savedIn } from './saved-state.ts';

/** The region where the service would run. The local cloud uses the same name. */
export const REGION = 'eu-west-2';

/** MiniStack's own account, and the key that it treats as that account's root when it checks permissions. */
export const ACCOUNT = '000000000000';
export const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

/** The services that the stack uses. Fewer services start faster, and no other can be used by mistake. */
const SERVICES = [
  'apigateway,cloudformation,dynamodb,dynamodbstreams,events,iam,kms,lambda,logs,monitoring,s3,scheduler',
  'secretsmanager,ses,sns,sqs,ssm,sts',
].join(',');

/** MiniStack answers 2 s after its start on our machines. A slow machine may take ten times as long. */
const READY_WITHIN_MS = 60_000;
/** It saves its state when it ends: megabytes of JSON, which take seconds at most. */
export const CLOUD_GRACE_MS = 30_000;

/** A save takes a second on our machines, and some seconds on a busy one. */
const SAVED_WITHIN_MS = 60_000;

export interface CloudOptions {
  /** The folder of its state, which it saves on a clean stop. */
  readonly stateDir: string;
  readonly port: number;
  /** Also saves the state while it runs: at least this often, and when nothing has changed for two seconds. */
  readonly saveEverySeconds?: number;
  /** The `host:port` of the mailbox that gets the mail of functions. */
  readonly relayTo?: string;
}

/** The local cloud, running. */
export interface Cloud {
  /** For AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly logFile: string;
  /** Settles when it has ended, for any reason. */
  ended(): Promise<void>;
  /** Saves its state while it runs. Throws when it cannot. */
  save(): Promise<void>;
  /** Stops it cleanly, so that its state is saved, and starts it again with that state. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Returns the environment in which the AWS CLI, the CDK and the SDK reach the local cloud and nothing else. */
export function cloudEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Returns only what it needs of our environment: a person's proxy, AWS profile or Docker host must change nothing. */
function environment(options: CloudOptions, endpoint: string): NodeJS.ProcessEnv {
  const cloudDir = cloudDirOf(options.stateDir);
  return {
    PATH: PATH_WITH_OUR_NODE,
    HOME: process.env.HOME,
    LANG: 'C.UTF-8',
    TMPDIR: join(cloudDir, 'tmp'),
    PYTHONUNBUFFERED: '1',
    ...cloudEnvironment(endpoint),
    GATEWAY_PORT: String(options.port),
    BIND_HOST: HOST,
    MINISTACK_HOST: HOST,
    MINISTACK_REGION: REGION,
    SERVICES,
    AUTH: 'true',
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    DOCKER_HOST: 'unix:///nowhere',
    PERSIST_STATE: '1',
    STATE_DIR: cloudDir,
    S3_PERSIST: '1',
    S3_DATA_DIR: join(cloudDir, 's3'),
    SAVE_EVERY_SECONDS: String(options.saveEverySeconds ?? 0),
    SMTP_HOST: options.relayTo,
    CALLS_FILE: process.env.FRONT_DOOR_TEST_CALLS,
  };
}

/** Starts MiniStack on one machine. Throws `ServerDidNotStart`, `AlreadyRunning`. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const endpoint = `http://${HOST}:${options.port}`;
  const cloudDir = cloudDirOf(options.stateDir);
  const prepare = async (): Promise<void> => {
    // Functions that were killed leave their files there.
    await rm(join(cloudDir, 'tmp'), { recursive: true, force: true });
    await mkdir(join(cloudDir, 'tmp'), { recursive: true, mode: 0o700 });
    // MiniStack runs functions by a CommonJS script in its temporary folder. Our own package.json, in a folder above, sets ESM.
    await writeFile(join(cloudDir, 'tmp', 'package.json'), '{ "type": "commonjs" }\n', { mode: 0o600 });
    await rewindStreams(cloudDir);
  };
  const start = (): Promise<KeptProcess> =>
    startKept({
      name: 'cloud',
      command: PYTHON,
      args: [join(import.meta.dirname, 'cloud.py')],
      env: environment(options, endpoint),
      stateDir: options.stateDir,
      prepare,
      ready: () => answers(`${endpoint}/_ministack/ready`),
      readyWithinMs: READY_WITHIN_MS,
      graceMs: CLOUD_GRACE_MS,
    });
  let running = await start();
  return {
    endpoint,
    logFile: running.logFile,
    ended: () => running.ended,
    save: async () => {
      const before = Date.now();
      process.kill(running.pid, 'SIGUSR1');
      const isSaved = async () => ((await savedIn(options.stateDir))?.getTime() ?? 0) >= before;
      if (!(await until(isSaved, SAVED_WITHIN_MS)))
        throw new Error(`The local cloud saved nothing: ${running.logFile}`);
    },
    restart: async () => {
      await running.stop();
      running = await start();
    },
    stop: () => running.stop(),
  };
}
