import {
  faultOf,
  handedOver,
  openBoundedThread,
  type ThreadLimits,
  type WhyEnded,
} from '#functions/platform/bounded-thread.ts';
import type { OpenedEmail, UnreadableReason } from '../email/opened-email.ts';
import { FromThread } from './opening-messages.ts';

/**
 * The most that one message may take. Beyond it the thread is ended, and a person opens the raw message. Time: the worst message
 * that we could make, 40 MB of nothing but tags, takes some 3 s of a core (docs/performance.md). A Lambda of 1 GB has about half a
 * core, and the function's 60 s also include the upload of a hundred files. Heap: words are at most a million characters, each in a
 * few copies. The message (41 MB) and its files (96 MB) are outside the heap, and everything fits the 1 GB of the function.
 */
export const openingThreadLimits: ThreadLimits = {
  milliseconds: 25_000,
  heapMegabytes: 384,
  startMilliseconds: 20_000,
};

/** The thread of a message was ended. `onFault` gets this, so that those who support the service hear of it. */
export class OpeningEnded extends Error {
  override readonly name = 'OpeningEnded';
  constructor(why: UnreadableReason, cause?: unknown) {
    super(why, { cause });
  }
}

export interface OpeningThread {
  /**
   * Runs `openEmail` within the limits. The buffer behind `raw` is handed over: don't use it afterwards.
   * @throws ThreadDidNotStart
   */
  open(raw: Uint8Array): Promise<OpenedEmail>;
  /** Ends the thread; a later `open` starts another. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  readonly limits?: Partial<ThreadLimits>;
  readonly onFault?: (fault: unknown) => void;
  /** Another thread than `open.worker`: for tests with slow or greedy messages. */
  readonly worker?: URL;
}

const UNREADABLE: Readonly<Record<WhyEnded, UnreadableReason>> = {
  took_too_long: 'took_too_long',
  took_too_much_memory: 'took_too_much_memory',
  failed: 'opening_failed',
};

/** The worker is beside this file, as source and in the bundle (infra/bundle.ts). */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './open.worker.ts' : './open.worker.mjs', import.meta.url);

/**
 * Opens messages in a thread of their own, so that none can take more time or memory than it may (law 3). A message over the limits
 * is unreadable: a person opens the raw message, which stays.
 */
export function openOpeningThread(options: ThreadOptions = {}): OpeningThread {
  const onFault = options.onFault ?? (() => {});
  const thread = openBoundedThread(options.worker ?? WORKER, { ...openingThreadLimits, ...options.limits }, onFault);
  return {
    open: (given) => {
      const raw = handedOver(given);
      return thread.work<OpenedEmail>({
        message: { raw },
        handOver: [raw.buffer],
        hear: (said) => {
          const message = FromThread.parse(said);
          if (message.is === 'fault') throw faultOf(message);
          return message.is === 'opened' ? message.opened : undefined;
        },
        ended: (why, cause) => {
          onFault(new OpeningEnded(UNREADABLE[why], cause));
          return { is: 'unreadable', reason: UNREADABLE[why] };
        },
      });
    },
    close: thread.close,
  };
}
