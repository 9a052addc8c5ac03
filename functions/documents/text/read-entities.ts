import { BARE_ENTITIES, ENTITIES } from './entities.ts';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));?/g;
/** The longest name that needs no semicolon has six letters. */
const LONGEST_BARE = 6;
/** Numbers of windows-1252, which browsers read as that (HTML, "Numeric character reference end state"). */
const western = new TextDecoder('windows-1252');

function numbered(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return western.decode(Uint8Array.of(code));
  const usable =
    code === 0x09 || code === 0x0a || (code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff));
  return usable ? String.fromCodePoint(code) : ' ';
}

/**
 * Reads the character references of HTML as browsers do; others stay as written, so that nothing is lost. In an attribute a
 * name without a semicolon counts only where no more letters follow: `?a=1&copy=2` is an address.
 */
export function readEntities(text: string, inAttribute = false): string {
  return text.replace(REFERENCE, (whole: string, decimal?: string, hex?: string, name?: string, at = 0) => {
    if (decimal !== undefined) return numbered(Number.parseInt(decimal, 10));
    if (hex !== undefined) return numbered(Number.parseInt(hex, 16));
    if (name === undefined) return whole;
    const closed = whole.endsWith(';');
    const exact = closed ? (ENTITIES.get(name) ?? BARE_ENTITIES.get(name)) : undefined;
    if (exact !== undefined) return exact;
    for (let length = Math.min(name.length, LONGEST_BARE); length >= 2; length -= 1) {
      const bare = BARE_ENTITIES.get(name.slice(0, length));
      if (bare === undefined) continue;
      const follows = whole.charAt(1 + length) || text.charAt(at + whole.length);
      return inAttribute && /[A-Za-z0-9=]/.test(follows) ? whole : bare + whole.slice(1 + length);
    }
    // Old programs wrote names in capitals.
    return (closed ? ENTITIES.get(name.toLowerCase()) : undefined) ?? whole;
  });
}
