import type { Found, Gathering } from './gathering.ts';
import { isSmallPicture } from './picture-size.ts';
import type { OpenArchive } from './zip-members.ts';

/** How deep a file stands: in how many messages, in how many zips. */
export type Depth = { messages: number; zips: number };

/** One message on its way of being opened: what was found, and how a file within another is taken in. */
export type Opening = {
  gathering: Gathering;
  openArchive: OpenArchive;
  takeIn: (found: Found, depth: Depth) => Promise<void>;
};

/**
 * Whether a file is a picture that belongs to the words: HTML names it (`cid:`) and it is small. Any other picture may be a
 * photograph, and somebody looks at it, however a telephone called it.
 */
export function isOfWords(
  file: { type: string; contentId: string | null; bytes: Uint8Array },
  pictures: ReadonlySet<string>,
): boolean {
  const id = (file.contentId ?? '').trim().replace(/^<|>$/g, '');
  return id !== '' && pictures.has(id) && isSmallPicture(file.bytes);
}
