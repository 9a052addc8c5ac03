import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkStoreVersion } from '#infra/local/store-version.ts';

describe('what is kept on this machine', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-version-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('says which shape it has from its first start on, and is read by the version that wrote it', async () => {
    await checkStoreVersion(folder);
    await checkStoreVersion(folder);
    expect(await readdir(join(folder, 'cloud'))).toEqual(['store-version']);
  });

  it.each([
    ['older', '1'],
    ['newer', '9999'],
    ['unknown', 'many'],
    ['older than any shape', undefined],
  ])('is not read when its shape is %s: the person is offered to begin anew', async (_, text) => {
    await mkdir(join(folder, 'cloud'));
    if (text !== undefined) await writeFile(join(folder, 'cloud', 'store-version'), text);
    const refused = checkStoreVersion(folder);
    await expect(refused).rejects.toMatchObject({ name: 'Sentence', message: expect.stringContaining('--fresh') });
    // What is there stays as it is.
    expect(await readdir(join(folder, 'cloud'))).toEqual(text === undefined ? [] : ['store-version']);
  });
});
