import type { AlertDeps, OpenCase } from '#functions/casework/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Consequences, Inspected } from '#functions/platform/store/documents.ts';
import type { GivenOriginal } from '#functions/platform/store/originals.ts';
import { type Actor, service } from '#schemas/actor.ts';
import type { Case, TimelineCode, TimelineEntry } from '#schemas/case.ts';
import type { CaseDocument, StoredObject } from '#schemas/case-document.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { ScanCompleted } from '#schemas/events.ts';
import type { InboundMessage, Message } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import type { FileRead } from './file-reading.ts';

/** What a file's journey reads, writes and moves. */
export interface JourneyDeps extends AlertDeps {
  readonly quarantineBucket: string;
  readonly documentsBucket: string;
  readonly readDeadlineMs: number;
  readonly document: (actor: Actor, reference: Reference, id: string) => Promise<CaseDocument | undefined>;
  readonly caseHead: (actor: Actor, reference: Reference) => Promise<(Case & { forms: number }) | undefined>;
  /** Reads what the safety rules know of a case. */
  readonly safety: (reference: Reference) => Promise<SafetyRecord>;
  readonly message: (actor: Actor, reference: Reference, id: string) => Promise<InboundMessage | undefined>;
  readonly messages: (actor: Actor, reference: Reference) => Promise<readonly Message[]>;
  readonly applyVerdict: (
    actor: Actor,
    at: { reference: Reference; id: string },
    scan: ScanCompleted,
    consequences: Consequences & { readBy?: string; withdraw: boolean },
    now: Date,
  ) => Promise<'applied' | 'stale'>;
  readonly closeJourney: (
    actor: Actor,
    found: Inspected,
    consequences: Consequences,
    now: Date,
  ) => Promise<'closed' | 'closed_before' | 'form_came_first'>;
  readonly withdrawElsewhere: (
    actor: Actor,
    at: { reference: Reference; id: string },
    line: TimelineEntry,
    now: Date,
  ) => Promise<void>;
  readonly openCase: OpenCase;
  readonly bytes: (object: StoredObject) => Promise<Uint8Array>;
  readonly read: (bytes: Uint8Array, name: string) => Promise<FileRead>;
  readonly copy: (from: StoredObject, to: { bucket: string; key: string }) => Promise<StoredObject>;
  /** Takes a copy back for good: a link that was given out a moment ago must not reach it any more either. */
  readonly remove: (copy: StoredObject) => Promise<void>;
  /** The zips that people were given of any of these files and emails of a case. */
  readonly originals: (
    actor: Actor,
    reference: Reference,
    subjects: readonly string[],
  ) => Promise<readonly GivenOriginal[]>;
  readonly deleteOriginal: (original: GivenOriginal) => Promise<void>;
  /** How the decision clock counts; it never fails. */
  readonly clock: () => Promise<ClockSettings>;
}

/** A scan of a file that is on no case yet: the scanner was quicker than the case. Tried again, and past that an alarm. */
export class NoDocumentYetError extends Error {
  override readonly name = 'NoDocumentYetError';
}

/** One file on its way, and the moment: what each step of its journey needs. */
export interface OnItsWay {
  readonly deps: JourneyDeps;
  readonly document: CaseDocument;
  readonly now: Date;
}

export const ACTOR = service('documents/file');

/** Forms that come to one case at one moment are settled one after the other; ten is more than any message holds. */
export const LOOKS = 10;

/** Returns a line for the case's timeline. */
export function lineAt(now: Date, what: TimelineCode): TimelineEntry {
  return { id: newId(now), at: now.toISOString(), what, by: 'service' };
}
