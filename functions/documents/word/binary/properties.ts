import type { ByteView } from './byte-view.ts';

/** The properties ([MS-DOC] 2.6) that say something of what a text means; the rest are passed by. */
export const SPRM = {
  deleted: 0x0800,
  isData: 0x0806,
  struck: 0x0837,
  hidden: 0x083c,
  isSpecial: 0x0855,
  doubleStruck: 0x2a53,
  font: 0x4a4f,
  otherFont: 0x4a51,
  dataAt: 0x6a03,
  symbol: 0x6a09,
  inTable: 0x2416,
  endsRow: 0x2417,
  endsInnerCell: 0x244b,
  endsInnerRow: 0x244c,
  outline: 0x2640,
  hugeProperties: 0x6646,
  depth: 0x6649,
  merge: 0x5624,
  defineTable: 0xd608,
  verticalMerge: 0xd62b,
} as const;

const CHANGE_TABS = 0xc615;

/** Goes through a list of properties; one that reaches outside of the list ends it. */
export function eachProperty(list: ByteView, found: (property: number, operand: ByteView) => void): void {
  let at = 0;
  while (at + 3 <= list.length) {
    const property = list.u16(at);
    at += 2;
    const { skip, size } = operandSize(list, at, property);
    if (at + skip + size > list.length) return;
    found(property, list.part(at + skip, size));
    at += skip + size;
  }
}

/** How long an operand is, and how many bytes before it say so ([MS-DOC] 2.2.5.1). */
function operandSize(list: ByteView, at: number, property: number): { skip: number; size: number } {
  switch (property >>> 13) {
    case 0:
    case 1:
      return { skip: 0, size: 1 };
    case 3:
      return { skip: 0, size: 4 };
    case 7:
      return { skip: 0, size: 3 };
    case 6: {
      if (property === SPRM.defineTable && at + 2 <= list.length)
        return { skip: 2, size: Math.max(0, list.u16(at) - 1) };
      const size = list.u8(at);
      // Its length may be too small for the number that stands for it; nothing that we read comes after it.
      return property === CHANGE_TABS && size === 0xff ? { skip: 1, size: list.length } : { skip: 1, size };
    }
    default:
      return { skip: 0, size: 2 };
  }
}

/** A property that is on or off; 0x80 and 0x81 mean as the style says, and the other way round: styles strike nothing. */
export function isOn(operand: ByteView): boolean {
  const value = operand.u8(0);
  return value === 1 || value === 0x81;
}
