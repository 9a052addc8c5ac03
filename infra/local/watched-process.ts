import { setTimeout as pause } from 'node:timers/promises';
import { type KeptCommand, type KeptProcess, startKept } from './kept-process.ts';

/** How long to wait before each restart. A server that ends after the last of them is not started again. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];
/** A server that ran for this long is sound: the waits begin again with the first. */
const SOUND_AFTER_MS = 10 * 60_000;

/** Shows a person that a part ended by itself. */
export type Warn = (sentence: string) => void;

/**
 * Starts a server, and restarts it when it ends by itself. `ended` settles when the server is stopped, or after its last
 * restart. Throws `ServerDidNotStart`, `AlreadyRunning` for the first start.
 */
export async function startWatched(
  wanted: KeptCommand,
  warn: Warn,
  waitsMs: readonly number[] = WAITS_MS,
): Promise<Pick<KeptProcess, 'ended' | 'stop'>> {
  const stopping = new AbortController();
  let running: KeptProcess | undefined = await startKept(wanted);

  async function startAgain(): Promise<KeptProcess | undefined> {
    try {
      return await startKept(wanted);
    } catch (fault) {
      warn(fault instanceof Error ? fault.message : String(fault));
      return undefined;
    }
  }

  async function watch(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const begun = performance.now();
      await running?.ended;
      if (stopping.signal.aborted) return;
      if (performance.now() - begun > SOUND_AFTER_MS) tries = 0;
      const waitMs = waitsMs[tries];
      if (waitMs === undefined) {
        warn(`${wanted.name} ended ${tries + 1} times and is not started again.`);
        return;
      }
      warn(`${wanted.name} ended by itself. It starts again in ${waitMs / 1000} s.`);
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      running = await startAgain();
      // Stopped while it was starting: the new server is stopped too.
      if (stopping.signal.aborted) await running?.stop();
    }
  }

  const ended = watch();
  return {
    ended,
    stop: async () => {
      stopping.abort();
      await running?.stop();
      await ended;
    },
  };
}
