import { Unreadable } from '../unreadable.ts';

/** The parts of a Word document, as `documents/archive` gives them: by name, bounded, checked. */
export interface WordParts {
  has(name: string): boolean;
  read(
    name: string,
  ):
    | { readonly ok: true; readonly bytes: Uint8Array }
    | { readonly ok: false; readonly problem: { readonly code: string } };
}

/** A part that is gone through has at most this many bytes: some 8,000 pages, at 2 s of a function's time. */
const LARGEST_PART = 24 * 1024 * 1024;

/** A part's bytes. Throws `Unreadable` when the archive cannot give them, or they are too many. */
export function partBytes(parts: WordParts, name: string): Uint8Array {
  const read = parts.read(name);
  if (!read.ok) throw new Unreadable(read.problem.code === 'too_large' ? 'too_large' : 'damaged_part');
  if (read.bytes.length > LARGEST_PART) throw new Unreadable('too_large');
  return read.bytes;
}
