import type { Block, Table } from '../document.ts';
import type { Gathering } from './gathering.ts';
import { type Context, Headings } from './headings.ts';
import type { Topic } from './meaning.ts';
import { Paragraphs } from './paragraphs.ts';
import { Tables } from './tables.ts';

/** Goes through blocks in their order: of the document, or of a cell that is a frame around them. */
export function readBlocks(gathering: Gathering, blocks: readonly Block[], context: Context): void {
  const tables = new Tables(gathering, (inner, its) => readBlocks(gathering, inner, its));
  const headings = new Headings(context);
  const paragraphs = new Paragraphs(gathering, headings, context.depth > 0);
  /** The topic of the table just before, while no text is between. */
  let carried: Topic | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.text.trim() !== '') carried = undefined;
      paragraphs.read(block);
      continue;
    }
    const waiting = paragraphs.takePending(isBox(block, gathering, headings.context.topic));
    const crossed = paragraphs.beforeTable();
    const here: Context = crossed ? { ...headings.context, crossed } : headings.context;
    const context: Context = here.topic || !carried ? here : { ...here, topic: carried, carried: true };
    carried = tables.read(block, context, waiting);
  }
  paragraphs.end();
}

/** Tells whether a table is one cell to write in, without labels or tables of its own. */
function isBox({ rows }: Table, gathering: Gathering, topic: Topic | undefined): boolean {
  const [row, ...more] = rows;
  const [cell, ...others] = row?.cells ?? [];
  if (!cell || more.length > 0 || others.length > 0) return false;
  return cell.blocks.every(
    (block) =>
      block.kind === 'paragraph' &&
      gathering.labels.topicOf(block.text.trim()) === undefined &&
      gathering.linesOf(block).every((line) => !gathering.labels.isBegun(line, topic)),
  );
}
