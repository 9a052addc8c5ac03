import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AlreadyRunning, endStale, startKept, until } from '#infra/local/kept-process.ts';
import { birthOf, isAlive, type ProcessBirth } from '#infra/local/process-birth.ts';

/** A server that has a worker, as MiniStack does, and writes both ids to a file. It saves its state when it is stopped. */
const SERVER = `
  const { spawn } = require('node:child_process');
  const { writeFileSync } = require('node:fs');
  const worker = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  process.on('SIGTERM', () => { writeFileSync('saved', ''); process.exit(0); });
  writeFileSync('up', JSON.stringify([process.pid, worker.pid]));
  setInterval(() => {}, 1000);
`;

const GRACE_MS = 5_000;

describe('a server that we start', () => {
  let folder: string;
  let owner: ChildProcess | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kept-'));
  });
  afterEach(async () => {
    owner?.kill('SIGKILL');
    owner = undefined;
    await endStaleWhenFree();
    await rm(folder, { recursive: true, force: true });
  });

  const has = (file: string): Promise<boolean> =>
    readFile(join(folder, file)).then(
      () => true,
      () => false,
    );

  const wanted = () => ({
    name: 'server',
    command: process.execPath,
    args: ['-e', `process.chdir(${JSON.stringify(folder)});${SERVER}`],
    env: process.env,
    stateDir: folder,
    ready: () => has('up'),
    readyWithinMs: 20_000,
    graceMs: GRACE_MS,
  });

  async function endStaleWhenFree(): Promise<void> {
    await until(async () => {
      try {
        await endStale(folder, 'server', GRACE_MS);
        return true;
      } catch {
        return false;
      }
    }, GRACE_MS);
  }

  /** The server and its worker. */
  async function births(): Promise<ProcessBirth[]> {
    const [server, worker]: number[] = JSON.parse(await readFile(join(folder, 'up'), 'utf8'));
    return [server, worker].flatMap((pid) => (pid === undefined ? [] : (birthOf(pid) ?? [])));
  }

  /** Starts the server from a process of its own, so that this one can be killed. */
  async function startFromAnother(): Promise<ProcessBirth[]> {
    const module = fileURLToPath(new URL('../../../infra/local/kept-process.ts', import.meta.url));
    const { ready: _ready, ...plain } = wanted();
    const script = join(folder, 'owner.mjs');
    await writeFile(
      script,
      `import { existsSync } from 'node:fs';
       import { startKept } from ${JSON.stringify(module)};
       const up = ${JSON.stringify(join(folder, 'up'))};
       await startKept({ ...${JSON.stringify({ ...plain, env: {} })}, env: process.env, ready: async () => existsSync(up) });
       setInterval(() => {}, 1000);`,
    );
    owner = spawn(process.execPath, [script], { stdio: 'ignore' });
    await until(() => has('up'), 20_000);
    const found = await births();
    expect(found).toHaveLength(2);
    return found;
  }

  it('saves its state when it is stopped, and ends with everything that it started', async () => {
    const server = await startKept(wanted());
    const running = await births();
    expect(running.map(isAlive)).toEqual([true, true]);
    await server.stop();
    expect(await until(() => !running.some(isAlive), GRACE_MS)).toBe(true);
    expect(await has('saved')).toBe(true);
  });

  it('saves its state and ends by itself when its owner is killed outright', async () => {
    const running = await startFromAnother();
    owner?.kill('SIGKILL');
    expect(await until(() => !running.some(isAlive), GRACE_MS)).toBe(true);
    expect(await has('saved')).toBe(true);
  });

  it('is ended at the next start when even its keeper was killed', async () => {
    const running = await startFromAnother();
    const { keeper }: { keeper: ProcessBirth } = JSON.parse(await readFile(join(folder, 'server.pid'), 'utf8'));
    process.kill(keeper.pid, 'SIGKILL');
    owner?.kill('SIGKILL');
    expect(await until(() => !isAlive(keeper), GRACE_MS)).toBe(true);
    expect(running.map(isAlive)).toEqual([true, true]);
    expect(await endStale(folder, 'server', GRACE_MS)).toBe(true);
    expect(await until(() => !running.some(isAlive), GRACE_MS)).toBe(true);
  });

  it('is left alone, and named, while its owner lives', async () => {
    const running = await startFromAnother();
    await expect(startKept(wanted())).rejects.toThrow(AlreadyRunning);
    await expect(startKept(wanted())).rejects.toThrow(`process ${owner?.pid}`);
    expect(running.map(isAlive)).toEqual([true, true]);
  });

  it('leaves a process alone that was given the id of a dead one', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const dead = { pid: other.pid, born: 'another time' };
    await writeFile(join(folder, 'server.pid'), JSON.stringify({ owner: dead, keeper: dead, server: dead }));
    expect(await endStale(folder, 'server', GRACE_MS)).toBe(false);
    expect(other.exitCode).toBeNull();
    expect(other.kill('SIGKILL')).toBe(true);
  });

  it('is reported with the end of its log when it does not start', async () => {
    const failing = { ...wanted(), args: ['-e', 'console.error("no such database"); process.exit(3)'] };
    await expect(startKept(failing)).rejects.toThrow(/server ended while starting.*no such database/s);
  });
});
