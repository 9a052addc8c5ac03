import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { readOoxml } from '#functions/documents/word/ooxml/read-ooxml.ts';
import { openAndRead } from '#functions/documents/word/read-document.ts';
import type { WordFile } from './word-file.ts';

/** Inspects a file and reads every field of the form, as the service does. It also reads a file that the service would hold. */
export function ours({ bytes }: WordFile): void {
  const { archive, package: facts } = inspectFile(bytes, 'form.docx');
  if (archive === undefined) throw new Error('no archive');
  openAndRead(() => readOoxml(archive, facts));
}
