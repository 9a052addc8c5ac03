import type { Block } from '../document.ts';

/** The words of a note or a comment, a line a paragraph. Blocks are never deeper than the assembly lets them be. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.flatMap(({ cells }) => cells.map(({ blocks: inner }) => blocksText(inner))).join('\n'),
    )
    .join('\n');
}
