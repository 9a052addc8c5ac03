import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { readWordBinary } from '#functions/documents/word/binary/read-word-binary.ts';
import type { ReadDocument } from '#functions/documents/word/document.ts';
import { readOpenDocument } from '#functions/documents/word/opendocument/read-open-document.ts';
import { readRichText } from '#functions/documents/word/rich-text/read-rich-text.ts';
import { corpus } from '#test/support/corpus.ts';
import { givesDocumentOrReason } from './sound.ts';

const { folder, files } = corpus('docx');
const others = files.filter((file) => /\.(?:odt|doc|dot|rtf)$/i.test(file));

function read(file: string): ReadDocument {
  const bytes = Uint8Array.from(readFileSync(join(folder, file)));
  if (/rtf$/i.test(file)) return readRichText(bytes);
  if (!/odt$/i.test(file)) return readWordBinary(bytes);
  const opened = openArchive(bytes);
  if (!opened.ok) throw new Error(opened.problem.code);
  return readOpenDocument(opened.archive);
}

if (others.length > 0) {
  // Also those that the inspection holds, which the service would not read.
  describe('every .odt, .doc and .rtf of the corpus', () => {
    it.each(others)('is a document, or there is a reason: %s', (file) => {
      expect(givesDocumentOrReason(() => read(file))).toBe(true);
    });
  });
} else {
  describe('the corpus', () => {
    it('is not on this machine, so nothing was read', () => {
      expect(others).toEqual([]);
    });
  });
}
