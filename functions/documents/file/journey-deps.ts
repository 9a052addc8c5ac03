import type { AlertDeps, OpenCase } from '#functions/casework/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { GivenOriginal } from '#functions/platform/store/originals.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { TimelineCode, TimelineEntry } from '#schemas/case.ts';
import type { CaseDocument, StoredObject } from '#schemas/case-document.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { FileRead } from './file-reading.ts';
import type { MakePictures } from './pictures-in-document.ts';

/** What a file's journey reads, writes and moves. */
export interface JourneyDeps
  extends AlertDeps,
    Pick<
      Store,
      | 'readDocument'
      | 'readSafety'
      | 'readInbound'
      | 'messagesOf'
      | 'applyVerdict'
      | 'closeJourney'
      | 'withdrawElsewhere'
      | 'originalsOf'
    > {
  readonly quarantineBucket: string;
  readonly documentsBucket: string;
  readonly readDeadlineMs: number;
  readonly openCase: OpenCase;
  readonly bytes: (object: StoredObject) => Promise<Uint8Array>;
  readonly read: (bytes: Uint8Array, name: string) => Promise<FileRead>;
  readonly copy: (from: StoredObject, to: { bucket: string; key: string }) => Promise<StoredObject>;
  /** Keeps the drawing of a file. */
  readonly keepDrawing: (key: string, body: Uint8Array) => Promise<StoredObject>;
  readonly makePictures: MakePictures;
  /** Keeps a picture, unless an earlier run did. */
  readonly keepPicture: (object: { bucket: string; key: string; body: Uint8Array }) => Promise<StoredObject>;
  /** Takes a copy back for good: a link that was given out a moment ago must not reach it any more either. */
  readonly remove: (copy: StoredObject) => Promise<void>;
  readonly deleteOriginal: (original: GivenOriginal) => Promise<void>;
  /** Reads how the decision clock counts; never fails. */
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

/** Forms that come to one case at one moment are settled one after the other; ten is more than any message holds. */
export const LOOKS = 10;

/** Returns a line for the case's timeline. */
export function lineAt(now: Date, what: TimelineCode): TimelineEntry {
  return { id: newId(now), at: now.toISOString(), what, by: 'service' };
}
