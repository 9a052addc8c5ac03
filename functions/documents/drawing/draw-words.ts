import type { Words } from '#schemas/case-document.ts';
import type { Drawing } from '#schemas/drawing.ts';
import type { ReadDocument } from '../word/document.ts';
import { draw } from './draw.ts';
import { NO_PLACES } from './drawn-sources.ts';

/** Draws a text that has no blocks, such as a plain file or an email: a line is a paragraph, and each place has its heading. */
export function drawWords(words: readonly Words[], cut: boolean): Drawing {
  const blocks = words.flatMap(({ label, text }, index) => [
    ...(index === 0 ? [] : [{ kind: 'paragraph' as const, text: label, marks: [], heading: 2 }]),
    ...text.split('\n').map((line) => ({ kind: 'paragraph' as const, text: line, marks: [] })),
  ]);
  const document: ReadDocument = { blocks, margins: [], asides: [], ...(cut ? { cut } : {}) };
  return draw(document, NO_PLACES);
}
