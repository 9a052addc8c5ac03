import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { answers } from './http.ts';
import { stateDirOf } from './places.ts';
import { PlainError } from './plain-error.ts';
import { StackOutputs } from './stack-outputs.ts';

/** The address of each part, for people and for other processes (`.local/start.json`, `npm run token`, tests). */
export const Addresses = z.object({
  /** Where staff begin, and a newcomer looks first. */
  console: z.url(),
  api: z.url(),
  mailbox: z.url(),
  smtp: z.string(),
  issuer: z.url(),
  aws: z.url(),
});
export type Addresses = z.infer<typeof Addresses>;

/** What a running Front Door writes into its state folder for other commands. */
const Running = z.object({ addresses: Addresses, outputs: StackOutputs });
export type Running = z.infer<typeof Running>;

export const runningFile = (stateDir: string): string => join(stateDir, 'front-door.json');

/** Returns the Front Door that runs on `port`. Throws `PlainError` when none runs, or when it is older than this program. */
export async function runningOn(port: number): Promise<Running> {
  const notRunning = new PlainError(`Front Door does not run on port ${port}: start it with npm start.`);
  const text = await readFile(runningFile(stateDirOf(port)), 'utf8').catch(() => undefined);
  if (text === undefined) throw notRunning;
  const running = Running.safeParse(JSON.parse(text));
  if (!running.success)
    throw new PlainError('What runs here is older than this command: stop it, and start it again with npm start.');
  // A Front Door that was killed leaves its file.
  if (!(await answers(`${running.data.addresses.issuer}/.well-known/openid-configuration`))) throw notRunning;
  return running.data;
}
