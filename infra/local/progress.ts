/** Does a long step and shows it. */
export type Progress = <T>(label: string, work: () => Promise<T>) => Promise<T>;

/** While nothing else happens, a plain log shows this often that work goes on. */
const STILL_BUSY_MS = 15_000;
const SECOND_MS = 1_000;

/** Shows nothing, for tests. */
export const quiet: Progress = (_label, work) => work();

/** Shows steps on a terminal or in a plain log: one line each when it is done, also when several run at once. */
export function progressOn(out: NodeJS.WriteStream): Progress & { readonly stop: () => void } {
  const begun = new Map<symbol, { label: string; at: number }>();
  const terminal = out.isTTY === true;
  const seconds = (at: number): string => {
    const elapsed = (performance.now() - at) / SECOND_MS;
    return elapsed < 10 ? elapsed.toFixed(1) : String(Math.round(elapsed));
  };
  const wipe = terminal ? '\r\x1b[K' : '';
  const showBusy = (): void => {
    if (begun.size === 0) return;
    const busy = [...begun.values()].map(({ label, at }) => `${label} (${seconds(at)} s)`).join(', ');
    const columns = (out.columns ?? 80) - 1;
    out.write(terminal ? `${wipe}  … ${busy}`.slice(0, columns + wipe.length) : `  … still busy: ${busy}\n`);
  };
  const timer = setInterval(showBusy, terminal ? SECOND_MS : STILL_BUSY_MS).unref();
  const progress: Progress = async (label, work) => {
    const key = Symbol(label);
    const at = performance.now();
    begun.set(key, { label, at });
    try {
      const outcome = await work();
      out.write(`${wipe}  ${label} … ${seconds(at)} s\n`);
      return outcome;
    } finally {
      begun.delete(key);
    }
  };
  const stop = (): void => {
    clearInterval(timer);
    out.write(wipe);
  };
  return Object.assign(progress, { stop });
}
