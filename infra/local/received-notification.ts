import { addressParser, decodeWords } from 'postal-mime';
import { fieldNamed, type HeaderField } from './message-header.ts';
import type { Envelope, SesVerdicts } from './ses-verdicts.ts';

/** The most of a header that SES puts into a notification. It marks the rest as left out. */
const HEADERS_AT_MOST = 10 * 1024;

export interface ReceivedMessage {
  readonly sesMessageId: string;
  readonly envelope: Envelope;
  /** The whole header, with the block that SES wrote above it. */
  readonly fields: readonly HeaderField[];
  readonly verdicts: SesVerdicts;
  readonly at: Date;
  readonly processingTimeMillis: number;
  readonly topicArn: string;
  readonly bucketName: string;
  readonly objectKey: string;
}

/** Returns addresses as SES writes them: `Name <address>`, decoded. */
function addresses(fields: readonly HeaderField[], name: string): string[] | undefined {
  const value = fieldNamed(fields, name);
  if (value === undefined) return undefined;
  return addressParser(value, { flatten: true }).map(({ name: label, address }) =>
    label === undefined || label === '' ? (address ?? '') : `${decodeWords(label)} <${address ?? ''}>`,
  );
}

function commonHeaders(message: ReceivedMessage): Record<string, unknown> {
  const { fields } = message;
  const subject = fieldNamed(fields, 'subject');
  const found = {
    returnPath: message.envelope.from,
    from: addresses(fields, 'from'),
    date: fieldNamed(fields, 'date'),
    to: addresses(fields, 'to'),
    cc: addresses(fields, 'cc'),
    replyTo: addresses(fields, 'reply-to'),
    messageId: fieldNamed(fields, 'message-id'),
    subject: subject === undefined ? undefined : decodeWords(subject),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Returns as much of the header as SES includes, and whether it left anything out. */
function named(fields: readonly HeaderField[]): {
  headers: { name: string; value: string }[];
  headersTruncated: boolean;
} {
  const headers: { name: string; value: string }[] = [];
  let size = 0;
  for (const { name, value, raw } of fields) {
    size += raw.length;
    if (size > HEADERS_AT_MOST) return { headers, headersTruncated: true };
    headers.push({ name, value });
  }
  return { headers, headersTruncated: false };
}

/**
 * Returns the notification that SES publishes for an S3 action, as JSON ("Contents of notifications for Amazon SES email
 * receiving" in its developer guide). It has `dmarcPolicy` only when DMARC failed.
 */
export function receivedNotification(message: ReceivedMessage): string {
  const { verdicts, envelope } = message;
  const timestamp = message.at.toISOString();
  return JSON.stringify({
    notificationType: 'Received',
    mail: {
      timestamp,
      source: envelope.from,
      messageId: message.sesMessageId,
      destination: envelope.to,
      ...named(message.fields),
      commonHeaders: commonHeaders(message),
    },
    receipt: {
      timestamp,
      processingTimeMillis: message.processingTimeMillis,
      recipients: envelope.to,
      spamVerdict: { status: verdicts.spam },
      virusVerdict: { status: verdicts.virus },
      spfVerdict: { status: verdicts.spf },
      dkimVerdict: { status: verdicts.dkim },
      dmarcVerdict: { status: verdicts.dmarc },
      ...(verdicts.dmarc === 'FAIL' ? { dmarcPolicy: 'reject' } : {}),
      action: {
        type: 'S3',
        topicArn: message.topicArn,
        bucketName: message.bucketName,
        objectKeyPrefix: 'inbox/',
        objectKey: message.objectKey,
      },
    },
  });
}
