import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STORE_VERSION } from '#functions/platform/store/indexes.ts';
import { Sentence } from './command-line.ts';

/**
 * Checks that what is kept in a state folder has the shape that this version reads, and writes down the shape of one that is new. Until
 * the first release nothing is moved from one shape to the next, and an older store must not be half read. The number is kept with
 * what the local cloud keeps, so that a copy of that brings it along.
 * @throws Sentence for an older store, or a newer one
 */
export async function checkStoreVersion(stateDir: string): Promise<void> {
  const cloudDir = join(stateDir, 'cloud');
  const file = join(cloudDir, 'store-version');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept === String(STORE_VERSION)) return;
  const isNew = await access(cloudDir).then(
    () => false,
    () => true,
  );
  if (!isNew)
    throw new Sentence(
      `What is kept in ${stateDir} was written by another version of Front Door, and this one cannot read it. Begin anew with npm start -- --fresh, which deletes it.`,
    );
  await mkdir(cloudDir);
  await writeFile(file, String(STORE_VERSION));
}
