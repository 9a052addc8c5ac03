import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { awsSettings } from './aws-settings.ts';
import { ACCOUNT, cloudEnvironment, REGION } from './cloud.ts';
import { applyUnsupported } from './cloud-gaps.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readJson, writeJson } from './json-file.ts';
import { PATH_WITH_OUR_NODE, ROOT } from './places.ts';
import type { Progress } from './progress.ts';
import { runTool } from './run-tool.ts';
import { StackOutputs } from './stack-outputs.ts';

/** The pipeline stack's name. */
export const STACK = 'front-door';

/** The sources of the deployed stack. What only runs it on one machine is not among them. */
const SOURCES = {
  paths: ['infra', 'functions', 'schemas', 'cdk.json', 'tsconfig.json', 'package-lock.json'],
  except: 'infra/local/',
};

/** Bootstrap takes 7 s and a first deploy 11 s on our machines. A slow machine may take twenty times as long. */
const TOOL_WITHIN_MS = 5 * 60_000;

export interface DeployOptions {
  readonly stateDir: string;
  /** The local cloud. */
  readonly endpoint: string;
  /** The `-c` values: the addresses of the parts around the stack. */
  readonly context: Readonly<Record<string, string>>;
  /** The CDK app, when it is not this checkout's. */
  readonly app?: { readonly command: string; readonly root: string };
  readonly progress: Progress;
  /** Stops it early. */
  readonly signal?: AbortSignal;
}

const recordFileOf = (stateDir: string): string => join(stateDir, 'deployed.json');

/** Returns the fingerprint of what a stack is deployed from: sources and settings. */
function fingerprint(root: string, context: DeployOptions['context']): Promise<string> {
  return fingerprintOf(root, SOURCES, JSON.stringify(Object.entries({ target: 'local', ...context })));
}

/** Records what is deployed in this state, so that it is not deployed again. */
export async function noteDeployed(
  stateDir: string,
  context: DeployOptions['context'],
  outputs: StackOutputs,
  root = ROOT,
): Promise<void> {
  await writeJson(recordFileOf(stateDir), { fingerprint: await fingerprint(root, context), outputs });
}

const Deployed = z.object({ fingerprint: z.string(), outputs: StackOutputs });

async function isDeployed(endpoint: string): Promise<boolean> {
  const cloudFormation = new CloudFormationClient(awsSettings(endpoint));
  try {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
    return ['CREATE_COMPLETE', 'UPDATE_COMPLETE'].includes(Stacks?.[0]?.StackStatus ?? '');
  } catch (fault) {
    // CloudFormation answers so when there is no such stack.
    if (fault instanceof Error && fault.name === 'ValidationError') return false;
    throw fault;
  }
}

/** Runs the CDK's command line without the person's own AWS settings. */
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
    signal: options.signal,
  });
}

/**
 * Deploys the app to the local cloud, unless its sources and settings are those of the stack that is deployed there. Returns the
 * stack's outputs. Throws `ToolFailed`.
 */
export async function deployLocal(options: DeployOptions): Promise<StackOutputs> {
  const { stateDir, endpoint, context, progress } = options;
  const root = options.app?.root ?? ROOT;
  await mkdir(stateDir, { recursive: true });
  const wanted = await fingerprint(root, context);
  const last = await readJson(recordFileOf(stateDir), Deployed);
  const deployed = await isDeployed(endpoint);
  if (deployed && last?.fingerprint === wanted) return last.outputs;

  const assembly = join(stateDir, 'cdk.out');
  const settings = Object.entries({ target: 'local', ...context }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const app = options.app === undefined ? [] : ['--app', options.app.command];
  // An account with the stack is bootstrapped. From another folder than the app's, so that it does not run the app.
  const bootstrap = () =>
    progress('the local account, bootstrapped', () =>
      cdk(options, ['bootstrap', `aws://${ACCOUNT}/${REGION}`], stateDir),
    );
  await Promise.all([
    progress('the stack, synthesised', () =>
      cdk(options, ['synth', '--quiet', ...app, '--output', assembly, ...settings], root),
    ),
    deployed || bootstrap(),
  ]);
  return progress('the stack, deployed', async () => {
    const file = join(stateDir, 'outputs.json');
    await cdk(
      options,
      ['deploy', STACK, '--app', assembly, '--require-approval', 'never', '--outputs-file', file],
      stateDir,
    );
    const { [STACK]: outputs } = z.object({ [STACK]: StackOutputs }).parse(JSON.parse(await readFile(file, 'utf8')));
    await applyUnsupported(endpoint, STACK, assembly);
    await noteDeployed(stateDir, context, outputs, root);
    return outputs;
  });
}
