import type { MessagePort } from 'node:worker_threads';
import * as z from 'zod';
import { FaultSaid, Ready, withoutMessage } from '#functions/platform/bounded-thread.ts';
import { OpenedEmail } from '../email/opened-email.ts';

/** The input of the thread: a raw message, whose bytes are handed over and not copied. */
export const MessageToOpen = z.object({ raw: z.instanceof(Uint8Array) });

/** The output of the thread: `ready` once; then for each message what was found, or a fault in our code. */
export const FromThread = z.discriminatedUnion('is', [
  Ready,
  z.object({ is: z.literal('opened'), opened: OpenedEmail }),
  FaultSaid.extend({ is: z.literal('fault') }),
]);
export type FromThread = z.infer<typeof FromThread>;

/** Memory of this size and above belongs to one message or file. Smaller pieces may be Node's, which it shares and keeps. */
const HANDED_OVER_FROM = 1024 * 1024;

/** Runs in the thread: opens each message in turn, and hands its files over. */
export function answerOpenings(port: MessagePort, open: (raw: Uint8Array) => Promise<OpenedEmail>): void {
  port.on('message', async (sent: unknown) => {
    try {
      const { raw } = MessageToOpen.parse(sent);
      const { opened, handOver } = readyToGo(await open(raw));
      port.postMessage({ is: 'opened', opened } satisfies FromThread, [...handOver]);
    } catch (fault) {
      port.postMessage({ is: 'fault', ...withoutMessage(fault) } satisfies FromThread);
    }
  });
  port.postMessage({ is: 'ready' } satisfies FromThread);
}

/**
 * Prepares the files for the hand-over. They may share memory with the message and with each other: large memory moves, small
 * memory is copied.
 */
function readyToGo(opened: OpenedEmail): { opened: OpenedEmail; handOver: Set<ArrayBuffer> } {
  const handOver = new Set<ArrayBuffer>();
  if (opened.is === 'unreadable') return { opened, handOver };
  const parts = opened.parts.map((part) => {
    const { buffer } = part.bytes;
    if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < HANDED_OVER_FROM)
      return { ...part, bytes: Uint8Array.from(part.bytes) };
    handOver.add(buffer);
    return part;
  });
  return { opened: { ...opened, parts }, handOver };
}
