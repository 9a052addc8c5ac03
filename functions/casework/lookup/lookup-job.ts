import type { Figure } from '#functions/platform/metrics.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { calledBy, type StreamAnswer } from '#functions/platform/stream-event.ts';
import { Reference } from '#schemas/reference.ts';
import { type LookupDeps, lookAfter } from './make-tokens.ts';

export interface LookupJobDeps
  extends LookupDeps,
    Pick<Store, 'timedKeys' | 'casesToRenew' | 'askForTokens' | 'noteSweep'> {
  readonly figures: (figures: Partial<Record<Figure, number>>) => void;
}

/** The next sweep comes in a minute, and a run has that long. */
const RUNS_FOR_MS = 45_000;
/** A nudge shares its reader with the counts, which must not wait for long. The sweep does what it leaves. */
const NUDGED_FOR_MS = 10_000;
/** Cases to redo in a run after a change of the key or a new kind of token: 100 thousand in some three hours, beside the day's work. */
const MOST_ASKED = 500;

/**
 * Makes the job that the stream calls for a case that owes its tokens. The schedule calls it for what the stream lost, for second
 * looks, and for cases whose tokens are outdated. A nudge never fails: the sweep finds the case by its timer.
 */
export function lookupJob(deps: LookupJobDeps): (event: unknown) => Promise<StreamAnswer | { looked: number }> {
  return async (event) => {
    const called = calledBy(event);
    if (called.by === 'schedule') return sweep(deps);
    const began = deps.now().getTime();
    for (const { pk } of called.items) {
      if (deps.now().getTime() - began > NUDGED_FOR_MS) break;
      await oneCase(deps, pk);
    }
    return { batchItemFailures: [] };
  };
}

async function oneCase(deps: LookupJobDeps, pk: string): Promise<boolean> {
  const reference = pk.replace(/^CASE#/, '');
  try {
    await lookAfter(deps, Reference.parse(reference));
    return true;
  } catch (error) {
    deps.log.error('a case was not looked after', error, { reference });
    return false;
  }
}

async function sweep(given: LookupJobDeps): Promise<{ looked: number }> {
  let late = 0;
  const deps: LookupJobDeps = {
    ...given,
    copy: async (...owing) => {
      const left = await given.copy(...owing);
      if (left.toCopy !== undefined) late += 1;
      return left;
    },
  };
  const began = deps.now().getTime();
  let looked = 0;
  let failed = 0;
  for await (const page of deps.timedKeys('lookup', deps.now())) {
    for (const { pk } of page) {
      if (await oneCase(deps, pk)) looked += 1;
      else failed += 1;
    }
    if (deps.now().getTime() - began > RUNS_FOR_MS) break;
  }
  await askForRenewal(deps);
  deps.figures({ FailedItems: failed, CopiesLate: late });
  await deps.noteSweep('casework/follow', deps.now());
  return { looked };
}

/**
 * Asks for new tokens for cases under the previous key, or without the kinds that were added since. It works forward only: a case
 * under the current key, with all kinds, is never asked for again.
 */
async function askForRenewal(deps: LookupJobDeps): Promise<void> {
  const { current, previous } = await deps.keys();
  const made = { current: current.generation, previous: previous?.generation };
  const waiting = await deps.casesToRenew(made, MOST_ASKED);
  for (const reference of waiting) await deps.askForTokens(reference, deps.now());
  if (waiting.length > 0) deps.log.info('search tokens are made again', { count: waiting.length });
}
