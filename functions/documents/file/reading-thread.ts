import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Inspection } from '#schemas/document.ts';
import { type FileReading, notInspected, unread, type WhyNoForm } from './file-reading.ts';
import { FromThread } from './reading-messages.ts';

/** What one file may take. Beyond it the thread is ended, and the file is a person's. */
export interface ReadingLimits {
  /**
   * From the moment that the thread has the file. The worst that we could make, an .rtf of 40 MB, takes 5 s of a busy core and
   * the slowest file of the corpus under one (docs/corpus.md); a Lambda of 1 GB has about half a core. Past twice that, nothing
   * more is to be expected, and the function's own 60 s are not touched.
   */
  readonly milliseconds: number;
  /**
   * The thread's JavaScript heap. What is outside of it is bounded by the inspection's own limits: the file (41 MB), the parts
   * that are kept (64 MiB) and one that is not. The most that all of it together was seen to take is 400 MB, below the 512 MB
   * that a file is allowed and half of what the Lambda has.
   */
  readonly heapMegabytes: number;
  /** A thread that has not started by then never will: the module is missing or the machine has no room. */
  readonly startMilliseconds: number;
}

export const readingLimits: ReadingLimits = { milliseconds: 10_000, heapMegabytes: 256, startMilliseconds: 20_000 };

/** The thread could not be started, so nothing is known of the file: the fault is the deployment's, never the file's. */
export class ReadingThreadDidNotStart extends Error {
  override readonly name = 'ReadingThreadDidNotStart';
}

/** A file that was ended on its way: told to `onFault`, so that whoever supports the service hears of it. */
export class ReadingEnded extends Error {
  override readonly name = 'ReadingEnded';
  constructor(why: WhyNoForm, cause?: unknown) {
    super(why, { cause });
  }
}

export interface ReadingThread {
  /**
   * `readFile` within the limits, one file after the other. The buffer behind `bytes` is handed over: don't use it afterwards.
   * @throws ReadingThreadDidNotStart
   */
  read(bytes: Uint8Array, name: string): Promise<FileReading>;
  /** Until the thread can be given a file; `read` waits for it by itself. @throws ReadingThreadDidNotStart */
  ready(): Promise<void>;
  /** Ends the thread; a later `read` starts another. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  readonly limits?: Partial<ReadingLimits>;
  readonly onFault?: (fault: unknown) => void;
  /** Another thread than `read.worker`: for tests of what it does when a file is slow or greedy. */
  readonly worker?: URL;
}

/** Beside us as source, and beside us in the bundle (infra/bundle.ts). */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './read.worker.ts' : './read.worker.mjs', import.meta.url);

/**
 * Reads files in a thread of its own, so that no file can take more time or memory than it may (law 3): the thread is used for
 * file after file, and ended and replaced when one is over its limits. Such a file is held when its inspection was not done, and
 * otherwise a person's to read. It starts at once, and never keeps a process alive that has nothing more to read.
 */
export function openReadingThread(options: ThreadOptions = {}): ReadingThread {
  const limits = { ...readingLimits, ...options.limits };
  const onFault = options.onFault ?? (() => {});
  const start = () => startThread(options.worker ?? WORKER, limits, onFault);
  let thread: Promise<Worker> | undefined = start();
  let last: Promise<unknown> = Promise.resolve();

  const running = async (): Promise<Worker> => {
    try {
      const worker = await thread;
      // It may have died while it had nothing to do.
      if (worker !== undefined && worker.threadId !== -1) return worker;
      thread = start();
      return await thread;
    } catch (fault) {
      thread = undefined;
      throw fault;
    }
  };
  const one = async (bytes: Uint8Array, name: string): Promise<FileReading> => {
    const file = { bytes: handedOver(bytes), name };
    const worker = await running();
    worker.ref();
    const { reading, ended } = await readWithin(worker, limits.milliseconds, onFault, file);
    worker.unref();
    if (ended) {
      await worker.terminate();
      thread = start();
    }
    return reading;
  };
  return {
    read: (bytes, name) => {
      const reading = last.then(() => one(bytes, name));
      last = reading.catch(() => {});
      return reading;
    },
    ready: async () => {
      await last;
      await running();
    },
    close: async () => {
      const open = thread;
      thread = undefined;
      await (await open?.catch(() => undefined))?.terminate();
    },
  };
}

function startThread(url: URL, limits: ReadingLimits, onFault: (fault: unknown) => void): Promise<Worker> {
  const starting = new Promise<Worker>((resolve, reject) => {
    // It opens what strangers sent: it is given nothing of ours, neither settings nor credentials.
    const worker = new Worker(url, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    });
    const fail = (cause?: unknown): void => {
      settle();
      void worker.terminate();
      reject(new ReadingThreadDidNotStart('the thread that reads files did not start', { cause }));
    };
    const ready = (said: unknown): void => {
      if (FromThread.safeParse(said).data?.is !== 'ready') return;
      settle();
      worker.on('error', onFault);
      worker.unref();
      resolve(worker);
    };
    const timer = setTimeout(fail, limits.startMilliseconds);
    const settle = (): void => {
      clearTimeout(timer);
      worker.off('message', ready).off('error', fail).off('exit', fail);
    };
    worker.on('message', ready).on('error', fail).on('exit', fail);
  });
  // Nobody may be waiting yet: whoever reads next is told.
  starting.catch(() => {});
  return starting;
}

const OutOfMemory = z.object({ code: z.literal('ERR_WORKER_OUT_OF_MEMORY') });

interface Outcome {
  readonly reading: FileReading;
  /** The thread did not come to the end of the file, and is of no more use. */
  readonly ended: boolean;
}

function readWithin(
  worker: Worker,
  milliseconds: number,
  onFault: (fault: unknown) => void,
  file: { bytes: Uint8Array<ArrayBuffer>; name: string },
): Promise<Outcome> {
  return new Promise((resolve) => {
    let inspection: Inspection = notInspected;
    const done = (outcome: Outcome): void => {
      clearTimeout(timer);
      worker.off('message', hear).off('error', fail).off('exit', leave);
      resolve(outcome);
    };
    const end = (why: WhyNoForm, cause?: unknown): void => {
      onFault(new ReadingEnded(why, cause));
      done({ reading: unread(inspection, why), ended: true });
    };
    const hear = (said: unknown): void => {
      const { data: message, error } = FromThread.safeParse(said);
      if (message === undefined) end('reader_failed', error);
      else if (message.is === 'inspected') inspection = message.inspection;
      else if (message.is === 'fault') onFault(faultOf(message));
      else if (message.is === 'read') done({ reading: message.reading, ended: false });
    };
    const fail = (fault: unknown): void =>
      end(OutOfMemory.safeParse(fault).success ? 'took_too_much_memory' : 'reader_failed', fault);
    const leave = (): void => end('reader_failed');
    const timer = setTimeout(() => end('took_too_long'), milliseconds);
    worker.on('message', hear).on('error', fail).on('exit', leave);
    worker.postMessage(file, [file.bytes.buffer]);
  });
}

/** The very buffer when the file fills it; a copy when it is a piece of somebody else's. */
function handedOver(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return whole ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

function faultOf({ name, frames }: { name: string; frames: string }): Error {
  return Object.assign(new Error(), { name, stack: `${name}\n${frames}` });
}
