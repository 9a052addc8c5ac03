import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities/decode';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});?/g;
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
  const decode = inAttribute ? decodeHTMLAttribute : decodeHTML;
  return text.replace(REFERENCE, (whole: string, decimal?: string, hex?: string, at = 0) => {
    if (decimal !== undefined) return numbered(Number.parseInt(decimal, 10));
    if (hex !== undefined) return numbered(Number.parseInt(hex, 16));
    const next = text.charAt(at + whole.length);
    const read = decode(whole + next);
    const shown = read.slice(0, read.length - next.length);
    if (shown !== whole || !whole.endsWith(';')) return shown;
    // Old programs wrote names in capitals.
    const small = whole.toLowerCase();
    const known = decodeHTMLStrict(small);
    return known === small ? whole : known;
  });
}
