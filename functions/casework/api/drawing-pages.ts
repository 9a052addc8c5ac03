import type { DrawingPage } from '#schemas/api/staff/drawing.ts';
import type { DrawnAside, DrawnBlock, DrawnSource } from '#schemas/drawing.ts';

/** A page of a drawing: more does not fit a page of the console (domain S14). */
const MOST_BYTES = 100 * 1024;

/** Cuts a drawing into pages between its blocks. There is at least one page. */
export function pagesOf(blocks: readonly DrawnBlock[]): DrawnBlock[][] {
  const pages: DrawnBlock[][] = [[]];
  let bytes = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(JSON.stringify(block));
    if (bytes > 0 && bytes + size > MOST_BYTES) {
      pages.push([]);
      bytes = 0;
    }
    pages.at(-1)?.push(block);
    bytes += size;
  }
  return pages;
}

/** Returns the sources with the pages on which each is. */
export function placesOn(
  pages: readonly (readonly DrawnBlock[])[],
  apart: readonly DrawnAside[],
  sources: readonly DrawnSource[],
): DrawingPage['sources'] {
  const on = sources.map(() => new Set<number>());
  for (const [index, blocks] of pages.entries())
    for (const { of = [] } of [...partsIn(blocks), ...(index === pages.length - 1 ? apart : [])])
      for (const source of of) on[source]?.add(index + 1);
  return sources.map((source, index) => {
    const places = [...(on[index] ?? [])];
    return 'answer' in source ? { answer: source.answer, on: places } : { leftover: source.leftover, on: places };
  });
}

function* partsIn(blocks: readonly DrawnBlock[]): Generator<{ readonly of?: readonly number[] | undefined }> {
  for (const block of blocks)
    if (block.kind === 'paragraph') {
      yield* block.runs;
      yield* block.asides ?? [];
    } else for (const { blocks: inside } of block.cells) yield* partsIn(inside);
}
