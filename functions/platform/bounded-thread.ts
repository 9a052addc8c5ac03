import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** The most that one piece of work may take in its thread. Beyond it the thread is ended. */
export interface ThreadLimits {
  /** Counted from when the thread has the work. */
  readonly milliseconds: number;
  /** The thread's JavaScript heap; buffers are outside of it. */
  readonly heapMegabytes: number;
  /** A thread that has not started by then never will: the module is missing or the machine has no room. */
  readonly startMilliseconds: number;
}

/** Why a thread did not finish its work. */
export type WhyEnded = 'took_too_long' | 'took_too_much_memory' | 'failed';

/** The thread could not be started, so nothing is known of the work: the fault is the deployment's, never the sender's. */
export class ThreadDidNotStart extends Error {
  override readonly name = 'ThreadDidNotStart';
}

/** One piece of work: what the thread is sent, and what its messages mean. */
export interface Work<Answer> {
  readonly message: unknown;
  readonly handOver: readonly ArrayBuffer[];
  /** Returns the answer once the thread has sent it, until then `undefined`. An error thrown here ends the thread. */
  readonly hear: (said: unknown) => Answer | undefined;
  /** Returns the result when the thread was ended. */
  readonly ended: (why: WhyEnded, cause: unknown) => Answer;
}

export interface BoundedThread {
  /** Does one piece of work after the other within the limits. @throws ThreadDidNotStart */
  work<Answer>(work: Work<Answer>): Promise<Answer>;
  /** Resolves when the thread can take work; `work` waits for this itself. @throws ThreadDidNotStart */
  ready(): Promise<void>;
  /** Ends the thread; later work starts another. */
  close(): Promise<void>;
}

/** The first message of a thread. */
export const Ready = z.object({ is: z.literal('ready') });

/**
 * Does work on strangers' input in a thread of its own, so that no input can take more time or memory than it may (law 3). One
 * thread does piece after piece; it is ended and replaced when one is over its limits. It starts at once, and never keeps an idle
 * process alive.
 */
export function openBoundedThread(module: URL, limits: ThreadLimits, onFault: (fault: unknown) => void): BoundedThread {
  const start = () => startThread(module, limits, onFault);
  let thread: Promise<Worker> | undefined = start();
  let last: Promise<unknown> = Promise.resolve();

  const running = async (): Promise<Worker> => {
    try {
      const worker = await thread;
      // It may have died while it was idle.
      if (worker !== undefined && worker.threadId !== -1) return worker;
      thread = start();
      return await thread;
    } catch (fault) {
      thread = undefined;
      throw fault;
    }
  };
  const one = async <Answer>(work: Work<Answer>): Promise<Answer> => {
    const worker = await running();
    worker.ref();
    const { answer, ended } = await workWithin(worker, limits.milliseconds, work);
    worker.unref();
    if (ended) {
      await worker.terminate();
      thread = start();
    }
    return answer;
  };
  return {
    work: (work) => {
      const answer = last.then(() => one(work));
      last = answer.catch(() => {});
      return answer;
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

function startThread(module: URL, limits: ThreadLimits, onFault: (fault: unknown) => void): Promise<Worker> {
  const starting = new Promise<Worker>((resolve, reject) => {
    // The thread opens strangers' input, so it gets neither our settings nor our credentials.
    const worker = new Worker(module, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    });
    const fail = (cause?: unknown): void => {
      settle();
      void worker.terminate();
      reject(new ThreadDidNotStart('a thread for what strangers sent did not start', { cause }));
    };
    const ready = (said: unknown): void => {
      if (!Ready.safeParse(said).success) return;
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
  // Nobody may be waiting yet: the next caller with work gets the error.
  starting.catch(() => {});
  return starting;
}

const OutOfMemory = z.object({ code: z.literal('ERR_WORKER_OUT_OF_MEMORY') });

interface Outcome<Answer> {
  readonly answer: Answer;
  /** The thread did not finish the work, and is no longer usable. */
  readonly ended: boolean;
}

function workWithin<Answer>(worker: Worker, milliseconds: number, work: Work<Answer>): Promise<Outcome<Answer>> {
  return new Promise((resolve) => {
    const done = (outcome: Outcome<Answer>): void => {
      clearTimeout(timer);
      worker.off('message', hear).off('error', fail).off('exit', leave);
      resolve(outcome);
    };
    const end = (why: WhyEnded, cause?: unknown): void => done({ answer: work.ended(why, cause), ended: true });
    const hear = (said: unknown): void => {
      try {
        const answer = work.hear(said);
        if (answer !== undefined) done({ answer, ended: false });
      } catch (fault) {
        end('failed', fault);
      }
    };
    const fail = (fault: unknown): void =>
      end(OutOfMemory.safeParse(fault).success ? 'took_too_much_memory' : 'failed', fault);
    const leave = (): void => end('failed');
    const timer = setTimeout(() => end('took_too_long'), milliseconds);
    worker.on('message', hear).on('error', fail).on('exit', leave);
    worker.postMessage(work.message, [...work.handOver]);
  });
}

/** Returns the same buffer when the bytes fill it; a copy when they are a piece of a larger one. */
export function handedOver(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return whole ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

/** The class and the places of an error; never its message, which may quote the input (law 4). */
export const FaultSaid = z.object({ name: z.string(), frames: z.string() });
export type FaultSaid = z.infer<typeof FaultSaid>;

export function withoutMessage(fault: unknown): FaultSaid {
  if (!(fault instanceof Error)) return { name: typeof fault, frames: '' };
  const frames = (fault.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: fault.name, frames: frames.join('\n') };
}

export function faultOf({ name, frames }: FaultSaid): Error {
  return Object.assign(new Error(), { name, stack: `${name}\n${frames}` });
}
