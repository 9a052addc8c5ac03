import { randomInt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { awsSettings } from './aws-settings.ts';
import { type HeaderField, readHeader } from './message-header.ts';
import { HOST } from './ports.ts';
import { receivedNotification } from './received-notification.ts';
import { receivedBlock } from './ses-received-block.ts';
import { type Envelope, localVerdicts, type SesVerdicts, VERDICT_HEADER } from './ses-verdicts.ts';

/** What an SES receipt rule with an S3 action takes, header included (SES quotas). */
export const LARGEST_MESSAGE = 40 * 1024 * 1024;
/** The most that is looked at for a header; real ones are 2 to 30 KB. */
const HEADER_AT_MOST = 256 * 1024;
/** RFC 5321 4.5.3.1.8: a server takes at least this many; more in one message is not somebody's referral. */
const MOST_RECIPIENTS = 100;
/** At once: beyond this a machine with two cores only gets slower. */
const MOST_CONNECTIONS = 50;
/** From one address: ten a second is a mail loop, not a school. */
const MESSAGES_A_MINUTE = 600;
const MINUTE_MS = 60_000;
/** A sender that says nothing for so long has gone (RFC 5321 4.5.3.2 asks for 5 minutes). */
const IDLE_MS = 5 * MINUTE_MS;
/** How long `close` waits for messages under way before it cuts them off; their senders then try again. */
const CLOSE_MS = 5_000;

/** Where a Front Door's state has the messages that are being taken in. What a killed door left there was never answered 250. */
export const takingIn = (stateDir: string): string => join(stateDir, 'taking-in');

/** What a test may break. */
export interface SmtpFaults {
  /** False: the object cannot be stored (the sender is asked to try again). */
  store: boolean;
  /** False: the notification is lost on its way, though SES believes it published: the sender gets its 250. */
  publish: boolean;
}

export interface SmtpDoorOptions {
  readonly port: number;
  /** The local cloud. */
  readonly endpoint: string;
  readonly bucketName: string;
  readonly topicArn: string;
  /** Where messages are while they are taken in. Never a shared temporary folder: a kill would leave mail in it. */
  readonly folder: string;
  /** Key and certificate in one PEM text, for STARTTLS. */
  readonly tls: string;
  /** Recipients' domains that are taken; every other recipient is refused, as by SES. All when left out. */
  readonly domains?: readonly string[];
  /** What the door says of a message, when not the sample rule. */
  readonly verdictsFor?: (envelope: Envelope, fields: readonly HeaderField[]) => SesVerdicts;
  readonly largestMessage?: number;
  readonly messagesAMinute?: number;
  readonly mostConnections?: number;
}

/** The stand-in for an SES receipt rule, listening. */
export interface SmtpDoor {
  readonly host: string;
  readonly port: number;
  readonly faults: SmtpFaults;
  close(): Promise<void>;
}

/** A refusal with its SMTP code: 4xx asks the sender to try again, 5xx is final. */
class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Refusal';
    this.responseCode = responseCode;
  }
}

const SYMBOLS = '0123456789abcdefghijklmnopqrstuvwxyz';
/** SES's own ids are 40 small letters and digits. */
const newSesMessageId = (): string => Array.from({ length: 40 }, () => SYMBOLS.charAt(randomInt(36))).join('');

function envelopeOf(session: SMTPServerSession): Envelope {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map((recipient) => recipient.address),
    clientAddress: session.remoteAddress,
    helo: session.hostNameAppearsAs || 'localhost',
  };
}

/** Writes a message to a file as it comes, no more than fits; what is beyond is read and forgotten, so that a 552 can follow. */
async function keep(stream: SMTPServerDataStream, path: string, atMost: number): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size <= atMost) await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  return size;
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

/** Counts a sender's messages in the minute that runs. */
function messageCounter(atMost: number): (address: string) => boolean {
  let minute = 0;
  const counts = new Map<string, number>();
  return (address) => {
    const now = Math.floor(performance.now() / MINUTE_MS);
    if (now !== minute) counts.clear();
    minute = now;
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count <= atMost;
  };
}

