import type { Store } from '#functions/platform/store/store.ts';
import type { Reference } from '#schemas/reference.ts';
import { clockIn } from './clock-of.ts';
import { decisionTime } from './decision-time.ts';
import type { Settled } from './due.ts';
import type { Seen } from './see-queues.ts';

export interface AheadDeps extends Pick<Store, 'moveTimed' | 'readTimed'> {}

/** The most that one sweep reports; the next sweep, a minute later, reports the rest. */
const MOST_TOLD = 100;

/**
 * Reports predicted breaches early: a case whose queue is longer than its time is reported before its own timer is due (law 6). One
 * that cannot be reported goes to `failed`, and stops no other.
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

/**
 * Returns the figures that operators watch: how many cases are undecided, how many are late, and how long the oldest has waited.
 */
export function figuresOf({ cases }: Seen, now: Date) {
  const waited = cases.map(({ receivedAt }) => now.getTime() - Date.parse(receivedAt));
  return {
    UndecidedCases: cases.length,
    OverdueDecisions: cases.filter(({ decisionDueAt }) => new Date(decisionDueAt) <= now).length,
    OldestUndecidedSeconds: Math.floor(Math.max(0, ...waited) / 1000),
  };
}
