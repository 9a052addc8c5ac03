import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { answers, askServer } from './http.ts';
import type { KeptProcess } from './kept-process.ts';
import { PATH_WITH_OUR_NODE, ROOT } from './places.ts';
import { HOST } from './ports.ts';
import { startWatched, type Warn } from './watched-process.ts';

/** It answers within a second on our machines. */
const READY_WITHIN_MS = 30_000;
/** Everything in it is on disk already. */
export const MAILBOX_GRACE_MS = 5_000;

const Addresses = z.array(z.object({ address: z.string() }));

/** An email in the mailbox, as its page's `/email` returns it. */
export const SentEmail = z.looseObject({
  id: z.string(),
  subject: z.string().default(''),
  text: z.string().default(''),
  html: z.string().default(''),
  from: Addresses.default([]),
  to: Addresses.default([]),
  headers: z.record(z.string(), z.unknown()).default({}),
  time: z.string().optional(),
  /** The addresses that it was sent to, which its To may not name. Missing after a restart of the mailbox. */
  envelope: z.looseObject({ to: z.union([Addresses, z.string()]) }).optional(),
});
export type SentEmail = z.infer<typeof SentEmail>;

/** The mailbox that takes everything the service sends, on one machine. It is started again when it ends by itself. */
export interface Mailbox extends Pick<KeptProcess, 'ended' | 'stop'> {
  /** The page, for people. */
  readonly page: string;
  /** Returns everything in it, oldest first. */
  emails(): Promise<SentEmail[]>;
}

/** Reads a running mailbox, whichever process started it, without its first `skip` emails. */
export async function emailsAt(page: string, skip = 0): Promise<SentEmail[]> {
  const answer = await askServer(`${page}/email?skip=${skip}`);
  return z.array(SentEmail).parse(await answer.json());
}

/** Starts maildev as a separate process: inside ours it would end us at Ctrl-C. */
export async function startMailbox(options: {
  readonly stateDir: string;
  readonly pagePort: number;
  readonly smtpPort: number;
  readonly warn: Warn;
}): Promise<Mailbox> {
  const page = `http://${HOST}:${options.pagePort}`;
  const folder = join(options.stateDir, 'mailbox');
  await mkdir(folder, { recursive: true });
  const server = await startWatched(
    {
      name: 'mailbox',
      command: process.execPath,
      args: [
        join(ROOT, 'node_modules', 'maildev', 'bin', 'maildev'),
        ...['--ip', HOST, '--web-ip', HOST, '--web', String(options.pagePort), '--smtp', String(options.smtpPort)],
        ...['--mail-directory', folder, '--silent'],
      ],
      env: { PATH: PATH_WITH_OUR_NODE, HOME: process.env.HOME },
      stateDir: options.stateDir,
      ready: () => answers(`${page}/healthz`),
      readyWithinMs: READY_WITHIN_MS,
      graceMs: MAILBOX_GRACE_MS,
    },
    options.warn,
  );
  return { page, emails: () => emailsAt(page), ...server };
}
