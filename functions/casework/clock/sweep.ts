import type { Log } from '#functions/platform/log.ts';
import type { Figure } from '#functions/platform/metrics.ts';
import type { Timer } from '#functions/platform/store/keys.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Timed } from '#functions/platform/store/timers.ts';
import type { ReturnDeps } from '../colleagues/return-work.ts';
import type { OpenCase } from '../open-case/open-case.ts';
import { askDue } from './ask-due.ts';
import { colleagueDue } from './colleague-due.ts';
import { decisionTime } from './decision-time.ts';
import { draftDue } from './draft-due.ts';
import type { DueDeps, Settled } from './due.ts';
import { figuresOf, lookAhead } from './look-ahead.ts';
import { openDue } from './open-due.ts';
import { originalDue } from './original-due.ts';
import { readDue } from './read-due.ts';
import { reviewDue } from './review-due.ts';
import { scanDue } from './scan-due.ts';
import { type QueueDeps, type Seen, seeQueues } from './see-queues.ts';
import { uploadDue } from './upload-due.ts';
import { failedWork, lateSweepSeconds, type WatchDeps } from './watched-sweeps.ts';

type Key = Timed['key'];

export interface SweepDeps
  extends DueDeps,
    QueueDeps,
    WatchDeps,
    Pick<Store, 'timedKeys' | 'readTimed' | 'letGoDraft'> {
  /** Dependencies for giving back the work of a colleague whose access has ended. */
  readonly returning: ReturnDeps;
  readonly openCase: OpenCase;
  readonly now: () => number;
  readonly log: Log;
  readonly figures: (figures: Partial<Record<Figure, number>>) => void;
}

type Rule = (deps: SweepDeps, timed: Timed, now: Date) => Promise<Settled>;

/** The timers that this sweep handles. Correspondence handles the outbox's own, and a decision's depends on the queue before it. */
const DUE: Readonly<Record<Exclude<Timer, 'outbox' | 'lookup' | 'decision'>, Rule>> = {
  scan: scanDue,
  read: readDue,
  upload: uploadDue,
  open: openDue,
  ask: askDue,
  original: originalDue,
  colleague: colleagueDue,
  review: reviewDue,
  draft: draftDue,
};

/** The next sweep comes in a minute, and a Lambda has that long. What is left then is still due. */
const RUNS_FOR_MS = 45_000;
/** A sweep or two meet a due time. An item a quarter of an hour late shows that the clock does not keep up. */
const OVERDUE_MS = 15 * 60_000;

export interface Swept {
  asked_again: number;
  looked_at: number;
  given_to_a_person: number;
  ended: number;
  changed: number;
  failed: number;
  overdue: number;
  /** Files without a verdict at their deadline: a sign that the scanner is down. */
  unscanned: number;
}

/**
 * Handles everything that is due, longest waiting first, kind by kind, as long as a run may take. An item that fails is logged and
 * counted, and never stops the others.
 */
export async function sweep(deps: SweepDeps): Promise<Swept> {
  const began = deps.now();
  const swept: Swept = {
    asked_again: 0,
    looked_at: 0,
    given_to_a_person: 0,
    ended: 0,
    changed: 0,
    failed: 0,
    overdue: 0,
    unscanned: 0,
  };
  for (const timer of ['scan', 'read', 'open', 'upload', 'ask', 'original', 'colleague', 'review', 'draft'] as const) {
    for await (const page of deps.timedKeys(timer, new Date(began))) {
      for (const key of page) await settleOne(deps, key, { timer, rule: DUE[timer] }, swept);
      if (deps.now() - began > RUNS_FOR_MS) break;
    }
  }
  const decisions = await sweepDecisions(deps, began, swept);
  const watched = await watchOthers(deps, new Date(began), swept);
  deps.figures({
    ...decisions,
    ...watched,
    FailedItems: swept.failed,
    OverdueTimers: swept.overdue,
    FilesUnscanned: swept.unscanned,
  });
  if (swept.unscanned > 0) deps.log.warn('the scanner gave no verdict in time', { count: swept.unscanned });
  deps.log.info('timers swept', {
    action: 'sweep',
    count: swept.asked_again + swept.given_to_a_person + swept.ended,
    ms: deps.now() - began,
  });
  return swept;
}

/** Looks at what runs beside the clock. A figure that cannot be read is missing, and the silence of the sweeps' figure rings. */
async function watchOthers(deps: SweepDeps, now: Date, swept: Swept): Promise<Partial<Record<Figure, number>>> {
  const figures: Partial<Record<Figure, number>> = {};
  for (const [figure, look] of [
    ['LateSweepSeconds', lateSweepSeconds],
    ['FailedWork', failedWork],
  ] as const) {
    try {
      figures[figure] = await look(deps, now);
    } catch (error) {
      swept.failed += 1;
      deps.log.error('a figure could not be read', error, { code: figure });
    }
  }
  return figures;
}

/**
 * Handles the decision clocks: predictions from the queues, and what is due. When the queues can't be read it predicts nothing, and
 * what is due waits for the next sweep, a minute later.
 */
async function sweepDecisions(deps: SweepDeps, began: number, swept: Swept) {
  const now = new Date(deps.now());
  let seen: Seen;
  try {
    seen = await seeQueues(deps, now);
  } catch (error) {
    swept.failed += 1;
    deps.log.error('the queues could not be seen', error, { code: 'decision' });
    return {};
  }
  const rule: Rule = (with_, timed, at) => decisionTime(with_, timed, at, seen);
  for await (const page of deps.timedKeys('decision', now)) {
    for (const key of page) await settleOne(deps, key, { timer: 'decision', rule }, swept);
    if (deps.now() - began > RUNS_FOR_MS) return figuresOf(seen, now);
  }
  const settled = (how: Settled) => {
    swept[how] += 1;
  };
  await lookAhead(deps, seen, now, settled, (error, reference) => {
    swept.failed += 1;
    deps.log.error('a breach could not be told of', error, { code: 'decision', reference });
  });
  return figuresOf(seen, now);
}

async function settleOne(
  deps: SweepDeps,
  key: Key,
  { timer, rule }: { timer: Timer; rule: Rule },
  swept: Swept,
): Promise<void> {
  try {
    const timed = await deps.readTimed(key, timer);
    const now = new Date(deps.now());
    // Another job settled it since the index was read, or it is not due.
    if (timed === undefined || timed.timerAt > now.toISOString()) return;
    if (now.getTime() - Date.parse(timed.timerAt) > OVERDUE_MS) swept.overdue += 1;
    const settled = await rule(deps, timed, now);
    swept[settled] += 1;
    if (timer === 'scan' && (settled === 'asked_again' || settled === 'given_to_a_person')) swept.unscanned += 1;
  } catch (error) {
    swept.failed += 1;
    deps.log.error('an item could not be settled', error, { code: timer, reference: key.pk });
  }
}
