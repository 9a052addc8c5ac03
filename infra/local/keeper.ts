/**
 * Keeps a server from outliving us. It runs as a process of its own and starts the server in a process group. It stops that
 * group when its standard input ends: the kernel closes it, however we die. Arguments: PID-FILE GRACE-MS COMMAND [ARGUMENTS…].
 */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { hasCode } from './fault-code.ts';
import { birthOf } from './process-birth.ts';

const [pidFile, grace, command, ...args] = process.argv.slice(2);
if (pidFile === undefined || grace === undefined || command === undefined) {
  throw new Error('keeper: PID-FILE GRACE-MS COMMAND [ARGUMENTS…]');
}

// Only its owner may read what a server writes (mail, files, cases).
process.umask(0o077);
const owner = birthOf(process.ppid);
const server = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

function killGroup(): void {
  if (server.pid === undefined) return;
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch (fault) {
    // ESRCH: the whole group has ended already.
    if (!hasCode(fault, 'ESRCH')) throw fault;
  }
}

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  // The server alone first: it saves its state and ends its own workers. What is left of its group ends after it.
  server.kill('SIGTERM');
  setTimeout(killGroup, Number(grace)).unref();
}

if (server.pid !== undefined) {
  const births = { owner, keeper: birthOf(process.pid), server: birthOf(server.pid) };
  writeFileSync(pidFile, JSON.stringify(births));
}
server.once('error', (fault) => {
  console.error(`keeper: ${fault.message}`);
  process.exit(127);
});
server.once('exit', (code, signal) => {
  killGroup();
  rmSync(pidFile, { force: true });
  process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
});
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, stop);
process.stdin.on('end', stop).on('error', stop).on('close', stop).resume();
