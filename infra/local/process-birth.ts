import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** A process by its id and time of birth: a later process may get the same id. */
export const ProcessBirth = z.object({ pid: z.int().positive(), born: z.string().min(1) });
export type ProcessBirth = z.infer<typeof ProcessBirth>;

/** In /proc/PID/stat, counted after the name in brackets: 1 is the state, 20 the time of birth in clock ticks. */
const STATE_FIELD = 0;
const BIRTH_FIELD = 19;

/** Returns the process that has this id now; undefined for no process and for a zombie. */
export function birthOf(pid: number): ProcessBirth | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const born = fields[BIRTH_FIELD];
    return born === undefined || fields[STATE_FIELD] === 'Z' ? undefined : { pid, born };
  } catch {
    return birthByPs(pid);
  }
}

/** Does the same on a machine without /proc (macOS). */
function birthByPs(pid: number): ProcessBirth | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return line === '' || line.startsWith('Z') ? undefined : { pid, born: line.replace(/^\S+\s+/, '') };
  } catch {
    return undefined;
  }
}

/** Returns whether exactly this process still runs. */
export function isAlive(process: ProcessBirth): boolean {
  return birthOf(process.pid)?.born === process.born;
}
