import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { awsSettings } from './aws-settings.ts';
import { ACCOUNT, cloudEnvironment, REGION } from './cloud.ts';
import { fingerprintOf } from './fingerprint.ts';
import { applyLeftOut } from './left-out.ts';
import { PATH_WITH_OUR_NODE, ROOT } from './places.ts';
import type { Progress } from './progress.ts';
import { runTool } from './run-tool.ts';

/** The pipeline stack's name. */
export const STACK = 'front-door';

/** The CDK's own bucket; its presence says that the account has been bootstrapped. */
const BOOTSTRAP_BUCKET = `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`;

/** Everything that the deployed stack is made from; what only runs it here is not in it. */
const SOURCES = {
  paths: ['infra', 'functions', 'schemas', 'cdk.json', 'tsconfig.json', 'package-lock.json'],
  except: 'infra/local/',
};

/** Bootstrap takes 7 s and a first deploy 11 s here; a slow machine may take twenty times as long. */
const TOOL_WITHIN_MS = 5 * 60_000;

export interface DeployOptions {
  readonly stateDir: string;
  /** The local cloud. */
  readonly endpoint: string;
  /** `-c` values: where the stack finds its surroundings. */
  readonly context: Readonly<Record<string, string>>;
  /** The CDK app, when it is not this checkout's. */
  readonly app?: { readonly command: string; readonly root: string };
  readonly progress: Progress;
  /** Gives up early. */
  readonly signal?: AbortSignal;
}

const recordFileOf = (stateDir: string): string => join(stateDir, 'deployed.json');

/** What a stack was deployed from: sources and settings. */
function fingerprint(root: string, context: DeployOptions['context']): Promise<string> {
  return fingerprintOf(root, SOURCES, JSON.stringify(Object.entries({ target: 'local', ...context })));
}

/** Notes what stands in this state after it was copied from another Front Door's, so that it is not deployed again. */
export async function noteDeployed(
  stateDir: string,
  context: DeployOptions['context'],
  outputs: Readonly<Record<string, string>>,
  root = ROOT,
): Promise<void> {
  const file = recordFileOf(stateDir);
  await writeFile(`${file}.new`, JSON.stringify({ fingerprint: await fingerprint(root, context), outputs }));
  await rename(`${file}.new`, file);
}

const Deployed = z.object({ fingerprint: z.string(), outputs: z.record(z.string(), z.string()) });

async function isBootstrapped(endpoint: string): Promise<boolean> {
  const s3 = new S3Client({ ...awsSettings(endpoint), forcePathStyle: true });
  try {
    await s3.send(new HeadBucketCommand({ Bucket: BOOTSTRAP_BUCKET }));
    return true;
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'NotFound') return false;
    throw fault;
  } finally {
    s3.destroy();
  }
}

async function isDeployed(endpoint: string): Promise<boolean> {
  const cloudFormation = new CloudFormationClient(awsSettings(endpoint));
  try {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
    return ['CREATE_COMPLETE', 'UPDATE_COMPLETE'].includes(Stacks?.[0]?.StackStatus ?? '');
  } catch (fault) {
    // CloudFormation's way of saying that there is none.
    if (fault instanceof Error && fault.name === 'ValidationError') return false;
    throw fault;
  } finally {
    cloudFormation.destroy();
  }
}

async function lastDeployed(file: string): Promise<z.infer<typeof Deployed> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Deployed.safeParse(JSON.parse(text)).data;
}

/** The CDK's command line, with nothing of the person's own AWS settings. */
function cdk(options: DeployOptions, args: readonly [string, ...string[]], cwd: string) {
  return runTool({
    name: `cdk ${args[0]}`,
    command: process.execPath,
    args: [join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), ...args, '--no-notices', '--no-color'],
    cwd,
    env: {
      PATH: PATH_WITH_OUR_NODE,
      HOME: process.env.HOME,
      CI: 'true',
      CDK_HOME: join(options.stateDir, 'cdk-home'),
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      AWS_CONFIG_FILE: join(options.stateDir, 'no-aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(options.stateDir, 'no-aws-credentials'),
      ...cloudEnvironment(options.endpoint),
    },
    logFile: join(options.stateDir, `cdk-${args[0]}.log`),
    withinMs: TOOL_WITHIN_MS,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

/**
 * Deploys the app to the local cloud; nothing is done when nothing it is made from has changed and the stack still
 * stands. Gives the stack's outputs. Throws `ToolFailed`.
 */
export async function deployLocal(options: DeployOptions): Promise<Record<string, string>> {
  const root = options.app?.root ?? ROOT;
  await mkdir(options.stateDir, { recursive: true });
  const wanted = await fingerprint(root, options.context);
  const last = await lastDeployed(recordFileOf(options.stateDir));
  if (last?.fingerprint === wanted && (await isDeployed(options.endpoint))) return last.outputs;

  const assembly = join(options.stateDir, 'cdk.out');
  const contextArgs = Object.entries({ target: 'local', ...options.context }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const app = options.app === undefined ? [] : ['--app', options.app.command];
  const synthesise = async (): Promise<void> => {
    const done = options.progress('the stack, synthesised');
    await cdk(options, ['synth', '--quiet', ...app, '--output', assembly, ...contextArgs], root);
    done();
  };
  const bootstrap = async (): Promise<void> => {
    if (await isBootstrapped(options.endpoint)) return;
    const done = options.progress('the local account, bootstrapped');
    // From another folder than the app's, so that it does not run the app.
    await cdk(options, ['bootstrap', `aws://${ACCOUNT}/${REGION}`], options.stateDir);
    done();
  };
  await Promise.all([synthesise(), bootstrap()]);

  const done = options.progress('the stack, deployed');
  const outputsFile = join(options.stateDir, 'outputs.json');
  await cdk(
    options,
    ['deploy', STACK, '--app', assembly, '--require-approval', 'never', '--outputs-file', outputsFile],
    options.stateDir,
  );
  const all = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(JSON.parse(await readFile(outputsFile, 'utf8')));
  const outputs = all[STACK] ?? {};
  await applyLeftOut(options.endpoint, STACK, assembly);
  await noteDeployed(options.stateDir, options.context, outputs, root);
  done();
  return outputs;
}
