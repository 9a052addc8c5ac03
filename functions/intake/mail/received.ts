import * as z from 'zod';
import { ObjectCreated } from '#schemas/events.ts';
import { SesNotification, type SesReceipt } from '#schemas/ses-notification.ts';

/** The news that a mail came: SES's notification, or S3's event for the same object. */
export interface MailArrived {
  readonly bucket: string;
  readonly key: string;
  /** When the door took it: SES's receipt, or S3's PUT (design: received_at). */
  readonly receivedAt: Date;
  readonly receipt?: SesReceipt;
  readonly source?: string | null;
}

/** A message on the queue is neither of the two. */
export class NotMailError extends Error {
  override readonly name = 'NotMailError';
}

const StoredByS3 = z.object({ action: z.object({ bucketName: z.string(), objectKey: z.string() }) });
/** SES writes an object of this name when a rule is made, and announces it on its topic. It is not mail. */
const SETUP = 'AMAZON_SES_SETUP_NOTIFICATION';
const Envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

/**
 * Reads either route's message, with or without SNS's envelope.
 * @throws NotMailError
 */
export function mailArrived(told: unknown): MailArrived | 'setup' {
  const created = ObjectCreated.safeParse(told);
  if (created.success) {
    const { detail, time } = created.data;
    if (detail.object.key.endsWith(SETUP)) return 'setup';
    return { bucket: detail.bucket.name, key: detail.object.key, receivedAt: new Date(time) };
  }
  const envelope = Envelope.safeParse(told);
  const inner: unknown = envelope.success ? JSON.parse(envelope.data.Message) : told;
  if (typeof inner === 'string' && inner.includes(SETUP)) return 'setup';
  const notification = SesNotification.safeParse(inner);
  if (!notification.success || notification.data.kind !== 'Received')
    throw new NotMailError('not a notification of received mail');
  const { mail, receipt } = notification.data;
  const stored = StoredByS3.safeParse(receipt);
  if (!stored.success) throw new NotMailError('a notification that names no object');
  const at = mail.timestamp ?? receipt.timestamp;
  if (at === null) throw new NotMailError('a notification without a time: the second route has one');
  return {
    bucket: stored.data.action.bucketName,
    key: stored.data.action.objectKey,
    receivedAt: new Date(at),
    receipt,
    source: mail.source ?? null,
  };
}
