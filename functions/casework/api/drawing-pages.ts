import type { DrawingPage } from '#schemas/api/staff/drawing.ts';
import type { Drawing, DrawnAside, DrawnBlock, DrawnSource } from '#schemas/drawing.ts';
import { asideParts, inParts } from './long-asides.ts';

/** A page of a drawing: more does not fit a page of the console (domain S14). */
const MOST_BYTES = 100 * 1024;

/** What is on one page of a drawing. */
interface OnPage {
  readonly blocks: DrawnBlock[];
  /** The words beside no paragraph: they are after all others. */
  readonly asides: DrawnAside[];
}

/** Cuts a drawing, as its reader may see it, into pages. There is at least one page. */
export function pagesOf({ blocks, asides }: Pick<Drawing, 'blocks' | 'asides'>): OnPage[] {
  let last: OnPage = { blocks: [], asides: [] };
  const pages = [last];
  let bytes = 0;
  const pageFor = (part: unknown): OnPage => {
    const size = Buffer.byteLength(JSON.stringify(part));
    if (bytes > 0 && bytes + size > MOST_BYTES) {
      last = { blocks: [], asides: [] };
      pages.push(last);
      bytes = 0;
    }
    bytes += size;
    return last;
  };
  for (const block of blocks.flatMap(inParts)) pageFor(block).blocks.push(block);
  for (const part of asideParts(asides)) if (part.length > 0) pageFor(part).asides.push(...part);
  return pages;
}

/** Returns the sources with the pages on which each is. */
export function placesOn(pages: readonly OnPage[], sources: readonly DrawnSource[]): DrawingPage['sources'] {
  const on = sources.map(() => new Set<number>());
  for (const [index, { blocks, asides }] of pages.entries())
    for (const { of = [] } of [...partsIn(blocks), ...asides]) for (const source of of) on[source]?.add(index + 1);
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
