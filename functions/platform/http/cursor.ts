import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
import type { LookupKeys } from '../lookup-keys.ts';
import { Problem } from './problem.ts';

/** Turns a position in a list into a text that the caller sends back, and back again. */
export interface Cursors {
  seal(query: unknown, position: unknown): Promise<string>;
  /** @throws Problem 400 for a cursor of another query or person, or one that we did not make */
  open(query: unknown, cursor: string): Promise<unknown>;
}

/** A position is three keys of at most 200 characters; we make no longer ones. */
const MOST_CHARACTERS = 1500;

/**
 * Returns the key of cursors, derived from a key of the search tokens (HKDF, RFC 5869). A cursor proves nothing about a token: neither
 * can be computed from the other.
 */
const derived = ({ secret }: { readonly secret: string }): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'front-door-cursor-1', 32));

/**
 * Returns cursors that are signed and bound to their query. A caller can neither choose a place to read from, nor carry a place from
 * one list, or one person, to another. Cursors hold only keys of items, and no such key is personal (law 4). After a change of the
 * lookup secret, cursors under the previous key still open.
 */
export function cursorsWith(keys: () => Promise<LookupKeys>): Cursors {
  const signature = (key: Buffer, query: unknown, position: string) =>
    createHmac('sha256', key)
      .update(canonicalJson(['cursor-1', query, position]))
      .digest();
  return {
    async seal(query, position) {
      const text = JSON.stringify(position);
      const signed = signature(derived((await keys()).current), query, text);
      return `${Buffer.from(text).toString('base64url')}.${signed.toString('base64url')}`;
    },
    async open(query, cursor) {
      if (cursor.length > MOST_CHARACTERS) throw badCursor();
      const [position = '', signed = ''] = cursor.split('.');
      const text = Buffer.from(position, 'base64url').toString();
      const given = Buffer.from(signed, 'base64url');
      const { current, previous = current } = await keys();
      const right = [current, previous].map((key) => signature(derived(key), query, text));
      if (!right.some((one) => given.length === one.length && timingSafeEqual(given, one))) throw badCursor();
      return JSON.parse(text);
    },
  };
}

function badCursor(): Problem {
  return new Problem(400, 'bad-cursor', 'This cursor belongs to another list. Begin again without it.');
}
