import type { Block } from '../document.ts';
import { type Around, Headings } from './around.ts';
import type { Gathering } from './gathering.ts';
import type { Topic } from './meaning.ts';
import { Paragraphs } from './paragraphs.ts';
import { Tables } from './tables.ts';

/** Goes through blocks in their order: of the document, or of a cell that is a frame around them. */
export function readBlocks(gathering: Gathering, blocks: readonly Block[], around: Around): void {
  const tables = new Tables(gathering, (inner, its) => readBlocks(gathering, inner, its));
  const headings = new Headings(around);
  const paragraphs = new Paragraphs(gathering, headings, around.depth > 0);
  /** What the table just before was about, while nothing stands between. */
  let carried: Topic | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.text.trim() !== '') carried = undefined;
      paragraphs.read(block);
      continue;
    }
    const waiting = paragraphs.takePending();
    paragraphs.beforeTable();
    const here = headings.around;
    carried = tables.read(block, { ...here, topic: here.topic ?? carried }, waiting);
  }
  paragraphs.end();
}
