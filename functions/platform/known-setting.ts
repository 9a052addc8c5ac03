/** A change of a setting may take a minute to reach every job; this saves each referral a read. */
const KNOWN_FOR_MS = 60_000;
/** No referral waits long for a setting: a read takes 5 ms, and after this time the last known value counts. */
const PATIENCE_MS = 300;
/** After a read that failed or took too long the next callers don't wait either. */
const TRIED_AGAIN_MS = 10_000;

interface Unread<T> {
  /** What counts until the setting could be read once. */
  readonly fallback: T;
  readonly patienceMs?: number;
  /** Hears of a read that failed, so that a setting without effect is noticed. */
  readonly onFault?: (error: unknown) => void;
}

/** A read took longer than its caller may wait. */
class SlowReadError extends Error {
  override readonly name = 'SlowReadError';
}

/**
 * Returns a setting, remembered for a minute. It never throws and never waits long. When the setting cannot be read, the last known
 * value counts, or else the fallback: no setting may keep a referral out or a letter back (law 1).
 */
export function knownSetting<T, From extends unknown[]>(
  read: (...from: From) => Promise<T>,
  { fallback, patienceMs = PATIENCE_MS, onFault = () => undefined }: Unread<T>,
  now: () => number = Date.now,
): (...from: From) => Promise<T> {
  let known = fallback;
  let until = 0;
  return async (...from) => {
    if (until > now()) return known;
    try {
      known = await within(patienceMs, read(...from));
      until = now() + KNOWN_FOR_MS;
    } catch (error) {
      onFault(error);
      until = now() + TRIED_AGAIN_MS;
    }
    return known;
  };
}

async function within<T>(patienceMs: number, reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SlowReadError(`no answer in ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([reading, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
