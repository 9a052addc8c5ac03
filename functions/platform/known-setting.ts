/** A change of a setting may take a minute to reach every job; this saves each referral a read. */
const KNOWN_FOR_MS = 60_000;
/** No referral waits long for a setting: a read takes 5 ms, and after this time the last known value counts. */
const PATIENCE_MS = 300;
/** After a read that failed or took too long the next callers don't wait either. */
const TRIED_AGAIN_MS = 10_000;

/**
 * Returns a setting, remembered for a minute. It never throws and never waits long. When the setting cannot be read, the last known
 * value counts, or else the fallback: no setting may keep a referral out or a letter back (law 1).
 */
export function knownSetting<T, From extends unknown[]>(
  read: (...from: From) => Promise<T>,
  { fallback, patienceMs = PATIENCE_MS }: { readonly fallback: T; readonly patienceMs?: number },
  now: () => number = Date.now,
): (...from: From) => Promise<T> {
  let known = fallback;
  let until = 0;
  return async (...from) => {
    if (until > now()) return known;
    const found = await within(patienceMs, () => read(...from));
    if (found !== undefined) known = found.value;
    until = now() + (found === undefined ? TRIED_AGAIN_MS : KNOWN_FOR_MS);
    return known;
  };
}

async function within<T>(patienceMs: number, read: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  try {
    return await Promise.race([
      read().then(
        (value) => ({ value }),
        () => undefined,
      ),
      tooLong,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
