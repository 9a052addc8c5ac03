import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { awsSettings } from './aws-settings.ts';
import { type HeaderField, readHeader } from './message-header.ts';
import { receivedNotification } from './received-notification.ts';
import { receivedBlock } from './ses-received-block.ts';
import { type Envelope, localVerdicts, type SesVerdicts, VERDICT_HEADER } from './ses-verdicts.ts';

/** The most that is read to find a header. Real ones have 2 to 30 KB. */
const HEADER_AT_MOST = 256 * 1024;

/** What a test may break. */
export interface SmtpFaults {
  /** False: the object cannot be stored, and the sender is asked to try again. */
  store: boolean;
  /** False: the notification is lost, but SES believes that it was published, so the sender gets its 250. */
  publish: boolean;
}

export interface ReceiptRule {
  /** The local cloud. */
  readonly endpoint: string;
  readonly bucketName: string;
  readonly topicArn: string;
  /** Decides the verdicts of a message. By default the sample rule does. */
  readonly verdictsFor?: (envelope: Envelope, fields: readonly HeaderField[]) => SesVerdicts;
}

/** A message in a file, and how it came. */
interface Message {
  readonly path: string;
  readonly size: number;
  readonly envelope: Envelope;
  readonly sesMessageId: string;
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_AT_MOST), 0, HEADER_AT_MOST, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Returns a function that does with a message what an SES receipt rule does: it writes SES's header block above the message,
 * stores both as `inbox/<SES message id>`, and publishes SES's notification.
 */
export function receiptRule(rule: ReceiptRule, faults: SmtpFaults): (message: Message) => Promise<void> {
  const { bucketName, topicArn, verdictsFor = localVerdicts } = rule;
  const client = { ...awsSettings(rule.endpoint), maxAttempts: 1 };
  const s3 = new S3Client({ ...client, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const sns = new SNSClient(client);
  return async ({ path, size, envelope, sesMessageId }) => {
    const at = new Date();
    const begun = performance.now();
    const header = readHeader(await readBeginning(path));
    const verdicts = verdictsFor(envelope, header.fields);
    const sent = header.fields.filter((field) => field.name.toLowerCase() !== VERDICT_HEADER);
    const block = receivedBlock({ sesMessageId, envelope, fields: sent, verdicts, at });
    const head = Buffer.concat([block, ...sent.map((field) => field.raw)]);
    const objectKey = `inbox/${sesMessageId}`;
    if (!faults.store) throw new Error('storage is switched off by a test');
    const whole = async function* (): AsyncGenerator<Buffer> {
      yield head;
      for await (const chunk of createReadStream(path, { start: header.end })) yield Buffer.from(chunk);
    };
    await s3.send(
      new PutObjectCommand({
        Bucket: bucketName,
        Key: objectKey,
        Body: Readable.from(whole(), { objectMode: false }),
        ContentLength: head.length + size - header.end,
      }),
    );
    if (!faults.publish) return;
    const processingTimeMillis = Math.round(performance.now() - begun);
    const fields = [...readHeader(block).fields, ...sent];
    const Message = receivedNotification({
      ...{ sesMessageId, envelope, fields, verdicts, at, processingTimeMillis, topicArn, bucketName, objectKey },
    });
    await sns.send(
      new PublishCommand({ TopicArn: topicArn, Subject: 'Amazon SES Email Receipt Notification', Message }),
    );
  };
}
