import type { Store } from '#functions/platform/store/store.ts';
import type { Reference } from '#schemas/reference.ts';
import { clockIn } from './clock-of.ts';
import { decisionTime } from './decision-time.ts';
import type { Settled } from './due.ts';
import type { Seen } from './see-queues.ts';

export interface AheadDeps extends Pick<Store, 'moveTimed' | 'readTimed'> {}

/** One sweep tells of so many; the next, a minute later, of the rest. */
const MOST_TOLD = 100;

/**
 * Breaches that nobody need wait for: a case whose queue is longer than its time is told of before its own timer rings (law 6).
 * One that cannot be told of is given to `failed`, and stops no other.
 */
export async function lookAhead(
  deps: AheadDeps,
  seen: Seen,
  now: Date,
  settled: (how: Settled) => void,
  failed: (error: unknown, reference: Reference) => void,
): Promise<void> {
  const foreseen = seen.cases.filter(
    (one) =>
      one.clockSaid === undefined &&
      one.timer === 'decision' &&
      clockIn(seen.queues, one, now, seen.settings)?.status === 'predicted_breach',
  );
  for (const { pk, sk, reference } of foreseen.slice(0, MOST_TOLD)) {
    try {
      const timed = await deps.readTimed({ pk, sk }, 'decision');
      if (timed !== undefined) settled(await decisionTime(deps, timed, now, seen));
    } catch (error) {
      failed(error, reference);
    }
  }
}

/** What operators watch: how much is undecided, how much of it is late, and how long the oldest has waited. */
export function figuresOf({ cases }: Seen, now: Date) {
  const waited = cases.map(({ receivedAt }) => now.getTime() - Date.parse(receivedAt));
  return {
    UndecidedCases: cases.length,
    OverdueDecisions: cases.filter(({ decisionDueAt }) => new Date(decisionDueAt) <= now).length,
    OldestUndecidedSeconds: Math.floor(Math.max(0, ...waited) / 1000),
  };
}
