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
import type { Reference } from '#schemas/reference.ts';
import type { Findings } from './report.ts';

/** Who the audit says did it. */
export const RECONCILE = service('casework/reconcile');

interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** What reconcile needs of the world. */
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
  readonly touched: (actor: Actor, day: string) => AsyncIterable<{ reference: Reference; action: string }>;
  readonly owned: (actor: Actor, reference: Reference) => AsyncIterable<Owned>;
  readonly document: (actor: Actor, reference: Reference, id: string) => Promise<Owned | undefined>;
  readonly message: (actor: Actor, reference: Reference, id: string) => Promise<Owned | undefined>;
  readonly slot: (actor: Actor, id: string) => Promise<UploadSlot | undefined>;
  readonly timed: (actor: Actor, timer: Timer, until?: Date) => AsyncIterable<readonly Timed['key'][]>;
  /** The cases of a team in a state, by what their decision clocks count by. */
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

/** One run: since when, what is old enough to be looked at, and where what is found goes. */
export interface Run {
  readonly world: World;
  readonly findings: Findings;
  readonly now: Date;
  /** The days looked through, newest first, `2026-11-23`. */
  readonly days: readonly string[];
  /** What is younger is still on its way. */
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

/** Whether something stands long enough that its own way should have ended. */
export const isOld = ({ now, olderThanMs }: Run, at: Date) => now.getTime() - at.getTime() >= olderThanMs;

/** Objects and items are asked about a few at once: enough to be done in time, and no burst on the tables. */
export const AT_ONCE = 8;
