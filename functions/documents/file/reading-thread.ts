import {
  faultOf,
  handedOver,
  openBoundedThread,
  type ThreadLimits,
  type WhyEnded,
} from '#functions/platform/bounded-thread.ts';
import type { Inspection } from '#schemas/document.ts';
import { type FileReading, notInspected, unread, type WhyNoForm } from './file-reading.ts';
import { FromThread } from './reading-messages.ts';

/**
 * What one file may take. Beyond it the thread is ended, and the file is a person's. Time: the worst that we could make, an
 * .rtf of 40 MB, takes 5 s of a busy core and the slowest file of the corpus under one (docs/corpus.md); this Lambda has
 * most of one. Past twice that, nothing more is to be expected, and the function's own 60 s are not touched. Heap: what is
 * outside of it is bounded by the inspection's own limits: the file (41 MB), the parts that are kept (64 MiB) and one that is
 * not. The most that all of it together was seen to take is 400 MB, below the 512 MB that a file is allowed, a third of what
 * the Lambda has.
 */
export const readingLimits: ThreadLimits = { milliseconds: 10_000, heapMegabytes: 256, startMilliseconds: 20_000 };

/** The reading of a file was ended. It goes to `onFault`, so that the people who support the service see it. */
export class ReadingEnded extends Error {
  override readonly name = 'ReadingEnded';
  constructor(why: WhyNoForm, cause?: unknown) {
    super(why, { cause });
  }
}

export interface ReadingThread {
  /**
   * `readFile` within the limits, one file after the other. The buffer behind `bytes` is handed over: don't use it afterwards.
   * @throws ThreadDidNotStart
   */
  read(bytes: Uint8Array, name: string): Promise<FileReading>;
  /** Until the thread can be given a file; `read` waits for it by itself. @throws ThreadDidNotStart */
  ready(): Promise<void>;
  /** Ends the thread; a later `read` starts another. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  readonly limits?: Partial<ThreadLimits>;
  readonly onFault?: (fault: unknown) => void;
  /** Another thread than `read.worker`: for tests of what it does when a file is slow or greedy. */
  readonly worker?: URL;
}

/** The worker is beside this file, as source and in the bundle (infra/bundle.ts). */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './read.worker.ts' : './read.worker.mjs', import.meta.url);
const whyNoForm = (why: WhyEnded): WhyNoForm => (why === 'failed' ? 'reader_failed' : why);

/**
 * Reads files in a thread of its own, so that no file can take more time or memory than it may (law 3). A file that is over the
 * limits is held when its inspection was not done, and otherwise a person's to read.
 */
export function openReadingThread(options: ThreadOptions = {}): ReadingThread {
  const onFault = options.onFault ?? (() => {});
  const thread = openBoundedThread(options.worker ?? WORKER, { ...readingLimits, ...options.limits }, onFault);
  return {
    read: (given, name) => {
      const bytes = handedOver(given);
      let inspection: Inspection = notInspected;
      return thread.work<FileReading>({
        message: { bytes, name },
        handOver: [bytes.buffer],
        hear: (said) => {
          const message = FromThread.parse(said);
          if (message.is === 'inspected') inspection = message.inspection;
          else if (message.is === 'fault') onFault(faultOf(message));
          return message.is === 'read' ? message.reading : undefined;
        },
        ended: (why, cause) => {
          onFault(new ReadingEnded(whyNoForm(why), cause));
          return unread(inspection, whyNoForm(why));
        },
      });
    },
    ready: thread.ready,
    close: thread.close,
  };
}