/**
 * Opens the door: takes a message, writes SES's header block above it, stores it as `inbox/<SES message id>`, publishes
 * SES's notification, and only then answers 250. Anything that fails answers 451, so that the sender keeps the message
 * and tries again. Rejects when the port cannot be listened on.
 */
export async function openSmtpDoor(options: SmtpDoorOptions): Promise<SmtpDoor> {
  const client = { ...awsSettings(options.endpoint), maxAttempts: 1 };
  const s3 = new S3Client({ ...client, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const sns = new SNSClient(client);
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(options.folder, 'door-'));
  const faults: SmtpFaults = { store: true, publish: true };
  const largest = options.largestMessage ?? LARGEST_MESSAGE;
  const mayStillSend = messageCounter(options.messagesAMinute ?? MESSAGES_A_MINUTE);
  const verdictsFor = options.verdictsFor ?? localVerdicts;

  async function accept(path: string, size: number, envelope: Envelope, sesMessageId: string): Promise<void> {
    const at = new Date();
    const begun = performance.now();
    const beginning = await readBeginning(path);
    const header = readHeader(beginning);
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
        Bucket: options.bucketName,
        Key: objectKey,
        Body: Readable.from(whole(), { objectMode: false }),
        ContentLength: head.length + size - header.end,
      }),
    );
    if (!faults.publish) return;
    const processingTimeMillis = Math.round(performance.now() - begun);
    const fields = [...readHeader(block).fields, ...sent];
    const { topicArn, bucketName } = options;
    const Message = receivedNotification({
      ...{ sesMessageId, envelope, fields, verdicts, at, processingTimeMillis, topicArn, bucketName, objectKey },
    });
    await sns.send(
      new PublishCommand({ TopicArn: topicArn, Subject: 'Amazon SES Email Receipt Notification', Message }),
    );
  }

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const sesMessageId = newSesMessageId();
    const path = join(folder, sesMessageId);
    try {
      const size = await keep(stream, path, largest);
      if (size > largest) throw new Refusal(552, `5.3.4 Message too big: ${largest} bytes at most`);
      await accept(path, size, envelopeOf(session), sesMessageId);
      return `2.0.0 Ok ${sesMessageId}`;
    } catch (fault) {
      if (fault instanceof Refusal) throw fault;
      throw new Refusal(451, '4.3.0 Not stored: please send it again later', fault);
    } finally {
      await rm(path, { force: true });
    }
  }

  const server = new SMTPServer({
    banner: 'Front Door, on one machine',
    authOptional: true,
    disabledCommands: ['AUTH'],
    key: options.tls,
    cert: options.tls,
    size: largest,
    maxRecipients: MOST_RECIPIENTS,
    maxClients: options.mostConnections ?? MOST_CONNECTIONS,
    socketTimeout: IDLE_MS,
    closeTimeout: CLOSE_MS,
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_address, session, done) =>
      mayStillSend(session.remoteAddress)
        ? done()
        : done(new Refusal(450, '4.7.1 Too many messages from you: please send it again in a minute')),
    onRcptTo: (address, _session, done) => {
      const domain = address.address.split('@').at(-1)?.toLowerCase() ?? '';
      return options.domains === undefined || options.domains.includes(domain)
        ? done()
        : done(new Refusal(550, '5.1.1 No mailbox of that name here'));
    },
    onData: (stream, session, done) => {
      take(stream, session).then(
        (answer) => done(null, answer),
        (fault: Error) => {
          // A stream that nobody reads any more would hold up the connection.
          stream.resume();
          done(fault);
        },
      );
    },
  });
  // A client that breaks off or speaks TLS badly is its own affair; the door stays open.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, HOST, () => resolve());
  });
  return {
    host: HOST,
    port: options.port,
    faults,
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
      s3.destroy();
      sns.destroy();
    },
  };
}
