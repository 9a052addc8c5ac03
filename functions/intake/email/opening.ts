import type { Found, Gathering } from './gathering.ts';
import { isSmallPicture } from './picture-size.ts';
import type { OpenArchive } from './zip-members.ts';

/** How deep a file lies: in how many messages, and in how many zips. */
export type Depth = { messages: number; zips: number };

/** One message while it is opened: what was found so far, and how to take in a file within another. */
export type Opening = {
  gathering: Gathering;
  openArchive: OpenArchive;
  takeIn: (found: Found, depth: Depth) => Promise<void>;
};

/**
 * Returns whether a picture belongs to the words: HTML names it (`cid:`) and it is small. Any other picture may be a photograph,
 * and somebody looks at it whatever the telephone called it.
 */
export function isOfWords(
  file: { type: string; contentId: string | null; bytes: Uint8Array },
  pictures: ReadonlySet<string>,
): boolean {
  const id = (file.contentId ?? '').trim().replace(/^<|>$/g, '');
  return id !== '' && pictures.has(id) && isSmallPicture(file.bytes);
}
