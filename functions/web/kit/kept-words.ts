import { newToken } from '#functions/platform/identifiers.ts';
import type { CookieKeys } from './sealing.ts';

/** The words that sessions keep, sealed. */
export interface WordStore {
  readonly keep: (id: string, words: { name: string; sealed: string; until: Date; ifFree?: Date }) => Promise<boolean>;
  readonly read: (id: string, name: string, now: Date) => Promise<string | undefined>;
}

/** What is typed or searched for is kept this long. */
export const KEPT_MS = 15 * 60_000;
const NAME = /^[\w-]{1,30}$/;
const useOf = (name: string): string => `kept-words/${name}`;

/** Returns what keeps words for a session, and gives them back to nobody else. A name of its own, `reason`, replaces what it kept before. */
export function keptWords(store: WordStore, keys: CookieKeys, now: Date) {
  const put = (words: unknown, name: string, forMs: number, ifFree: { ifFree?: Date } = {}) =>
    store.keep(keys.id, {
      name,
      sealed: keys.seal(JSON.stringify(words), useOf(name)),
      until: new Date(now.getTime() + forMs),
      ...ifFree,
    });
  return {
    keep: async (words: unknown, { name = newToken(), forMs = KEPT_MS }: { name?: string; forMs?: number } = {}) => {
      await put(words, name, forMs);
      return name;
    },
    /** Keeps words under a name that has none; returns whether it had none. */
    keepIfFree: (words: unknown, { name, forMs }: { name: string; forMs: number }) =>
      put(words, name, forMs, { ifFree: now }),
    kept: async (name: string): Promise<unknown> => {
      if (!NAME.test(name)) return undefined;
      const sealed = await store.read(keys.id, name, now);
      const text = sealed === undefined ? undefined : keys.open(sealed, useOf(name));
      return text === undefined ? undefined : JSON.parse(text);
    },
  };
}
