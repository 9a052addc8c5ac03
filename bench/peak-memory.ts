import { readFileSync } from 'node:fs';

/**
 * Returns the most memory that this process ever had, in kilobytes. On Linux `maxRSS` includes what the parent had when it started
 * us, so there it reads the kernel's own peak of this program (proc(5): VmHWM).
 */
export function peakKilobytes(): number {
  const ownMark =
    process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) : null;
  return ownMark === null ? process.resourceUsage().maxRSS : Number(ownMark[1]);
}
