/** Tells of a long step; the function that it gives says that the step is done. */
export type Progress = (label: string) => () => void;

/** While nothing else happens, a plain log hears this often that work goes on. */
const STILL_BUSY_MS = 15_000;
const SECOND_MS = 1_000;

/** Nothing said: for tests. */
export const quiet: Progress = () => () => undefined;

/** Steps on a terminal or in a plain log: one line each when it is done, several at once if need be. */
export function progressOn(out: NodeJS.WriteStream): Progress & { readonly stop: () => void } {
  const begun = new Map<symbol, { label: string; at: number }>();
  const terminal = out.isTTY === true;
  const seconds = (at: number): string => {
    const elapsed = (performance.now() - at) / SECOND_MS;
    return elapsed < 10 ? elapsed.toFixed(1) : String(Math.round(elapsed));
  };
  const busy = (): string => [...begun.values()].map(({ label, at }) => `${label} (${seconds(at)} s)`).join(', ');
  const wipe = terminal ? '\r\x1b[K' : '';
  const timer = setInterval(
    () => {
      if (begun.size === 0) return;
      const columns = (out.columns ?? 80) - 1;
      out.write(terminal ? `${wipe}  … ${busy()}`.slice(0, columns + wipe.length) : `  … still busy: ${busy()}\n`);
    },
    terminal ? SECOND_MS : STILL_BUSY_MS,
  );
  timer.unref();
  const progress = (label: string): (() => void) => {
    const key = Symbol(label);
    const at = performance.now();
    begun.set(key, { label, at });
    return () => {
      if (begun.delete(key)) out.write(`${wipe}  ${label} … ${seconds(at)} s\n`);
    };
  };
  const stop = (): void => {
    clearInterval(timer);
    out.write(wipe);
  };
  return Object.assign(progress, { stop });
}
