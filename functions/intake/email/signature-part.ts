/** How a message is signed. Nobody has checked the signature, so it proves nothing. */
export type Signed = 'smime' | 'pgp';

/** A signature with its chain of certificates has some 10 KB. */
const SIGNATURE_AT_MOST = 64 * 1024;
/** id-signedData and id-data (RFC 5652 5.1, 4), as they are written. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const DATA = Buffer.from('06092a864886f70d010701', 'hex');
/** These ids come within this many bytes, after versions and the names of digests. */
const WITHIN = 256;
/** The length of a value that two zeros end (X.690 8.1.3.6). */
const UNKNOWN_LENGTH = 0x80;

/**
 * Returns how a part signs a message, if it does nothing else: such a part is a fact about the message and not a file. Its content
 * decides as well as its name, because words must never vanish under the name of a signature.
 */
export function signatureIn(part: { type: string; name: string; bytes: Uint8Array }): Signed | null {
  if (part.bytes.length > SIGNATURE_AT_MOST) return null;
  const bytes = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength);
  const declared = /^application\/(?:x-)?pkcs7-signature$/.test(part.type);
  if (declared || /\.p7s$/i.test(part.name)) return isDetached(bytes) || (declared && isNoText(bytes)) ? 'smime' : null;
  const pgp = part.type === 'application/pgp-signature';
  if (!pgp && !/\.(?:asc|sig)$/i.test(part.name)) return null;
  const armoured = /^\s*-----BEGIN PGP SIGNATURE-----[\s\S]*-----END PGP SIGNATURE-----\s*$/.test(
    bytes.toString('latin1'),
  );
  return armoured || (pgp && isNoText(bytes)) ? 'pgp' : null;
}

/** Returns whether the signature is detached (RFC 5652 5.2): the sequence around the content's name holds nothing else. */
function isDetached(bytes: Buffer): boolean {
  const signed = bytes.subarray(0, WITHIN).indexOf(SIGNED_DATA);
  const data = bytes.subarray(0, WITHIN * 2).indexOf(DATA);
  if (signed === -1 || data <= signed) return false;
  const [length, behind] = [bytes[data - 1], data + DATA.length];
  return length === DATA.length || (length === UNKNOWN_LENGTH && bytes[behind] === 0 && bytes[behind + 1] === 0);
}

/** Returns whether nothing in it is readable, and it does not wrap signed words. */
function isNoText(bytes: Buffer): boolean {
  const printable = bytes.filter((byte) => byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f)).length;
  return !bytes.includes(SIGNED_DATA) && printable < bytes.length * 0.9;
}
