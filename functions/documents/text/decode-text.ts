import { isUtf8 } from 'node:buffer';

/** How a page says in which code it is written: in its head, or in the declaration of its XML. */
const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,30})/i;
/** Browsers look no further for it. */
const HEAD = 1_024;

function decodedAs(encoding: string | undefined, bytes: Uint8Array): string | undefined {
  try {
    // Where the text is cut off within a character, what is left of it is waited for and not refused.
    return encoding && new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Returns the encoding of a byte order mark of two bytes. */
export function wideMark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/**
 * Returns a text file's text, of at most `most` bytes: by its byte order mark, by what it declares, as UTF-8, or in the code of
 * Windows for western Europe, in which any bytes are text.
 */
export function decodeText(bytes: Uint8Array, most: number): { readonly text: string; readonly cut: boolean } {
  const part = bytes.subarray(0, most);
  const [, meta, xml] = DECLARED.exec(Buffer.from(part.subarray(0, HEAD)).toString('latin1')) ?? [];
  const text =
    decodedAs(wideMark(part) ?? 'utf-8', part) ??
    decodedAs(meta ?? xml, part) ??
    new TextDecoder('windows-1252').decode(part);
  return { text, cut: bytes.length > most };
}

/** Where browsers look for the character set that a page gives itself (HTML, "prescan a byte stream"). */
const META_WITHIN = 4_096;
const META = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
/** What programs write that don't know better: text that is UTF-8 throughout, and has more than ASCII, is never these. */
const UNSURE = /^(?:us-ascii|ascii|ansi_x3\.4-1968|iso-?8859-?1|iso-?8859-?15|latin-?1|windows-1252|cp1252)$/i;

function decoderOf(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    // A name that nobody knows.
    return undefined;
  }
}

/**
 * Returns the character set of bytes, where they show another than is declared: UTF-8 beside a name that programs write which
 * don't know better; that or windows-1252 beside none, or one that nobody knows. Else `undefined`.
 */
export function charsetShown(bytes: Uint8Array, declared: string | undefined): 'utf-8' | 'windows-1252' | undefined {
  if (!bytes.some((byte) => byte > 0x7f)) return undefined;
  const known = declared !== undefined && decoderOf(declared) !== undefined;
  if ((!known || UNSURE.test(declared)) && isUtf8(bytes)) return 'utf-8';
  return known ? undefined : 'windows-1252';
}

/** Decodes HTML by its character set: as declared beside it, or by itself, or as the bytes show. Never fails. */
export function htmlIn(bytes: Uint8Array, declared?: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, META_WITHIN)).toString('latin1');
  const wide = wideMark(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (charsetShown(bytes, declared) === 'utf-8') return new TextDecoder().decode(bytes);
  const own = META.exec(head)?.[1];
  const outside = declared === undefined ? undefined : decoderOf(declared);
  // The declaration is in ASCII letters, so the text is not UTF-16 or UTF-32.
  const inside = own === undefined || /^utf-?(?:16|32)/i.test(own) ? undefined : decoderOf(own);
  return (outside ?? inside ?? new TextDecoder('windows-1252')).decode(bytes);
}
