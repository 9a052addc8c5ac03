import type { Words } from '#schemas/case-document.ts';
import type { Drawing } from '#schemas/drawing.ts';
import type { Block } from '../word/document.ts';
import { draw } from './draw.ts';
import { NO_PLACES } from './drawn-sources.ts';

/** Draws a text that has no blocks, such as a plain file: a line is a paragraph, and each place has its heading. */
export function drawWords(words: readonly Words[], cut: boolean): Drawing {
  const blocks = words.flatMap(({ label, text }, index) => [
    ...(index === 0 ? [] : [headingOf(label)]),
    ...linesOf(text),
  ]);
  return drawBlocks(blocks, cut);
}

/** Draws paragraphs and tables of which nothing was read as an answer. */
export function drawBlocks(blocks: readonly Block[], cut: boolean): Drawing {
  return draw({ blocks, margins: [], asides: [], ...(cut ? { cut } : {}) }, NO_PLACES);
}

/** Returns the lines of a text, each as a paragraph. */
export const linesOf = (text: string): Block[] =>
  text.split('\n').map((line) => ({ kind: 'paragraph', text: line, marks: [] }));

/** Returns the name of a place, or of a message within, as a heading. */
export const headingOf = (text: string): Block => ({ kind: 'paragraph', text, marks: [], heading: 2 });
