import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OlderState, requireReadable, rewindStreams, unsavedIn, unsavedWords } from '#infra/local/saved-state.ts';

const mapping = "000000000000\u0000eu-west-2\u0000'mapping-id'";
const saved = (position: number) => ({
  __ministack_format__: 2,
  payload: {
    functions: { __account_region_scoped__: true, data: { anything: { runtime: 'nodejs24.x' } } },
    kinesis_positions: { __account_region_scoped__: true, data: { [mapping]: 7 } },
    dynamodb_stream_positions: { __account_region_scoped__: true, data: { [mapping]: position } },
  },
});

describe('the saved state of the local cloud', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saved-state-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('has its stream positions put back to the beginning, and nothing else changed', async () => {
    await writeFile(join(folder, 'lambda.json'), JSON.stringify(saved(37)));
    expect(await rewindStreams(folder)).toBe(1);
    expect(JSON.parse(await readFile(join(folder, 'lambda.json'), 'utf8'))).toEqual(saved(0));
  });

  it('is left alone when it is at the beginning, and when there is none', async () => {
    expect(await rewindStreams(folder)).toBe(0);
    await writeFile(join(folder, 'lambda.json'), JSON.stringify(saved(0)));
    expect(await rewindStreams(folder)).toBe(0);
  });

  it('is marked with its format, and refused when it is older or has another format', async () => {
    await requireReadable(folder);
    await writeFile(join(folder, 'cloud', 'dynamodb.json'), '{}');
    await requireReadable(folder);
    await writeFile(join(folder, 'cloud', 'format'), '1');
    await expect(requireReadable(folder)).rejects.toThrow('npm start -- --fresh');
    await rm(join(folder, 'cloud', 'format'));
    await expect(requireReadable(folder)).rejects.toThrow(OlderState);
  });

  it('is whole when it was saved after the last change, and when nothing ever changed', async () => {
    await mkdir(join(folder, 'cloud'));
    expect(await unsavedIn(folder)).toBeUndefined();
    await changedAt(1_000);
    await savedAt(1_000.5);
    expect(await unsavedIn(folder)).toBeUndefined();
  });

  it('may lack what changed after it was saved, or all of it when it was never saved', async () => {
    await mkdir(join(folder, 'cloud'));
    await changedAt(1_040);
    expect(unsavedWords((await unsavedIn(folder)) ?? nothing)).toBe(
      'The local cloud ended before it saved anything; the last change came at 1970-01-01 00:17:20 UTC. Cases from before then may be missing.',
    );
    await savedAt(1_000);
    expect(unsavedWords((await unsavedIn(folder)) ?? nothing)).toBe(
      'The local cloud ended without saving its last changes. It saved at 1970-01-01 00:16:40 UTC; the last change came at ' +
        '1970-01-01 00:17:20 UTC. What came between may be missing. Mail and files are kept: npm run reconcile files those that lost their case.',
    );
  });

  const nothing = { savedAt: undefined, changedAt: new Date(0) };
  const savedAt = (seconds: number) =>
    writeFile(join(folder, 'cloud', 'last-save.json'), JSON.stringify({ savedAt: seconds }));
  async function changedAt(seconds: number): Promise<void> {
    await writeFile(join(folder, 'cloud', 'last-change'), '');
    await utimes(join(folder, 'cloud', 'last-change'), seconds, seconds);
  }
});
