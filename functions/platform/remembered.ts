/**
 * Remembers an answer for a while, if it is worth remembering. A closed door is checked again each time, so that opening it counts
 * at once, and closing it within `forMs`.
 */
export function remembered<T>(
  ask: () => Promise<T>,
  worth: (answer: T) => boolean,
  forMs: number,
  now: () => number = Date.now,
): () => Promise<T> {
  let kept: { answer: T; until: number } | undefined;
  return async () => {
    if (kept && kept.until > now()) return kept.answer;
    const answer = await ask();
    kept = worth(answer) ? { answer, until: now() + forMs } : undefined;
    return answer;
  };
}
