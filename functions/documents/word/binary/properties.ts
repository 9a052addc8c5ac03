import { Unreadable } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';

/** The properties ([MS-DOC] 2.6) that say something of what a text means; the rest are passed by. */
export const SPRM = {
  deleted: 0x0800,
  inserted: 0x0801,
  bold: 0x0835,
  struck: 0x0837,
  hidden: 0x083c,
  highlight: 0x2a0c,
  doubleStruck: 0x2a53,
  size: 0x4a43,
  style: 0x4a30,
  font: 0x4a4f,
  otherFont: 0x4a51,
  dataAt: 0x6a03,
  symbol: 0x6a09,
  inTable: 0x2416,
  endsRow: 0x2417,
  endsInnerCell: 0x244b,
  endsInnerRow: 0x244c,
  outline: 0x2640,
  longList: 0x6646,
  depth: 0x6649,
  merge: 0x5624,
  defineTable: 0xd608,
  verticalMerge: 0xd62b,
} as const;

const CHANGE_TABS = 0xc615;

/** Goes through a list of properties and tells where in it the operand of each is; one that reaches outside ends it. */
export function eachProperty(
  list: ByteView,
  from: number,
  to: number,
  found: (property: number, at: number, size: number) => void,
): void {
  const end = Math.min(to, list.length);
  let at = from;
  while (at + 3 <= end) {
    const property = list.u16(at);
    at += 2;
    const skip = property >>> 13 === 6 ? (property === SPRM.defineTable ? 2 : 1) : 0;
    if (at + skip > end) return;
    const size = operandSize(list, at, property);
    at += skip;
    if (at + size > end) return;
    found(property, at, size);
    at += size;
  }
}

/** Returns how long an operand is ([MS-DOC] 2.2.5.1); of some kinds the bytes before it say so. */
function operandSize(list: ByteView, at: number, property: number): number {
  switch (property >>> 13) {
    case 0:
    case 1:
      return 1;
    case 3:
      return 4;
    case 7:
      return 3;
    case 6: {
      if (property === SPRM.defineTable) return Math.max(0, list.u16(at) - 1);
      const size = list.u8(at);
      // The list may be longer than its length can say; nothing that we read follows it.
      return property === CHANGE_TABS && size === 0xff ? list.length : size;
    }
    default:
      return 2;
  }
}

/** Tells whether a property that styles set too is on: `undefined` means as the style says. */
export function isOnOrAsStyle(value: number): boolean | undefined {
  return value === 0x80 ? undefined : isOn(value);
}

/** Tells whether a property is on; 0x80 and 0x81 mean as the style says, and the other way round: styles strike nothing. */
export function isOn(value: number): boolean {
  return value === 1 || value === 0x81;
}

const PAGE = 512;
/** Pages of such formatting: a text of 1,000 pages has some 3,000 of either kind. */
const MOST_PAGES = 20_000;

/** A stretch of the main stream's bytes and its formatting. */
export interface Stretch<Said> {
  readonly from: number;
  readonly to: number;
  readonly said: Said;
}

/**
 * Returns what the formatted pages of the main stream ([MS-DOC] 2.9.32, 2.9.173) say of its bytes, in order and nowhere twice.
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
