import { GivenOriginal } from '#functions/platform/store/originals.ts';
import type { Timed } from '#functions/platform/store/timers.ts';
import { type DueDeps, type Settled, settle } from './due.ts';

/** Deletes the zip of an original after the quarter of an hour in which somebody could fetch it. */
export async function originalDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const original = GivenOriginal.parse(timed.item);
  await deps.deleteOriginal(original);
  return settle(deps, timed, { lookAt: null, action: 'delete-original', subject: original.subject }, now, 'ended');
}
