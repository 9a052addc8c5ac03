import { remembered } from '#functions/platform/remembered.ts';
import type { CaseClock } from '#schemas/api/staff/case-row.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { NO_QUEUES, type StandingQueues } from '#schemas/standing-queues.ts';
import { type Clockable, clockIn } from './clock-of.ts';

/** The sweep's result is a minute old at most; remembering it a little longer spares each list a read. */
const SEEN_FOR_MS = 20_000;

/** Returns the clock of any case, for lists and the case's own page, with the queues as the last sweep saw them. */
export type CaseClocks = (head: Clockable, now: Date) => CaseClock | null;

/** Returns the clocks and never fails, so that a case is always shown. Without the sweep's result, no queue is known. */
export function knownCaseClocks(
  clock: () => Promise<ClockSettings>,
  readQueues: () => Promise<StandingQueues>,
): () => Promise<CaseClocks> {
  const standing = remembered(
    () => readQueues().catch(() => NO_QUEUES),
    () => true,
    SEEN_FOR_MS,
  );
  return async () => {
    const [settings, queues] = await Promise.all([clock(), standing()]);
    return (head, now) => clockIn(queues, head, now, settings);
  };
}
