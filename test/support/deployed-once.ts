import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { noteDeployed } from '#infra/local/deploy-local.ts';
import { type FrontDoor, surroundings } from '#infra/local/front-door.ts';
import { HOST, type Ports, portsFrom } from '#infra/local/ports.ts';
import { cloudDirOf } from '#infra/local/saved-state.ts';
import { SHORT_WAITS } from '#infra/local/short-waits.ts';
import { StackOutputs } from '#infra/local/stack-outputs.ts';

/** A deployed and empty local cloud, saved for the tests that need one of their own. */
const Saved = z.object({ folder: z.string(), firstPort: z.int(), outputs: StackOutputs });

/** Saves the local cloud of a Front Door that has just opened. Returns what `restoreDeployed` needs, as text. */
export async function saveDeployed(door: FrontDoor, stateDir: string, ports: Ports, folder: string): Promise<string> {
  await door.cloud.save();
  const from = cloudDirOf(stateDir);
  // The temporary files of functions are not state.
  await cp(from, folder, { recursive: true, filter: (path) => path !== join(from, 'tmp') });
  return JSON.stringify({ folder, firstPort: ports.gateway, outputs: door.outputs } satisfies z.infer<typeof Saved>);
}

/**
 * Puts a copy of the saved cloud where a Front Door with these ports finds it, as if it had been deployed there. Functions get the
 * variables of `environment` instead of their own.
 */
export async function restoreDeployed(
  stateDir: string,
  ports: Ports,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const told = process.env.FRONT_DOOR_TEST_DEPLOYED;
  if (told === undefined) throw new Error('No deployed cloud was saved for this test: run npm test.');
  const { folder, firstPort, outputs } = Saved.parse(JSON.parse(told));
  const cloudDir = cloudDirOf(stateDir);
  await cp(folder, cloudDir, { recursive: true });
  const before = portsFrom(firstPort);
  const moved = (text: string): string =>
    text
      .replaceAll(`${HOST}:${before.gateway}`, `${HOST}:${ports.gateway}`)
      .replaceAll(`${HOST}:${before.signIn}`, `${HOST}:${ports.signIn}`)
      .replaceAll(`${HOST}:${before.front}`, `${HOST}:${ports.front}`);
  const variables = { ...environment, CLAMD_PORT: String(ports.clamd) };
  for (const name of (await readdir(cloudDir)).filter((each) => each.endsWith('.json'))) {
    let text = moved(await readFile(join(cloudDir, name), 'utf8'));
    if (name === 'lambda.json')
      for (const [variable, value] of Object.entries(variables))
        text = text.replaceAll(new RegExp(`"${variable}": "[^"]*"`, 'g'), `"${variable}": "${value}"`);
    await writeFile(join(cloudDir, name), text);
  }
  const there = StackOutputs.parse(JSON.parse(moved(JSON.stringify(outputs))));
  await noteDeployed(stateDir, { ...surroundings(ports), ...SHORT_WAITS }, there);
}
