import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import type { Log } from '#functions/platform/log.ts';
import { MINUTE_MS } from '#functions/platform/london.ts';
import { openDepths } from '#functions/platform/queues.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { SweepingJob } from '#functions/platform/store/sweeps.ts';

/** What the clock watches beside its own work, so that one alarm each rings for all of them. */
export interface WatchDeps extends Pick<Store, 'noteSweep' | 'sweepsNoted'> {
  /** How many seconds after a job's last sweep it is late. */
  readonly sweepsWithin: Readonly<Partial<Record<SweepingJob, number>>>;
  /** The queues of failed work, by their URL. */
  readonly deadLetters: readonly string[];
  readonly depthOf: (queueUrl: string) => Promise<number>;
  /** How many minutes lie between two looks at the queues. */
  readonly lookAtFailedWorkEvery: number;
  readonly log: Log;
}

const Settings = z.object({
  SWEEPS_WITHIN_SECONDS: z
    .string()
    .transform((text) => z.partialRecord(SweepingJob, z.number()).parse(JSON.parse(text))),
  DEAD_LETTER_QUEUES: z.string().transform((text) => text.split(' ')),
  /** Five: each look costs a request for each queue, and work fails only after half an hour of tries. */
  FAILED_WORK_EVERY_MINUTES: z.coerce.number().int().positive(),
});

/** Opens what the clock watches. */
export function openWatch(): Omit<WatchDeps, keyof Store | 'log'> {
  const settings = readEnvironment(Settings);
  return {
    sweepsWithin: settings.SWEEPS_WITHIN_SECONDS,
    deadLetters: settings.DEAD_LETTER_QUEUES,
    lookAtFailedWorkEvery: settings.FAILED_WORK_EVERY_MINUTES,
    depthOf: openDepths(),
  };
}

/**
 * Returns by how much the latest sweep is late, and logs each late one. A job that never swept is late only from when the clock
 * first looked: after a deployment its first run is still to come.
 */
export async function lateSweepSeconds(deps: WatchDeps, now: Date): Promise<number> {
  const noted = await deps.sweepsNoted();
  let longest = 0;
  for (const job of SweepingJob.options) {
    const within = deps.sweepsWithin[job];
    if (within === undefined) continue;
    const ranAt = noted.get(job);
    if (ranAt === undefined) await deps.noteSweep(job, now);
    const late = Math.floor((now.getTime() - (ranAt ?? now).getTime()) / 1000) - within;
    if (late > 0) deps.log.warn('a sweep has stopped', { code: job, count: late });
    longest = Math.max(longest, late);
  }
  return longest;
}

/** Returns how many messages the fullest queue of failed work has, and logs each queue that has any. Between two looks it returns 0. */
export async function failedWork(deps: WatchDeps, now: Date): Promise<number> {
  if (Math.floor(now.getTime() / MINUTE_MS) % deps.lookAtFailedWorkEvery !== 0) return 0;
  const depths = await Promise.all(deps.deadLetters.map(async (url) => ({ url, depth: await deps.depthOf(url) })));
  const filled = depths.filter(({ depth }) => depth > 0);
  for (const { url, depth } of filled)
    deps.log.warn('work failed every try', { code: url.split('/').at(-1), count: depth });
  return Math.max(0, ...filled.map(({ depth }) => depth));
}
