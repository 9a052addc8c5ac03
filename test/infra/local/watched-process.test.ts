import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { type KeptProcess, until } from '#infra/local/kept-process.ts';
import { birthOf, isAlive, ProcessBirth } from '#infra/local/process-birth.ts';
import { startWatched } from '#infra/local/watched-process.ts';

const PidFile = z.object({ keeper: ProcessBirth, server: ProcessBirth });
/** A busy machine takes seconds to start two Node processes. */
const WITHIN_MS = 30_000;

describe('a server that is watched', () => {
  let folder: string;
  let server: Pick<KeptProcess, 'ended' | 'stop'> | undefined;
  let warnings: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'watched-'));
    warnings = [];
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const births = async () => PidFile.parse(JSON.parse(await read('server.pid')));
  /** Returns the server that runs now, as soon as it is not `before`. */
  async function nextAfter(before: ProcessBirth): Promise<ProcessBirth> {
    let found = before;
    const isAnother = async () => {
      found = await births().then(
        (now) => now.server,
        () => before,
      );
      return found.pid !== before.pid && isAlive(found);
    };
    expect(await until(isAnother, WITHIN_MS)).toBe(true);
    return found;
  }

  /** Starts a server that writes its id to a file when it is ready. */
  async function start(waitsMs: readonly number[], script = 'setInterval(() => {}, 1000)'): Promise<void> {
    const up = join(folder, 'up');
    const args = ['-e', `require('node:fs').writeFileSync(${JSON.stringify(up)}, String(process.pid));${script}`];
    const serves = async () => birthOf(Number(await read('up').catch(() => '0'))) !== undefined;
    const wanted = { name: 'server', command: process.execPath, args, env: process.env, stateDir: folder };
    server = await startWatched(
      { ...wanted, ready: serves, readyWithinMs: WITHIN_MS, graceMs: 5_000 },
      (sentence) => warnings.push(sentence),
      waitsMs,
    );
  }

  it('is started again when it is killed, with a warning', async () => {
    await start([10, 20]);
    const { server: first } = await births();
    process.kill(first.pid, 'SIGKILL');
    const second = await nextAfter(first);
    process.kill(second.pid, 'SIGKILL');
    await nextAfter(second);
    expect(warnings.filter((sentence) => sentence.includes('by itself'))).toEqual([
      'server ended by itself. It starts again in 0.01 s.',
      'server ended by itself. It starts again in 0.02 s.',
    ]);
  });

  it('is started again when its keeper is killed, and the one without a keeper is ended first', async () => {
    await start([10]);
    const { keeper, server: first } = await births();
    process.kill(keeper.pid, 'SIGKILL');
    await nextAfter(first);
    expect(isAlive(first)).toBe(false);
  });

  it('is given up after the last wait, and the death is final', async () => {
    await start([10]);
    const { server: first } = await births();
    process.kill(first.pid, 'SIGKILL');
    const second = await nextAfter(first);
    process.kill(second.pid, 'SIGKILL');
    await server?.ended;
    expect(warnings.at(-1)).toBe('server ended 2 times and is not started again.');
  });

  it('stays stopped when it is asked to stop, also while it waits to be started again', async () => {
    await start([600_000]);
    const { server: first } = await births();
    process.kill(first.pid, 'SIGKILL');
    expect(await until(() => warnings.length === 1, WITHIN_MS)).toBe(true);
    await server?.stop();
    await server?.ended;
    await expect(births()).rejects.toThrow('ENOENT');
  });
});
