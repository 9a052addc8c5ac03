import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Contender } from './contenders.ts';
import type { WordFile } from './word-file.ts';

const ALONE = fileURLToPath(new URL('./memory-process.ts', import.meta.url));
const LIMIT_MS = 5 * 60_000;
const KILOBYTES_A_MEGABYTE = 1024;

function peakOf(what: Contender | 'idle', files: readonly WordFile[]): number {
  const named = files.flatMap(({ path, main }) => [path, main]);
  const { stdout, status } = spawnSync(process.execPath, [ALONE, what, ...named], {
    encoding: 'utf8',
    timeout: LIMIT_MS,
  });
  if (status !== 0) throw new Error(`the memory of ${what} could not be measured`);
  return Number(stdout);
}

/**
 * Measures the peak memory of each program while it reads the largest tenth of these files once, in megabytes. Each program has a
 * process of its own. The peak of a process that starts in the same way and reads nothing is subtracted.
 */
export function peakMegabytes(largestFirst: readonly WordFile[]): Record<Contender, number> {
  const files = largestFirst.slice(0, Math.ceil(largestFirst.length / 10));
  const idle = peakOf('idle', files);
  const above = (what: Contender): number => (peakOf(what, files) - idle) / KILOBYTES_A_MEGABYTE;
  return { floor: above('floor'), ours: above('ours'), mammoth: above('mammoth'), officeparser: above('officeparser') };
}
