import * as z from 'zod';
import type { FrontDoor } from '#infra/local/front-door.ts';
import { functionLogs } from '#infra/local/function-logs.ts';
import { emailsAt, type SentEmail } from '#infra/local/mailbox.ts';
import { Addresses } from '#infra/local/running-front-door.ts';
import { issueTokenFor } from '#infra/local/sign-in.ts';
import { StackOutputs } from '#infra/local/stack-outputs.ts';

/** As much of an open Front Door as tests and samples need, from any process that opened it. */
export type OpenDoor = Pick<FrontDoor, 'addresses' | 'outputs' | 'issueToken' | 'functionLogs'> & {
  readonly mailbox: Pick<FrontDoor['mailbox'], 'emails'>;
  /** How long it took to open: a measure of this machine. */
  readonly openedInMs?: number;
};

const Shared = z.object({
  addresses: Addresses,
  outputs: StackOutputs,
  stateDir: z.string(),
  openedInMs: z.number().default(0),
});

/** Returns the Front Door that `npm test` opened for the whole run. No test may change anything in it that holds for all. */
export function sharedFrontDoor(): OpenDoor & { readonly stateDir: string } {
  const told = process.env.FRONT_DOOR_TEST;
  if (told === undefined) throw new Error('No Front Door was opened for this test: run npm test.');
  const { addresses, outputs, stateDir, openedInMs } = Shared.parse(JSON.parse(told));
  return {
    addresses,
    outputs,
    stateDir,
    openedInMs,
    issueToken: (wanted) => issueTokenFor(stateDir, addresses.issuer, wanted),
    functionLogs: () => functionLogs(addresses.aws),
    mailbox: readsOn(addresses.mailbox),
  };
}

/**
 * Reads the mailbox from where it last ended. The shared one only grows, to megabytes at the end of a run, and tests look into it
 * many times a second.
 */
function readsOn(page: string): OpenDoor['mailbox'] {
  const read: SentEmail[] = [];
  return {
    emails: async () => {
      const skip = read.length;
      read.splice(skip, Number.POSITIVE_INFINITY, ...(await emailsAt(page, skip)));
      return [...read];
    },
  };
}
