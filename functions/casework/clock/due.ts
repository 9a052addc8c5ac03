import type { GivenOriginal } from '#functions/platform/store/originals.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Timed, TimedMove } from '#functions/platform/store/timers.ts';
import type { Case, Task, TaskKind, Team } from '#schemas/case.ts';
import type { StoredObject } from '#schemas/case-document.ts';
import type { ObjectCreated, OpenMessage, ScanCompleted } from '#schemas/events.ts';
import type { Reference } from '#schemas/reference.ts';

/** The dependencies of the clock for settling an item that is due. */
export interface DueDeps extends Pick<Store, 'moveTimed' | 'caseHead' | 'readDocuments' | 'readOutbox'> {
  readonly engine: ScanCompleted['engine'];
  readonly scanDeadlineMs: number;
  readonly openDeadlineMs: number;
  readonly objectAt: (place: {
    bucket: string;
    key: string;
  }) => Promise<{ versionId: string | null; size: number; lastModified: Date } | undefined>;
  /** Each of these asks again for earlier work; the jobs behind them do nothing twice. */
  readonly scan: (object: StoredObject) => Promise<void>;
  readonly read: (scanned: ScanCompleted) => Promise<void>;
  readonly fileUpload: (created: ObjectCreated) => Promise<void>;
  readonly open: (message: OpenMessage) => Promise<void>;
  /** Deletes a zip for good; a zip that is already gone is no error. */
  readonly deleteOriginal: (original: GivenOriginal) => Promise<void>;
}

/** The result for an item: asked for again, given to a person, looked at and left for later, or nothing left to do. */
export type Settled = 'asked_again' | 'looked_at' | 'given_to_a_person' | 'ended' | 'changed';

/** An item's case is missing. The item keeps its timer, so that every sweep and reconcile show it. */
export class NoCaseError extends Error {
  override readonly name = 'NoCaseError';
}

/** Returns the head of an item's case. @throws NoCaseError */
export async function headOf(deps: DueDeps, reference: Reference): Promise<Case> {
  const head = await deps.caseHead(reference);
  if (head === undefined) throw new NoCaseError('an item without its case');
  return head;
}

/**
 * Returns the task for a person when the service has given up. Its id differs from those of tasks that a late answer may still
 * raise, so that neither blocks the other.
 */
export function overdueTask(
  kind: TaskKind,
  about: { id: string; why: string; team: Team },
  head: Pick<Case, 'decisionDueAt'>,
  now: Date,
): Task {
  return {
    id: `${kind}-${about.id}-overdue`,
    kind,
    team: about.team,
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: head.decisionDueAt,
    why: about.why,
    about: about.id,
  };
}

/** Returns the instant that many milliseconds later. */
export const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

/** Takes a step, and returns `changed` when the item had changed meanwhile. */
export async function settle(
  deps: Pick<DueDeps, 'moveTimed'>,
  timed: Timed,
  move: TimedMove,
  now: Date,
  settled: Settled,
): Promise<Settled> {
  return (await deps.moveTimed(timed, move, now)) === 'moved' ? settled : 'changed';
}
