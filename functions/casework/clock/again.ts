import type { StoredObject } from '#schemas/case-document.ts';
import type { ObjectCreated, OpenMessage, ScanCompleted } from '#schemas/events.ts';
import type { Reference } from '#schemas/reference.ts';

/** S3's own word for an object that came at `at`, said again: the door's job takes it like the first. */
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

/** A clean verdict that is on the case already, said again, so that the file is looked into. */
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

/** A filed message is to be taken apart. */
export function openAgain(reference: Reference, messageId: string): OpenMessage {
  return { event: 'OpenMessage', reference, messageId };
}
