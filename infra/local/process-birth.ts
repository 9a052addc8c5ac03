import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** A process, told apart from a later one that was given the same id. */
export const ProcessBirth = z.object({ pid: z.int().positive(), born: z.string().min(1) });
export type ProcessBirth = z.infer<typeof ProcessBirth>;

/** In /proc/PID/stat, counted after the name in brackets: 1 is the state, 20 the time of birth in clock ticks. */
const STATE_FIELD = 0;
const BIRTH_FIELD = 19;

/** The process that has this id now; undefined when there is none, or only its shell waiting to be collected (a zombie). */
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

/** The same on a machine without /proc (macOS). */
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

/** Whether exactly this process still runs. */
export function isAlive(process: ProcessBirth): boolean {
  return birthOf(process.pid)?.born === process.born;
}
