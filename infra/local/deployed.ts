import { readFile } from 'node:fs/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { awsSettings } from './aws-settings.ts';
import { Sentence } from './command-line.ts';
import { STACK } from './deploy-local.ts';
import { Running, runningFile } from './front-door.ts';
import { stateDirOf } from './places.ts';

/**
 * The Front Door that runs here on `port`: its local cloud, and what its stack says of itself. Throws `Sentence` when none runs,
 * or when its stack is older than what is asked of it.
 */
export async function deployedHere<S extends z.ZodType>(
  port: number,
  wanted: S,
): Promise<{ endpoint: string; outputs: z.infer<S> }> {
  const text = await readFile(runningFile(stateDirOf(port)), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Sentence(`Front Door does not run on port ${port}: start it with npm start.`);
  const endpoint = Running.parse(JSON.parse(text)).addresses.aws;
  const outputs = wanted.safeParse(await outputsOf(endpoint));
  if (!outputs.success) {
    throw new Sentence('What runs here is older than this command: stop it, and start it again with npm start.');
  }
  return { endpoint, outputs: outputs.data };
}

/** What the stack on a local cloud says of itself. */
export async function outputsOf(endpoint: string): Promise<Record<string, string>> {
  const cloudFormation = new CloudFormationClient({ ...awsSettings(endpoint), maxAttempts: 2 });
  try {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
    return Object.fromEntries(
      (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  } finally {
    cloudFormation.destroy();
  }
}

/** An answer of the stack that must be there. */
export const Output = z.string().min(1);
