import type { FormRecord } from '#schemas/case.ts';
import { type ChildSaid, childrenOf } from './children.ts';
import { keysOfChild, keysOfReferrer, type SearchKey } from './keys-of.ts';

/** A search key, and the number of its child on the case; 0 is the case itself. */
export interface OwnedKey {
  readonly child: number;
  readonly key: SearchKey;
}

/**
 * Twelve children with a known-as name each make some 190. More come from aliases of a large family, and its surest keys come
 * first. Each is an item and a line of the index, so a case needs a bound.
 */
export const MOST_KEYS = 200;

/** The fields of a form that identify its sender. */
const REFERRER = ['/referrer/email', '/referrer/telephone'];

export interface CaseKeys {
  readonly children: readonly ChildSaid[];
  readonly keys: readonly OwnedKey[];
  /** The number of keys that did not fit. */
  readonly cut: number;
}

/**
 * Returns every search key of a case, form by form, each once. Forms are only ever added, so the n-th key of a case is its n-th for
 * good, under any secret. Writing the keys again, or twice at once, gives the same result.
 */
export function keysOfCase(forms: readonly FormRecord[], sentBy: readonly (string | undefined)[]): CaseKeys {
  const children = childrenOf(forms);
  const keys = new Map<string, OwnedKey>();
  const add = (child: number, key: SearchKey) => {
    const name = JSON.stringify([child, key.kind, ...key.parts]);
    if (!keys.has(name)) keys.set(name, { child, key });
  };
  for (const key of keysOfReferrer(sentBy)) add(0, key);
  for (const form of [...forms].sort((a, b) => a.number - b.number)) {
    const said = form.answers
      .filter(({ path }) => REFERRER.includes(path))
      .map(({ value }) => (typeof value === 'string' ? value : undefined));
    for (const key of keysOfReferrer(said)) add(0, key);
    for (const [index, child] of children.entries()) {
      if (child.form !== form.number) continue;
      for (const key of keysOfChild(child)) add(index + 1, key);
    }
  }
  const all = [...keys.values()];
  return { children, keys: all.slice(0, MOST_KEYS), cut: Math.max(0, all.length - MOST_KEYS) };
}
