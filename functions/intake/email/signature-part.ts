/** How a message is signed. That it is proves nothing here: nobody has checked it. */
export type Signed = 'smime' | 'pgp';

/** A signature with its chain of certificates has some 10 KB. */
const SIGNATURE_AT_MOST = 64 * 1024;
/** id-signedData and id-data (RFC 5652 5.1, 4), as they are written. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const DATA = Buffer.from('06092a864886f70d010701', 'hex');
/** Where they stand: behind versions and the names of digests. */
const WITHIN = 256;
/** What follows `DATA` when the signed words themselves are in the file: the context tag of `eContent`. */
const CONTENT = 0xa0;

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

function isDetached(bytes: Buffer): boolean {
  const signed = bytes.subarray(0, WITHIN).indexOf(SIGNED_DATA);
  const data = bytes.subarray(0, WITHIN * 2).indexOf(DATA);
  return signed !== -1 && data > signed && bytes[data + DATA.length] !== CONTENT;
}

/** Nothing of it can be read, and it holds no words that were signed. */
function isNoText(bytes: Buffer): boolean {
  const printable = bytes.filter((byte) => byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f)).length;
  const holdsContent = bytes.includes(Buffer.concat([DATA, Buffer.from([CONTENT])]));
  return !holdsContent && printable < bytes.length * 0.9;
}
