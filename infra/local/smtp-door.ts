import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { HOST } from './ports.ts';
import { type ReceiptRule, receiptRule, type SmtpFaults } from './receipt-rule.ts';
import type { Envelope } from './ses-verdicts.ts';

/** The largest message that an SES receipt rule with an S3 action takes, header included (SES quotas). */
export const LARGEST_MESSAGE = 40 * 1024 * 1024;
/** RFC 5321 4.5.3.1.8: a server takes at least this many. A message with more is no referral. */
const MOST_RECIPIENTS = 100;
/** The most connections at once: more only make a machine with two cores slower. */
const MOST_CONNECTIONS = 50;
/** The most messages from one address: ten a second are a mail loop and not a school. */
const MESSAGES_A_MINUTE = 600;
const MINUTE_MS = 60_000;
/** A sender that is silent for this long has gone (RFC 5321 4.5.3.2 asks for 5 minutes). */
const IDLE_MS = 5 * MINUTE_MS;
/** How long `close` waits for messages under way. It then cuts them off, and their senders try again. */
const CLOSE_MS = 5_000;

/** Returns the folder of messages that are being received. A door that was killed never answered 250 for what it left there. */
export const takingIn = (stateDir: string): string => join(stateDir, 'taking-in');

export interface SmtpDoorOptions extends ReceiptRule {
  readonly port: number;
  /** The folder of messages that are being received. Never a shared temporary folder: a kill would leave mail in it. */
  readonly folder: string;
  /** Key and certificate in one PEM text, for STARTTLS. */
  readonly tls: string;
  /** The domains whose recipients are accepted, as by SES. Without it every recipient is. */
  readonly domains?: readonly string[];
  readonly largestMessage?: number;
  readonly messagesAMinute?: number;
  readonly mostConnections?: number;
}

/** The SMTP server that takes the place of SES, listening. */
export interface SmtpDoor {
  readonly host: string;
  readonly port: number;
  readonly faults: SmtpFaults;
  close(): Promise<void>;
}

/** Reports a refusal with its SMTP code: 4xx asks the sender to try again, 5xx is final. */
class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string, cause?: unknown) {
    super(message, { cause });
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

/** Writes a message to a file as it comes, up to a limit. The rest is read and dropped, so that a 552 can follow. */
async function save(stream: SMTPServerDataStream, path: string, atMost: number): Promise<number> {
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

/** Returns a function that counts a sender's messages in the current minute, and returns whether one more is allowed. */
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
 * Opens the door. It answers 250 only after a message is stored and SES's notification is published. When anything fails it
 * answers 451, so that the sender keeps the message and tries again. Rejects when the port cannot be listened on.
 */
export async function openSmtpDoor(options: SmtpDoorOptions): Promise<SmtpDoor> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(options.folder, 'door-'));
  const faults: SmtpFaults = { store: true, publish: true };
  const largest = options.largestMessage ?? LARGEST_MESSAGE;
  const mayStillSend = messageCounter(options.messagesAMinute ?? MESSAGES_A_MINUTE);
  const receive = receiptRule(options, faults);

  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const sesMessageId = newSesMessageId();
    const path = join(folder, sesMessageId);
    try {
      const size = await save(stream, path, largest);
      if (size > largest) throw new Refusal(552, `5.3.4 Message too big: ${largest} bytes at most`);
      await receive({ path, size, envelope: envelopeOf(session), sesMessageId });
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
          // An unread stream would block the connection.
          stream.resume();
          done(fault);
        },
      );
    },
  });
  // The door stays open when a client breaks off or uses TLS wrongly.
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
    },
  };
}
