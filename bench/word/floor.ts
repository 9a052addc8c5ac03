import { SaxesParser } from 'saxes';
import { openArchive } from '#functions/documents/archive/archive.ts';
import type { WordFile } from './word-file.ts';

const utf8 = new TextDecoder();

/** Inflates the main part and parses it by a bare `saxes` parser: the least that any reader with that parser needs. */
export function floor({ bytes, main }: WordFile): void {
  const opened = openArchive(bytes);
  if (!opened.ok) throw new Error(opened.problem.code);
  const part = opened.archive.read(main);
  if (!part.ok) throw new Error(part.problem.code);
  new SaxesParser().write(utf8.decode(part.bytes)).close();
}
