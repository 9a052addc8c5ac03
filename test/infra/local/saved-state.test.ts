import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rewindStreams } from '#infra/local/saved-state.ts';

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

  it('is left alone when it stands at the beginning already, and when there is none', async () => {
    expect(await rewindStreams(folder)).toBe(0);
    await writeFile(join(folder, 'lambda.json'), JSON.stringify(saved(0)));
    expect(await rewindStreams(folder)).toBe(0);
  });
});
