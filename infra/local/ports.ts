import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { PlainError } from './plain-error.ts';

/** The address that every local part listens on. Never another interface: the parts don't check who calls them. */
export const HOST = '127.0.0.1';

/** Where `npm start` listens without `--port`. */
export const DEFAULT_PORT = 4600;

/** The parts that listen, in the order of their ports. */
const PARTS = [
  ['gateway', 'the local cloud'],
  ['smtp', 'the SMTP door'],
  ['mailboxPage', 'the mailbox page'],
  ['mailboxSmtp', 'the mailbox'],
  ['signIn', 'the sign-in server'],
  ['clamd', 'the virus scanner'],
  ['alarms', 'the page of alarms'],
  ['front', 'the pages'],
] as const;

/** The port of each part. `--port N` moves them all. */
export type Ports = Readonly<Record<(typeof PARTS)[number][0], number>>;

/** Reports a port that another program listens on. */
export class PortInUse extends PlainError {
  constructor(port: number, part: string) {
    super(`Port ${port}, wanted for ${part}, is in use: stop what listens there, or choose others with --port N.`);
  }
}

/** Returns the eight ports that begin at `first`. */
export function portsFrom(first: number): Ports {
  return {
    gateway: first,
    smtp: first + 1,
    mailboxPage: first + 2,
    mailboxSmtp: first + 3,
    signIn: first + 4,
    clamd: first + 5,
    alarms: first + 6,
    front: first + 7,
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
  for (const [part, name] of PARTS) if (!(await isFree(ports[part]))) throw new PortInUse(ports[part], name);
}

/** Blocks for tests are below the range that Linux (32768) and macOS (49152) use for outgoing connections. */
const FIRST_TEST_BLOCK = 20_000;
const LAST_TEST_BLOCK = 32_000;

/** Returns eight neighbouring free ports at random, so that suites that run at once do not meet. */
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
  throw new Error('No eight free ports between 20000 and 32000 in fifty tries.');
}
