import { spawnSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LOCAL, PlainError, parsed, say, textOf } from './places.mjs';

const LOCK = join(LOCAL, 'setup.lock');
/** A whole set-up takes a minute or two. A set-up that holds the lock for this long hangs, and waiting on would hide it. */
const LOCK_WAIT_MS = 20 * 60_000;

/** Returns when a process started: a later process that has the same id started at another time. */
function birth(pid) {
  const stat = textOf(`/proc/${pid}/stat`);
  if (stat !== undefined) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  // macOS has no /proc.
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return (ps.status === 0 && ps.stdout.trim()) || null;
}

/** Takes the lock away from an owner that has died, unless another set-up has already taken it. */
function takeOver(held) {
  const aside = `${LOCK}.${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (readFileSync(aside, 'utf8') !== held) linkSync(aside, LOCK);
  } catch {
    // Another set-up was quicker. The caller looks again.
  }
  rmSync(aside, { force: true });
}

/** Takes the lock, and waits for another set-up to finish first. */
async function takeLock(mine) {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (let hasSaid = false; ; ) {
    try {
      return writeFileSync(LOCK, mine, { flag: 'wx' });
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
    }
    const held = textOf(LOCK);
    // Released between the two lines above.
    if (held === undefined) continue;
    const owner = parsed(held);
    // An empty lock is being written: its owner gets a moment before the lock counts as stale.
    if (owner === undefined) await pause(500);
    if (owner === undefined ? held === textOf(LOCK) : birth(owner.pid) !== owner.born) {
      takeOver(held);
      continue;
    }
    if (Date.now() > deadline)
      throw new PlainError(
        `Another set-up (process ${owner?.pid}) has held .local/setup.lock for 20 minutes: end it, then try again.`,
      );
    if (!hasSaid) say(`  waiting for another set-up (process ${owner?.pid}) …`);
    hasSaid = true;
    await pause(200);
  }
}

/** Does some work while no other set-up runs in this checkout. */
export async function withLock(work) {
  const mine = JSON.stringify({ pid: process.pid, born: birth(process.pid) });
  await takeLock(mine);
  const release = () => {
    if (textOf(LOCK) === mine) rmSync(LOCK, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}
