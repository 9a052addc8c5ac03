import { isUtf8 } from 'node:buffer';

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
 * The character set that bytes are in, where they show another than is declared: UTF-8 beside a name that programs write which
 * don't know better; that or windows-1252 beside none, or one that nobody knows. Else `undefined`.
 */
export function charsetShown(bytes: Uint8Array, declared: string | undefined): 'utf-8' | 'windows-1252' | undefined {
  if (!bytes.some((byte) => byte > 0x7f)) return undefined;
  const known = declared !== undefined && decoderOf(declared) !== undefined;
  if ((!known || UNSURE.test(declared)) && isUtf8(bytes)) return 'utf-8';
  return known ? undefined : 'windows-1252';
}

/** HTML in the character set that it is in: as declared beside it, or by itself, or as the bytes show. Never fails. */
export function htmlIn(bytes: Uint8Array, declared?: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, META_WITHIN)).toString('latin1');
  const [first, second] = [bytes[0], bytes[1]];
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (charsetShown(bytes, declared) === 'utf-8') return new TextDecoder().decode(bytes);
  const own = META.exec(head)?.[1];
  const outside = declared === undefined ? undefined : decoderOf(declared);
  // It says so in ASCII letters, so it is none of these.
  const inside = own === undefined || /^utf-?(?:16|32)/i.test(own) ? undefined : decoderOf(own);
  return (outside ?? inside ?? new TextDecoder('windows-1252')).decode(bytes);
}
