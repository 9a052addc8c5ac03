/** How a message is signed. That it is proves nothing here: nobody has checked it. */
export type Signed = 'smime' | 'pgp';

/** A signature with its chain of certificates has some 10 KB. */
const SIGNATURE_AT_MOST = 64 * 1024;
/** id-signedData and id-data (RFC 5652 5.1, 4), as they are written. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const DATA = Buffer.from('06092a864886f70d010701', 'hex');
/** Where they stand: behind versions and the names of digests. */
const WITHIN = 256;
/** The length of what is ended by two zeros (X.690 8.1.3.6). */
const UNKNOWN_LENGTH = 0x80;

/**
 * Whether a part only proves a message: a fact about it, and no file of anybody's. By its content as well as by its name,
 * because nothing that holds words may vanish under the name of a signature.
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

/** Whether the signature stands alone (RFC 5652 5.2): the sequence around the name of the content holds nothing but it. */
function isDetached(bytes: Buffer): boolean {
  const signed = bytes.subarray(0, WITHIN).indexOf(SIGNED_DATA);
  const data = bytes.subarray(0, WITHIN * 2).indexOf(DATA);
  if (signed === -1 || data <= signed) return false;
  const [length, behind] = [bytes[data - 1], data + DATA.length];
  return length === DATA.length || (length === UNKNOWN_LENGTH && bytes[behind] === 0 && bytes[behind + 1] === 0);
}

/** Nothing of it can be read, nor is it a wrapping of words that were signed. */
function isNoText(bytes: Buffer): boolean {
  const printable = bytes.filter((byte) => byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f)).length;
  return !bytes.includes(SIGNED_DATA) && printable < bytes.length * 0.9;
}
