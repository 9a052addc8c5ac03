import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** The address everything local listens on: never another interface, as the doors ask nobody who they are. */
export const HOST = '127.0.0.1';

/** Where `npm start` listens when nobody says otherwise. */
export const DEFAULT_PORT = 4600;

/** One port a part; `--port N` moves them all. */
export interface Ports {
  readonly gateway: number;
  readonly smtp: number;
  readonly mailboxPage: number;
  readonly mailboxSmtp: number;
  readonly signIn: number;
  readonly clamd: number;
}

const PART_NAMES: Record<keyof Ports, string> = {
  gateway: 'the local cloud',
  smtp: 'the SMTP door',
  mailboxPage: 'the mailbox page',
  mailboxSmtp: 'the mailbox',
  signIn: 'the sign-in server',
  clamd: 'the virus scanner',
};

/** A port that somebody else listens on; the message is a sentence that names it. */
export class PortInUse extends Error {
  readonly port: number;
  constructor(port: number, part: string) {
    super(`Port ${port}, wanted for ${part}, is in use: stop what listens there, or choose others with --port N.`);
    this.name = 'PortInUse';
    this.port = port;
  }
}

/** The six ports that begin at `first`. */
export function portsFrom(first: number): Ports {
  return {
    gateway: first,
    smtp: first + 1,
    mailboxPage: first + 2,
    mailboxSmtp: first + 3,
    signIn: first + 4,
    clamd: first + 5,
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EADDRINUSE' || fault.code === 'EACCES') resolve(false);
      else reject(fault);
    });
    probe.listen({ port, host: HOST, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Throws `PortInUse` for the first port that cannot be listened on. */
export async function requireFree(ports: Ports): Promise<void> {
  for (const [key, part] of Object.entries(PART_NAMES)) {
    const port = new Map(Object.entries(ports)).get(key);
    if (port !== undefined && !(await isFree(port))) throw new PortInUse(port, part);
  }
}

/** Blocks for tests lie below the range that Linux (32768) and macOS (49152) hand out to outgoing connections. */
const FIRST_TEST_BLOCK = 20_000;
const LAST_TEST_BLOCK = 32_000;

/** Six neighbouring free ports for a test, at random, so that suites beside each other do not meet. */
export async function freePorts(): Promise<Ports> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const ports = portsFrom(randomInt(FIRST_TEST_BLOCK / 10, LAST_TEST_BLOCK / 10) * 10);
    try {
      await requireFree(ports);
      return ports;
    } catch (fault) {
      if (!(fault instanceof PortInUse)) throw fault;
    }
  }
  throw new Error('No six free ports between 20000 and 32000 in fifty tries.');
}
