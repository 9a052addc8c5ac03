/** Bytes of markup (XML 1.0, fifth edition). */
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const SLASH = 0x2f;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;

/** What a byte may be, as bits. */
export const WHITE = 1;
export const NAME_START = 2;
/** Also a name's first letter. */
export const NAME = 4;
/** Never allowed in XML 1.0 (2.2): a control character. Byte 0 is also what is met behind the end. */
export const FORBIDDEN = 8;
/** Its text is not simply its bytes: an entity, a carriage return, a character of several bytes, the end of `]]>`. */
export const SPECIAL = 16;
/** Part of a character of several bytes. */
export const WIDE = 64;
/** In an attribute's value it becomes a space (3.3.3). */
export const TO_SPACE = 32;

/** The bits of each byte. */
export const BYTE_KINDS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === TAB || byte === LINE_FEED) return WHITE | TO_SPACE;
  if (byte === RETURN) return WHITE | TO_SPACE | SPECIAL;
  if (byte === SPACE) return WHITE;
  if (byte < SPACE) return FORBIDDEN;
  if (byte === AMPERSAND || byte === GREATER) return SPECIAL;
  // Every character of several bytes counts as a letter of a name: few of them are not letters, and no producer writes those.
  if (byte >= 0x80) return NAME_START | NAME | SPECIAL | WIDE;
  const char = String.fromCharCode(byte);
  if (/[A-Za-z_:]/.test(char)) return NAME_START | NAME;
  return /[0-9.-]/.test(char) ? NAME : 0;
});

/** Returns the position after white space. */
export function whiteEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & WHITE) !== 0) at += 1;
  return at;
}
