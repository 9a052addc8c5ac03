/** A MAPI property that we use: its id, and the bytes of its first value. */
export type MapiProperty = { id: number; type: number; bytes: Uint8Array };

/** The bytes ended too early: the reader stops, and keeps what came before. */
class Cut extends Error {}

/** Real messages have some hundred properties. Each takes 8 bytes, so the bytes alone are a loose bound. */
const PROPERTIES_AT_MOST = 2_000;
const VALUES_AT_MOST = 2_000;

/** The bytes of one value by type (MS-OXCDATA 2.11.1), as TNEF pads them to four. */
const FIXED: Readonly<Record<number, number>> = {
  0: 0,
  1: 0,
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const VARIABLE = new Set([0x0d, 0x1e, 0x1f, 0x102]);
const MULTIPLE = 0x1000;
/** A property with this id or above carries its name (MS-OXTNEF 2.1.3.4). */
const NAMED = 0x8000;

/**
 * Reads an encoded list of MAPI properties (MS-OXTNEF 2.1.3.4). Never fails. `whole` is false when the list is cut short or has an
 * unknown type; what came before is kept.
 */
export function readProperties(bytes: Uint8Array): { properties: MapiProperty[]; whole: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const properties: MapiProperty[] = [];
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) throw new Cut();
    at += length;
    return bytes.subarray(at - length, at);
  };
  const u32 = (): number => {
    take(4);
    return view.getUint32(at - 4, true);
  };
  const padded = (length: number): Uint8Array => {
    const value = take(length);
    at = Math.min(bytes.length, at + ((4 - (length % 4)) % 4));
    return value;
  };
  const skipName = () => {
    take(16);
    if (u32() === 0) take(4);
    else padded(u32());
  };
  const values = (type: number): Uint8Array => {
    const base = type & ~MULTIPLE;
    const fixed = FIXED[base];
    const variable = VARIABLE.has(base);
    if (fixed === undefined && !variable) throw new Cut();
    const count = variable || type !== base ? u32() : 1;
    if (count > VALUES_AT_MOST) throw new Cut();
    let first: Uint8Array = new Uint8Array(0);
    for (let i = 0; i < count; i++) {
      const value = variable ? padded(u32()) : take(fixed ?? 0);
      if (i === 0) first = value;
    }
    return first;
  };
  try {
    const count = Math.min(u32(), PROPERTIES_AT_MOST);
    for (let i = 0; i < count; i++) {
      const tag = u32();
      const [type, id] = [tag & 0xffff, tag >>> 16];
      if (id >= NAMED) skipName();
      properties.push({ id, type, bytes: values(type) });
    }
    return { properties, whole: true };
  } catch (error) {
    if (error instanceof Cut) return { properties, whole: false };
    throw error;
  }
}
