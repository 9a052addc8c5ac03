import { readFileSync } from 'node:fs';

/**
 * The most memory that this process ever had, in kilobytes. Linux counts in `maxRSS` what the parent had when it started us, so
 * there the kernel's own mark of this program alone is taken (proc(5): VmHWM).
 */
export function peakKilobytes(): number {
  const ownMark =
    process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) : null;
  return ownMark === null ? process.resourceUsage().maxRSS : Number(ownMark[1]);
}
