import * as z from 'zod';
import { openDutyDesk } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { everyKey } from '#functions/platform/object-listing.ts';
import { openObjects, readObject } from '#functions/platform/objects.ts';
import { MOST_TEXT } from '#functions/platform/store/pack-form.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { recover } from './recover/recovery.ts';
import { recoveryStore } from './recover/recovery-store.ts';

const { COPIES_BUCKET: bucket } = readEnvironment(z.object({ COPIES_BUCKET: z.string() }));
const objects = openObjects();
const deps = {
  ...recoveryStore(openTables(), openDutyDesk()),
  copiesBucket: bucket,
  keys: (from: string, prefix: string) => everyKey(objects, from, prefix),
  // A copy is a form, which has a limit, and a few facts beside it.
  copyAt: async (key: string) => Buffer.from(await readObject(objects, { bucket, key }, 2 * MOST_TEXT)).toString(),
  now: Date.now,
  log: openLog('casework/recover'),
};

/** Only a person runs this, after a restore: docs/operating.md has the drill. */
export const handler = (event: unknown) => recover(deps, event);
