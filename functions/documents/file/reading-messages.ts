import type { MessagePort } from 'node:worker_threads';
import * as z from 'zod';
import { FaultSaid, Ready, withoutMessage } from '#functions/platform/bounded-thread.ts';
import { Inspection } from '#schemas/document.ts';
import { FileReading } from './file-reading.ts';
import type { readFile } from './read-file.ts';

/** What goes into the thread: a file, whose bytes are handed over and not copied. */
export const FileToRead = z.object({ bytes: z.instanceof(Uint8Array), name: z.string() });

/** Messages from the thread: `ready` once; for each file `inspected`, `fault` for an error in our own code, and `read` at the end. */
export const FromThread = z.discriminatedUnion('is', [
  Ready,
  z.object({ is: z.literal('inspected'), inspection: Inspection }),
  FaultSaid.extend({ is: z.literal('fault') }),
  z.object({ is: z.literal('read'), reading: FileReading }),
]);
export type FromThread = z.infer<typeof FromThread>;

/** Answers each file that the thread is sent, one after the other. */
export function answerReads(port: MessagePort, read: typeof readFile): void {
  const say = (message: FromThread): void => port.postMessage(message);
  port.on('message', async (sent: unknown) => {
    const { bytes, name } = FileToRead.parse(sent);
    const reading = await read(bytes, name, {
      onInspected: (inspection) => say({ is: 'inspected', inspection }),
      onFault: (fault) => say({ is: 'fault', ...withoutMessage(fault) }),
    });
    say({ is: 'read', reading });
  });
  say({ is: 'ready' });
}
