/**
 * Works through items a few at a time. After an error it takes no new items, and throws the error when the running ones have ended.
 */
export async function fewAtOnce<T>(
  items: AsyncIterable<T> | Iterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = (async function* () {
    yield* items;
  })();
  let stopped = false;
  const worker = async (): Promise<void> => {
    while (!stopped) {
      const next = await queue.next();
      if (next.done === true) return;
      try {
        await work(next.value);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: most }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
