/** 1.2.840.113549.1.7.2, the content type `signedData` of RFC 5652, as it is written. */
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex');
const [SEQUENCE, SET, OID, INTEGER, OCTETS, OCTETS_IN_PIECES, EXPLICIT] = [0x30, 0x31, 6, 2, 4, 0x24, 0xa0];
/** The names in a certificate are nested nine deep; OpenSSL writes 40 MB in pieces of 1 KB and more. */
const DEEP_AT_MOST = 20;
const ELEMENTS_AT_MOST = 50_000;

/** One element of BER (X.690 8.1): its tag, its content, and its parts when it has any. */
type Element = { tag: number; content: Uint8Array; parts: readonly Element[] };

/** The bytes are not BER, or have more elements than we read. */
class NotReadableError extends Error {
  override readonly name = 'NotReadableError';
}

/** Reads elements one after the other, from a place to an end or to the mark that ends an open length (X.690 8.1.5). */
function elementsIn(bytes: Uint8Array, seen: { elements: number }) {
  const byteAt = (at: number): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new NotReadableError('cut short');
    return byte;
  };
  const read = (from: number, end: number | 'marked', depth: number): { found: Element[]; next: number } => {
    const found: Element[] = [];
    let at = from;
    while (end === 'marked' ? byteAt(at) !== 0 || byteAt(at + 1) !== 0 : at < end) {
      seen.elements += 1;
      if (seen.elements > ELEMENTS_AT_MOST || depth > DEEP_AT_MOST) throw new NotReadableError('more than is read');
      const tag = byteAt(at);
      const first = byteAt(at + 1);
      const count = first > 0x80 ? first - 0x80 : 0;
      if (count > 4) throw new NotReadableError('longer than a message');
      let length = first < 0x80 ? first : 0;
      for (let index = 0; index < count; index += 1) length = length * 256 + byteAt(at + 2 + index);
      const start = at + 2 + count;
      const made = (tag & 0x20) !== 0;
      if (first === 0x80) {
        const { found: parts, next } = read(start, 'marked', depth + 1);
        found.push({ tag, content: bytes.subarray(start, next), parts });
        at = next + 2;
      } else {
        if (start + length > bytes.length) throw new NotReadableError('cut short');
        const parts = made ? read(start, start + length, depth + 1).found : [];
        found.push({ tag, content: bytes.subarray(start, start + length), parts });
        at = start + length;
      }
    }
    return { found, next: at };
  };
  return read(0, bytes.length, 0).found;
}

function octetsOf({ tag, content, parts }: Element): Uint8Array {
  if (tag === OCTETS) return content;
  if (tag !== OCTETS_IN_PIECES) throw new NotReadableError('not octets');
  return Buffer.concat(parts.map(octetsOf));
}

/** Returns whether a part may be an envelope of S/MIME (RFC 8551 3.2); gateways also send one as a file without a type. */
export function isEnvelope(type: string, name: string | null): boolean {
  return /^application\/(x-)?pkcs7-mime$/.test(type) || /\.p7m$/i.test(name ?? '');
}

/**
 * Returns the content of a signature's envelope, when its mail is signed and not encrypted: ContentInfo, SignedData,
 * EncapsulatedContentInfo (RFC 5652 3, 5.1, 5.2). The signature is not checked, and proves nothing: the content is read like any
 * mail. Returns null for an encrypted or unreadable envelope, which a person opens elsewhere.
 */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  try {
    const [info] = elementsIn(bytes, { elements: 0 });
    const [kind, wrapped] = info?.tag === SEQUENCE ? info.parts : [];
    if (kind?.tag !== OID || !SIGNED_DATA.equals(kind.content) || wrapped?.tag !== EXPLICIT) return null;
    const [version, digests, content] = wrapped.parts[0]?.parts ?? [];
    if (version?.tag !== INTEGER || digests?.tag !== SET || content?.tag !== SEQUENCE) return null;
    const octets = content.parts[1]?.parts[0];
    return octets === undefined ? null : octetsOf(octets);
  } catch (error) {
    if (error instanceof NotReadableError) return null;
    throw error;
  }
}
