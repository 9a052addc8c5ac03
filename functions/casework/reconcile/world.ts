import type { Standing } from '#functions/platform/store/counts.ts';
import type { Flagged } from '#functions/platform/store/flag-rows.ts';
import type { Timer } from '#functions/platform/store/keys.ts';
import type { Owned } from '#functions/platform/store/pairing.ts';
import type { Clocked } from '#functions/platform/store/standing-queues.ts';
import type { Timed } from '#functions/platform/store/timers.ts';
import type { Actor } from '#schemas/actor.ts';
import { service } from '#schemas/actor.ts';
import type { CaseState, Team } from '#schemas/case.ts';
import type { StoredObject, UploadSlot } from '#schemas/case-document.ts';
import type { ObjectCreated, OpenMessage } from '#schemas/events.ts';
import type { Findings } from './report.ts';

/** The name under which the audit records this job. */
export const RECONCILE = service('casework/reconcile');

interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** The dependencies of reconcile. */
export interface World {
  readonly mailBucket: string;
  readonly quarantineBucket: string;
  readonly keys: (bucket: string, prefix: string) => AsyncIterable<ListedObject>;
  readonly versions: (bucket: string, prefix: string) => AsyncIterable<ListedObject & { versionId: string }>;
  readonly headOf: (place: {
    bucket: string;
    key: string;
    versionId?: string;
  }) => Promise<
    | { versionId: string | null; size: number; lastModified: Date; metadata: Readonly<Record<string, string>> }
    | undefined
  >;
  /** Copies a version to another key of its bucket, with metadata of its own. */
  readonly copy: (
    from: StoredObject,
    to: { bucket: string; key: string },
    metadata: Readonly<Record<string, string>>,
  ) => Promise<unknown>;
  readonly touched: (actor: Actor, day: string) => AsyncIterable<{ reference: string; action: string }>;
  readonly owned: (actor: Actor, reference: string) => AsyncIterable<Owned>;
  readonly document: (actor: Actor, reference: string, id: string) => Promise<Owned | undefined>;
  readonly message: (actor: Actor, reference: string, id: string) => Promise<Owned | undefined>;
  readonly slot: (actor: Actor, id: string) => Promise<UploadSlot | undefined>;
  readonly timed: (actor: Actor, timer: Timer, until?: Date) => AsyncIterable<readonly Timed['key'][]>;
  /** Reads the cases of a team in a state, with what their decision clocks count by. */
  readonly clockedIn: (
    actor: Actor,
    list: { team: Team; state: CaseState; most: number },
  ) => Promise<readonly Clocked[]>;
  readonly giveTimer: (actor: Actor, owned: Owned, timer: Timer, now: Date) => Promise<'given' | 'changed'>;
  readonly giveQueue: (actor: Actor, owned: Owned, now: Date) => Promise<'given' | 'changed'>;
  readonly relistFlags: (head: Flagged) => Promise<'right' | 'relisted'>;
  readonly countAll: (standings: readonly Standing[]) => Promise<number>;
  readonly wasPutBack: (actor: Actor, messageId: string) => Promise<boolean>;
  readonly notePutBack: (actor: Actor, messageId: string, now: Date) => Promise<void>;
  readonly receive: (created: ObjectCreated) => Promise<void>;
  readonly fileUpload: (created: ObjectCreated) => Promise<void>;
  readonly open: (message: OpenMessage) => Promise<void>;
}

/** One run: since when, how old an item must be, and where the findings go. */
export interface Run {
  readonly world: World;
  readonly findings: Findings;
  readonly now: Date;
  /** The days that the run covers, newest first, `2026-11-23`. */
  readonly days: readonly string[];
  /** Younger items are still on their way. */
  readonly olderThanMs: number;
  /** @throws OutOfTimeError when the run must end */
  readonly pace: () => void;
}

/** The run has used up its time. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';
}

/** There is more than one run may look through. */
export class TooManyError extends Error {
  override readonly name = 'TooManyError';
}

/** Returns whether something is so old that its own job should have ended. */
export const isOld = ({ now, olderThanMs }: Run, at: Date) => now.getTime() - at.getTime() >= olderThanMs;

/** How many objects and items are checked at once: enough to end in time, without a burst on the tables. */
export const AT_ONCE = 8;
