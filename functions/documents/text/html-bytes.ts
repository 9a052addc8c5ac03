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

/** Whether bytes are UTF-8 though something else is declared, or nothing. */
export function isReallyUtf8(bytes: Uint8Array, declared: string | undefined): boolean {
  return (declared === undefined || UNSURE.test(declared)) && bytes.some((byte) => byte > 0x7f) && isUtf8(bytes);
}

/** HTML in the character set that it is in: as declared beside it, or by itself, or as the bytes show. Never fails. */
export function htmlIn(bytes: Uint8Array, declared?: string): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, META_WITHIN)).toString('latin1');
  const [first, second] = [bytes[0], bytes[1]];
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isReallyUtf8(bytes, declared)) return new TextDecoder().decode(bytes);
  const own = META.exec(head)?.[1];
  const outside = declared === undefined ? undefined : decoderOf(declared);
  // It says so in ASCII letters, so it is none of these.
  const inside = own === undefined || /^utf-?(?:16|32)/i.test(own) ? undefined : decoderOf(own);
  return (outside ?? inside ?? new TextDecoder('windows-1252')).decode(bytes);
}
