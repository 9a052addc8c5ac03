import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FrontDoor, openFrontDoor } from '#infra/local/front-door.ts';
import { LOCAL } from '#infra/local/places.ts';
import { freePorts } from '#infra/local/ports.ts';
import { quiet } from '#infra/local/progress.ts';
import { SHORT_WAITS } from '#infra/local/short-waits.ts';
import { restoreDeployed } from './deployed-once.ts';
import { manyAtTheDesk } from './desk-clock.ts';

/** Opening takes some 5 seconds; on a machine that is busy with everything else, more. */
export const OPENS_WITHIN_MS = 240_000;

/**
 * Opens a whole Front Door for one test, so that it may change what holds for all. It starts from the cloud that `npm test`
 * deployed once; `environment` changes variables of its functions. `close` stops it and forgets its state.
 */
export async function ownFrontDoor(
  name: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<FrontDoor & { readonly stateDir: string }> {
  const stateDir = join(LOCAL, 'test', `own-${name}-${process.pid}`);
  const ports = await freePorts();
  await rm(stateDir, { recursive: true, force: true });
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  await restoreDeployed(stateDir, ports, environment);
  const door = await openFrontDoor({ stateDir, ports, progress: quiet, context: SHORT_WAITS });
  await manyAtTheDesk(door);
  const close = async (): Promise<void> => {
    await door.close();
    await rm(stateDir, { recursive: true, force: true });
  };
  return { ...door, stateDir, close };
}
