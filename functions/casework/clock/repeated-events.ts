import type { StoredObject } from '#schemas/case-document.ts';
import type { ObjectCreated, OpenMessage, ScanCompleted } from '#schemas/events.ts';
import type { Reference } from '#schemas/reference.ts';

/** Repeats S3's event for an object that came at `at`: the door's job treats it like the first. */
export function createdAgain(
  object: { bucket: string; key: string; versionId?: string; size?: number },
  at: Date,
): ObjectCreated {
  return {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    time: at.toISOString(),
    detail: {
      bucket: { name: object.bucket },
      object: {
        key: object.key,
        ...(object.size === undefined ? {} : { size: object.size }),
        ...(object.versionId === undefined ? {} : { 'version-id': object.versionId }),
      },
    },
  };
}

/** Repeats a clean verdict that the case already has, so that the file is read. */
export function cleanAgain(object: StoredObject, engine: ScanCompleted['engine'], now: Date): ScanCompleted {
  return {
    event: 'ScanCompleted',
    schemaVersion: 1,
    engine,
    bucket: object.bucket,
    key: object.key,
    versionId: object.versionId,
    verdict: 'clean',
    threats: [],
    reasons: ['said_again'],
    scannedAt: now.toISOString(),
  };
}

/** Asks for a filed message to be taken apart. */
export function openAgain(reference: Reference, messageId: string): OpenMessage {
  return { event: 'OpenMessage', reference, messageId };
}
