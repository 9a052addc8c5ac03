import type { Store } from '#functions/platform/store/store.ts';
import type { StoredObject } from '#schemas/case-document.ts';
import type { ObjectCreated, OpenMessage } from '#schemas/events.ts';
import type { Findings, Report } from './report.ts';

interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** The dependencies of reconcile. */
export interface World
  extends Pick<
    Store,
    | 'touchedOn'
    | 'ownedOf'
    | 'ownedDocument'
    | 'ownedMessage'
    | 'slotAt'
    | 'timedKeys'
    | 'clockedIn'
    | 'giveTimer'
    | 'giveQueue'
    | 'relistFlags'
    | 'countAll'
    | 'wasPutBack'
    | 'notePutBack'
  > {
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
  /** Older items are left to the next run that looks back whole days. */
  readonly since: Date;
  /** Whether a person has frozen sending, as the restore drill begins: lost cases may come back. */
  readonly frozen: boolean;
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

/** More is gone than a fault explains, so a person must look at the table first. */
export class TableDamagedError extends Error {
  override readonly name = 'TableDamagedError';
}

/** A Lambda has five minutes; one of them is left for the report. */
const RUNS_FOR_MS = 240_000;

/** Returns the check of a run's time, which begins now. */
export function paceOf(now: () => number): Run['pace'] {
  const began = now();
  return () => {
    if (now() - began > RUNS_FOR_MS) throw new OutOfTimeError('the run has used up its time');
  };
}

/** Returns the last days, today first. */
export const daysBack = (now: Date, days: number): readonly string[] =>
  Array.from({ length: days }, (_, back) => new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10));

export function whyUnfinished(error: unknown): Report['unfinished'][number]['why'] {
  if (error instanceof OutOfTimeError) return 'out_of_time';
  if (error instanceof TableDamagedError) return 'table_damaged';
  return error instanceof TooManyError ? 'too_many' : 'failed';
}

/** Returns whether something is so old that its own job should have ended. */
export const isOld = ({ now, olderThanMs }: Run, at: Date) => now.getTime() - at.getTime() >= olderThanMs;

/** Returns whether this run checks an item of that time. */
export const isInReach = (run: Run, at: Date) => isOld(run, at) && at >= run.since;

/** How many objects and items are checked at once: enough to end in time, without a burst on the tables. */
export const AT_ONCE = 8;
