import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { readOoxml } from '#functions/documents/word/ooxml/read-ooxml.ts';
import { openAndRead } from '#functions/documents/word/read-document.ts';
import type { WordFile } from './word-file.ts';

/** What the service does with a file: inspects it, and reads every field of the form. A file that it would hold is read all the same. */
export function ours({ bytes }: WordFile): void {
  const { archive, package: facts } = inspectFile(bytes, 'form.docx');
  if (archive === undefined) throw new Error('no archive');
  openAndRead(() => readOoxml(archive, facts));
}
