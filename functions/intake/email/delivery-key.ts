import { createHash, type Hash } from 'node:crypto';
import type { HeaderBlock, HeaderField } from './header-fields.ts';

/** Headers that identify a message, whichever servers carried it (law 2). */
const IDENTITY = ['from', 'to', 'date', 'subject', 'message-id'] as const;
/** Headers that servers add on the way: they differ at every delivery of the same message. */
const TRACE = new RegExp(
  `^(${[
    'received',
    'return-path',
    'delivered-to',
    'x-original-to',
    'x-received',
    'x-originating-ip',
    'received-spf',
    'authentication-results',
    'authentication-results-original',
    'dkim-signature',
    'domainkey-signature',
    'x-microsoft-antispam',
    '(arc|x-ses|x-amz|x-amzn|x-google|x-gm|x-spam|x-ms-exchange|x-forefront|x-microsoft-antispam)-.*',
  ].join('|')})$`,
);

const CR = 0x0d;
const LF = 0x0a;
/** One block of work, big enough that hashing takes the time and not the calls. */
const BLOCK = 64 * 1024;

/** A hash of a body that is fed in pieces of any size. */
export type BodyHash = { add(piece: Uint8Array): void; end(): { digest: Buffer; empty: boolean } };

/**
 * Makes a SHA-256 of a message body that ignores how line ends travelled: CRLF, LF and CR are equal, and those at the end do not
 * count. Holds one block of 64 KB whatever the size. The result does not depend on how the pieces are cut.
 */
export function bodyHash(): BodyHash {
  const hash = createHash('sha256');
  const out = Buffer.alloc(BLOCK);
  let filled = 0;
  let empty = true;
  // Held back until something follows: line ends, then carriage returns that may still belong to a line feed.
  let lineEnds = 0;
  let returns = 0;
  const put = (byte: number) => {
    out[filled++] = byte;
    if (filled === BLOCK) {
      hash.update(out);
      filled = 0;
    }
  };
  return {
    add(piece) {
      for (let i = 0; i < piece.length; i++) {
        const byte = piece[i] ?? 0;
        if (byte === LF) {
          lineEnds++;
          returns = 0;
        } else if (byte === CR) {
          returns++;
        } else {
          for (; lineEnds > 0; lineEnds--) put(LF);
          for (; returns > 0; returns--) put(LF);
          put(byte);
          empty = false;
        }
      }
    },
    end() {
      hash.update(out.subarray(0, filled));
      return { digest: hash.digest(), empty };
    },
  };
}

function addCount(hash: Hash, count: number): void {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(count);
  hash.update(bytes);
}

/** Adds the number of values, then each with its length before it: no two lists give the same bytes, and none looks empty. */
function addList(hash: Hash, values: readonly string[]): void {
  addCount(hash, values.length);
  for (const value of values) {
    const bytes = Buffer.from(value, 'latin1');
    addCount(hash, bytes.length);
    hash.update(bytes);
  }
}

/** Returns whether a header of that name identifies a message. */
export function isIdentity(name: string): boolean {
  return IDENTITY.some((each) => each === name);
}

/** Returns whether the field came with the message: no server added it, and it does not identify the message. */
export function isCarried(field: HeaderField): boolean {
  return !TRACE.test(field.name) && !isIdentity(field.name);
}

/**
 * Returns the delivery key of a message (law 2): 64 hex characters, the same at every delivery. It covers From, To, Date, Subject,
 * Message-ID and the body. Mail without these headers, or without a body, has its words in other lines of the header block. Then
 * these lines count too: two such messages must not get the same key.
 */
export function deliveryKey(block: HeaderBlock, body: { digest: Buffer; empty: boolean }): string {
  const hash = createHash('sha256').update('front door delivery key 1\n');
  let identified = false;
  for (const name of IDENTITY) {
    const values = block.fields.filter((field) => field.name === name).map((field) => field.raw);
    identified ||= values.length > 0;
    addList(hash, values);
  }
  addList(hash, block.oddLines);
  const rest = identified && !body.empty ? [] : block.fields.filter(isCarried);
  addList(
    hash,
    rest.flatMap((field) => [field.name, field.raw]),
  );
  return hash.update(body.digest).digest('hex');
}
