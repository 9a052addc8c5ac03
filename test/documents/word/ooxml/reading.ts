import { openArchive } from '#functions/documents/archive/archive.ts';
import type { Block, Field, Paragraph, ReadDocument, Table } from '#functions/documents/word/document.ts';
import { readOoxml } from '#functions/documents/word/ooxml/read-ooxml.ts';
import { type MadeDocument, wordDocument } from '../word-document.ts';

/** What the reader of Office Open XML makes of a document with this body, without the mark of our form. */
export function documentOf(body: string, more: MadeDocument = {}): ReadDocument {
  return documentIn(wordDocument({ mark: '', body, ...more }));
}

/** What it makes of a whole file. */
export function documentIn(bytes: Uint8Array): ReadDocument {
  const opened = openArchive(bytes);
  if (!opened.ok) throw new Error(opened.problem.code);
  return readOoxml(opened.archive);
}

/** All paragraphs, those in cells too, in reading order. */
export function paragraphsIn(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks))),
  );
}

/** What the paragraphs of a document say. */
export function textsIn({ blocks }: ReadDocument): string[] {
  return paragraphsIn(blocks).map(({ text }) => text);
}

/** What those of a document with this body say. */
export function textsOf(body: string): string[] {
  return textsIn(documentOf(body));
}

/** Every field of a document once, in reading order. */
export function fieldsIn({ blocks, margins }: ReadDocument): Field[] {
  const marks = paragraphsIn([...blocks, ...margins]).flatMap((paragraph) => paragraph.marks);
  return [...new Set(marks.flatMap(({ field }) => field ?? []))];
}

export function fieldsOf(body: string, more: MadeDocument = {}): Field[] {
  return fieldsIn(documentOf(body, more));
}

/** The struck parts of the body's text. */
export function struckIn(body: string): string[] {
  return paragraphsIn(documentOf(body).blocks).flatMap(({ text, marks }) =>
    marks.filter(({ struck }) => struck).map(({ start, end }) => text.slice(start, end)),
  );
}

/** The first table of the body. */
export function tableOf(body: string): Table {
  for (const block of documentOf(body).blocks) if (block.kind === 'table') return block;
  throw new Error('no table');
}
