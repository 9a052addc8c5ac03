import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { hasCode } from './fault-code.ts';
import { readJson } from './json-file.ts';
import { PlainError } from './plain-error.ts';
import { isAlive, ProcessBirth } from './process-birth.ts';

const KEEPER = fileURLToPath(new URL('./keeper.ts', import.meta.url));
/** How often a condition is checked: often enough that a person notices no delay, seldom enough that it costs nothing. */
const LOOK_EVERY_MS = 50;
/** Lines of a log shown when a server did not start. */
const LOG_TAIL = 15;

/** A server that we started and that ends when we end. */
export interface KeptProcess {
  /** The server's own process id (its process group too). */
  readonly pid: number;
  /** The file that has its output. */
  readonly logFile: string;
  /** Settles when it has ended, for any reason. */
  readonly ended: Promise<void>;
  /** Stops it, and waits until it and its whole process group have ended. */
  stop(): Promise<void>;
}

export interface KeptCommand {
  /** Its name in the log, the pid file and messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The folder of its log and pid file. */
  readonly stateDir: string;
  /** Runs before each start, when nothing of an earlier run is left. */
  readonly prepare?: () => Promise<void>;
  /** Returns whether it answers. Called until it does. */
  readonly ready: () => Promise<boolean>;
  readonly readyWithinMs: number;
  /** How long it may take to end before its group is killed. */
  readonly graceMs: number;
}

/** Reports a server that ended, or did not answer in time, with the last lines of its log. */
export class ServerDidNotStart extends PlainError {
  constructor(name: string, why: string, logFile: string, tail: string) {
    super(`${name} ${why}. The end of ${logFile}:\n${tail}`);
  }
}

/** Reports another Front Door that runs with this state. */
export class AlreadyRunning extends PlainError {
  constructor(pid: number) {
    super(`Front Door already runs here as process ${pid}: stop it first, or start on other ports with --port N.`);
  }
}

const PidFile = z.object({ owner: ProcessBirth.optional(), keeper: ProcessBirth, server: ProcessBirth });

const pidFileOf = (stateDir: string, name: string): string => join(stateDir, `${name}.pid`);

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (fault) {
    if (!hasCode(fault, 'ESRCH')) throw fault;
  }
}

/** Waits until a condition holds. Returns false when it did not hold in time. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() > deadline) return false;
    await pause(LOOK_EVERY_MS);
  }
}

/**
 * Ends what an earlier run left, and returns whether there was anything. A keeper whose owner died stops its server by itself:
 * we wait for it, so that state is saved. A server without a keeper is ended here. Throws `AlreadyRunning` when the owner runs.
 */
export async function endStale(stateDir: string, name: string, graceMs: number): Promise<boolean> {
  const file = pidFileOf(stateDir, name);
  const births = await readJson(file, PidFile);
  if (births === undefined) return false;
  const { owner, keeper, server } = births;
  if (owner !== undefined && isAlive(owner) && isAlive(keeper)) throw new AlreadyRunning(owner.pid);
  const left = isAlive(keeper) || isAlive(server);
  if (isAlive(keeper)) {
    signal(keeper.pid, 'SIGTERM');
    await until(() => !isAlive(keeper), graceMs);
  }
  await endServer(server, graceMs);
  await rm(file, { force: true });
  return left;
}

/** Ends a server that has lost its keeper, with its whole group. */
async function endServer(server: ProcessBirth, graceMs: number): Promise<void> {
  if (!isAlive(server)) return;
  signal(server.pid, 'SIGTERM');
  await until(() => !isAlive(server), graceMs);
  signal(-server.pid, 'SIGKILL');
}

async function tailOf(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-LOG_TAIL).join('\n');
}

/** Starts a server under a keeper and waits until it answers. Throws `ServerDidNotStart`, `AlreadyRunning`. */
export async function startKept(wanted: KeptCommand): Promise<KeptProcess> {
  await mkdir(wanted.stateDir, { recursive: true, mode: 0o700 });
  await endStale(wanted.stateDir, wanted.name, wanted.graceMs);
  await wanted.prepare?.();
  const logFile = join(wanted.stateDir, `${wanted.name}.log`);
  const log = openSync(logFile, 'a', 0o600);
  const pidFile = pidFileOf(wanted.stateDir, wanted.name);
  const keeper = spawn(
    process.execPath,
    [KEEPER, pidFile, String(wanted.graceMs), wanted.command, ...wanted.args],
    // A session of its own: Ctrl-C in a terminal must reach us alone, so that parts stop in the right order.
    { stdio: ['pipe', log, log], env: wanted.env, detached: true },
  );
  closeSync(log);
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    const settle = (): void => {
      gone = true;
      resolve();
    };
    keeper.once('exit', settle).once('error', settle);
  });
  // The keeper may end first: a broken pipe then tells us nothing new.
  keeper.stdin?.on('error', () => undefined);
  const stop = async (): Promise<void> => {
    keeper.stdin?.end();
    await ended;
  };
  const serving = await until(async () => gone || (await wanted.ready()), wanted.readyWithinMs);
  const births = gone ? undefined : await readJson(pidFile, PidFile);
  if (!serving || births === undefined) {
    await stop();
    const why = serving ? 'ended while starting' : `did not serve within ${wanted.readyWithinMs / 1000} s`;
    throw new ServerDidNotStart(wanted.name, why, logFile, await tailOf(logFile));
  }
  const { server } = births;
  return {
    pid: server.pid,
    logFile,
    ended,
    stop: async () => {
      await stop();
      // A keeper that was killed left its server behind.
      await endServer(server, wanted.graceMs);
    },
  };
}
