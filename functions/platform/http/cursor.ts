import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
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
 * Returns cursors that are signed with a secret and bound to their query. A caller can neither choose a place to read from, nor
 * carry a place from one list, or one person, to another. Cursors hold only keys, and no key is personal (law 4).
 */
export function cursorsWith(secret: () => Promise<string>): Cursors {
  const signature = async (query: unknown, position: string) =>
    createHmac('sha256', await secret())
      .update(canonicalJson(['cursor-1', query, position]))
      .digest();
  return {
    async seal(query, position) {
      const text = JSON.stringify(position);
      return `${Buffer.from(text).toString('base64url')}.${(await signature(query, text)).toString('base64url')}`;
    },
    async open(query, cursor) {
      if (cursor.length > MOST_CHARACTERS) throw badCursor();
      const [position = '', signed = ''] = cursor.split('.');
      const text = Buffer.from(position, 'base64url').toString();
      const given = Buffer.from(signed, 'base64url');
      const right = await signature(query, text);
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw badCursor();
      return JSON.parse(text);
    },
  };
}

function badCursor(): Problem {
  return new Problem(400, 'bad-cursor', 'This cursor belongs to another list. Begin again without it.');
}
