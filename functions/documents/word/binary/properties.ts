import type { ByteView } from './byte-view.ts';

/** The properties ([MS-DOC] 2.6) that say something of what a text means; the rest are passed by. */
export const SPRM = {
  deleted: 0x0800,
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

/** How long an operand is ([MS-DOC] 2.2.5.1); of some kinds the bytes before it say so. */
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
      // Its length may be too small for the number that stands for it; nothing that we read comes after it.
      return property === CHANGE_TABS && size === 0xff ? list.length : size;
    }
    default:
      return 2;
  }
}

/** As `isOn`, for a property that styles turn on as well: `undefined` is as the style says. */
export function isOnOrAsStyle(value: number): boolean | undefined {
  return value === 0x80 ? undefined : isOn(value);
}

/** A property that is on or off; 0x80 and 0x81 mean as the style says, and the other way round: styles strike nothing. */
export function isOn(value: number): boolean {
  return value === 1 || value === 0x81;
}
