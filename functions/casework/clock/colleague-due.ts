import type { Timed } from '#functions/platform/store/timers.ts';
import { Colleague } from '#schemas/colleague.ts';
import { type ReturnDeps, returnWork } from '../colleagues/return-work.ts';
import { type DueDeps, later, type Settled, settle } from './due.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/**
 * A colleague admitted a moment before may still take a case: we look for their work again when none of their requests can be
 * running.
 */
const LAST_REQUEST_MS = 2 * MINUTE_MS;
/** An ask that they were to chase becomes their task when it is due, within 90 days (`due-too-late`). */
const LOOKED_FOR_MS = 100 * DAY_MS;

/**
 * Gives back the work of a colleague whose access has ended, a step a sweep. Then it looks daily for work that came to them later.
 */
export async function colleagueDue(
  deps: Pick<DueDeps, 'moveTimed'> & { readonly returning: ReturnDeps },
  timed: Timed,
  now: Date,
): Promise<Settled> {
  const move = (lookAt: Date | null, after: string) => ({
    lookAt,
    set: { namedAfter: after },
    action: 'return-work',
    subject: timed.key.sk,
  });
  const { id, endedAt } = Colleague.parse(timed.item);
  if (endedAt === undefined) return settle(deps, timed, move(null, ''), now, 'ended');
  const namedAfter = typeof timed.item.namedAfter === 'string' ? timed.item.namedAfter : '';
  const { more, after } = await returnWork(deps.returning, { id, after: namedAfter }, now);
  const since = now.getTime() - Date.parse(endedAt);
  if (more) return settle(deps, timed, move(later(now, MINUTE_MS), after), now, 'looked_at');
  if (since < LAST_REQUEST_MS) return settle(deps, timed, move(later(now, LAST_REQUEST_MS), after), now, 'looked_at');
  if (since < LOOKED_FOR_MS) return settle(deps, timed, move(later(now, DAY_MS), after), now, 'looked_at');
  return settle(deps, timed, move(null, ''), now, 'ended');
}
