import { Unreadable } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';

const PAGE = 512;
/** Pages of such formatting: a text of 1,000 pages has some 3,000 of either kind. */
const MOST_PAGES = 20_000;

/** A stretch of the main stream's bytes and what is said of it. */
export interface Stretch<Said> {
  readonly from: number;
  readonly to: number;
  readonly said: Said;
}

/**
 * What the formatted pages of the main stream ([MS-DOC] 2.9.32, 2.9.173) say of its bytes, in order and nowhere twice.
 * `read` is given a page and which of its stretches is meant, and says nothing of what has no meaning.
 */
export function formattedStretches<Said>(
  main: ByteView,
  table: ByteView,
  read: (page: ByteView, index: number, count: number) => Said | undefined,
): Stretch<Said>[] {
  const pages = Math.max(0, Math.floor((table.length - 4) / 8));
  if (pages > MOST_PAGES) throw new Unreadable('too_large');
  const found: Stretch<Said>[] = [];
  for (let index = 0; index < pages; index += 1) {
    const number = table.u32((pages + 1) * 4 + index * 4) & 0x3f_ffff;
    const page = main.part(number * PAGE, PAGE);
    const count = page.u8(PAGE - 1);
    if ((count + 1) * 4 > PAGE) throw new Unreadable('damaged_part');
    for (let stretch = 0; stretch < count; stretch += 1) {
      const said = read(page, stretch, count);
      if (said !== undefined) found.push({ from: page.u32(stretch * 4), to: page.u32(stretch * 4 + 4), said });
    }
  }
  return inOrder(found);
}

function inOrder<Said>(found: Stretch<Said>[]): Stretch<Said>[] {
  found.sort((one, other) => one.from - other.from);
  let end = 0;
  return found.filter(({ from, to }) => {
    if (from < end || to <= from) return false;
    end = to;
    return true;
  });
}

/** Returns the index of the first of some stretches, in order, that ends behind a position: the one that it is in, or the next. */
export function firstBehind<Part>(all: readonly Part[], position: number, endOf: (part: Part) => number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const part = all[middle];
    if (part !== undefined && endOf(part) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
