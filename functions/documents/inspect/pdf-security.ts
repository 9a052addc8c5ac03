import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { asDictionary, asName, asNumber, asString, type PdfDictionary } from './pdf-values.ts';

/** Undoes the encryption of a file that opens without a password. */
export interface PdfSecurity {
  stream(data: Uint8Array, object: number, generation: number): Uint8Array;
  string(text: string, object: number, generation: number): string;
}

type Method = 'none' | 'rc4' | 'aes' | 'aes256';

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const NO_PASSWORD = Buffer.alloc(0);

/**
 * Returns what decrypts a file with the *empty* user password (ISO 32000-2, 7.6.4, the standard handler of revisions 2 to 6): every
 * reader opens such a file without asking, and only printing or changing it is locked. `undefined` when it needs a
 * password, or another handler.
 */
export function pdfSecurity(encrypt: PdfDictionary, firstId: string): PdfSecurity | undefined {
  const [version, revision] = [asNumber(encrypt.get('V')) ?? 0, asNumber(encrypt.get('R')) ?? 0];
  if (asName(encrypt.get('Filter')) !== 'Standard' || version < 1 || version > 5 || version === 3) return undefined;
  const [streams, strings] = [methodOf(encrypt, version, 'StmF'), methodOf(encrypt, version, 'StrF')];
  const key = revision >= 5 ? key256(encrypt, revision) : key128(encrypt, revision, version, latin(firstId));
  if (key === undefined || streams === undefined || strings === undefined) return undefined;
  return {
    stream: (data, object, generation) => decrypted(data, streams, key, object, generation),
    string: (text, object, generation) =>
      Buffer.from(decrypted(latin(text), strings, key, object, generation)).toString('latin1'),
  };
}

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function methodOf(encrypt: PdfDictionary, version: number, which: 'StmF' | 'StrF'): Method | undefined {
  if (version < 4) return 'rc4';
  const filter = asName(encrypt.get(which)) ?? 'Identity';
  if (filter === 'Identity') return 'none';
  const method = asName(asDictionary(asDictionary(encrypt.get('CF'))?.get(filter))?.get('CFM')) ?? 'None';
  const known: Readonly<Record<string, Method>> = { None: 'none', V2: 'rc4', AESV2: 'aes', AESV3: 'aes256' };
  return known[method];
}

/** Algorithms 2, 4 and 5: the key by MD5, proved by the entry U. */
function key128(encrypt: PdfDictionary, revision: number, version: number, id: Buffer): Buffer | undefined {
  const [owner, user] = [latin(asString(encrypt.get('O')) ?? ''), latin(asString(encrypt.get('U')) ?? '')];
  const bits = version === 1 ? 40 : version === 4 ? 128 : (asNumber(encrypt.get('Length')) ?? 40);
  if (bits < 40 || bits > 128 || revision < 2) return undefined;
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE((asNumber(encrypt.get('P')) ?? 0) | 0);
  const metadata = encrypt.get('EncryptMetadata');
  const plainMetadata = revision >= 4 && metadata !== undefined && 'word' in metadata && metadata.word === 'false';
  const extra = plainMetadata ? Buffer.alloc(4, 0xff) : NO_PASSWORD;
  let key = hash('md5', PADDING, owner.subarray(0, 32), permissions, id, extra).subarray(0, bits / 8);
  for (let round = 0; revision >= 3 && round < 50; round += 1) key = hash('md5', key).subarray(0, bits / 8);
  const proof = revision === 2 ? rc4(key, PADDING) : proofOf(key, id);
  return proof.length > 0 && user.subarray(0, proof.length).equals(proof) ? key : undefined;
}

function proofOf(key: Buffer, id: Buffer): Buffer {
  let proof = hash('md5', PADDING, id);
  for (let round = 0; round < 20; round += 1) proof = rc4(Buffer.from(key.map((byte) => byte ^ round)), proof);
  return proof;
}

/** Algorithms 2.A and 2.B: U holds a hash and two salts, UE the key. */
function key256(encrypt: PdfDictionary, revision: number): Buffer | undefined {
  const [user, sealed] = [latin(asString(encrypt.get('U')) ?? ''), latin(asString(encrypt.get('UE')) ?? '')];
  if (user.length < 48 || sealed.length < 32) return undefined;
  const digest = (salt: Buffer): Buffer => (revision === 5 ? hash('sha256', salt) : hardenedHash(salt));
  if (!digest(user.subarray(32, 40)).equals(user.subarray(0, 32))) return undefined;
  const opener = createDecipheriv('aes-256-cbc', digest(user.subarray(40, 48)), Buffer.alloc(16)).setAutoPadding(false);
  return opener.update(sealed.subarray(0, 32));
}

function hardenedHash(salt: Buffer): Buffer {
  let key = hash('sha256', salt);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const block = Buffer.concat(new Array<Buffer>(64).fill(key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const mixed = cipher.update(block);
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = hash(remainder === 0 ? 'sha256' : remainder === 1 ? 'sha384' : 'sha512', mixed);
    last = mixed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

/** Decrypts an object by algorithm 1: each has a key of its own, except for AES with 256 bits. */
function decrypted(data: Uint8Array, method: Method, key: Buffer, object: number, generation: number): Uint8Array {
  if (method === 'none') return data;
  const place = [
    object & 0xff,
    (object >> 8) & 0xff,
    (object >> 16) & 0xff,
    generation & 0xff,
    (generation >> 8) & 0xff,
  ];
  const salt = method === 'aes' ? latin('sAlT') : NO_PASSWORD;
  const own =
    method === 'aes256' ? key : hash('md5', key, Buffer.from(place), salt).subarray(0, Math.min(16, key.length + 5));
  if (method === 'rc4') return rc4(own, data);
  const whole = data.subarray(16, data.length - (data.length % 16));
  if (whole.length === 0) return NO_PASSWORD;
  const cipher = method === 'aes' ? 'aes-128-cbc' : 'aes-256-cbc';
  if (own.length !== (method === 'aes' ? 16 : 32)) return NO_PASSWORD;
  const plain = createDecipheriv(cipher, own, data.subarray(0, 16)).setAutoPadding(false).update(whole);
  const padding = plain.at(-1) ?? 0;
  return padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain;
}

function hash(kind: 'md5' | 'sha256' | 'sha384' | 'sha512', ...parts: readonly Uint8Array[]): Buffer {
  const digest = createHash(kind);
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** Encrypts or decrypts with RC4. It is written out here because OpenSSL 3 keeps it in a provider that Lambda does not load. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number): void => {
    const kept = state[one] ?? 0;
    state[one] = state[other] ?? 0;
    state[other] = kept;
  };
  for (let at = 0, mixed = 0; at < 256; at += 1) {
    mixed = (mixed + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff;
    swap(at, mixed);
  }
  let [one, other] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      one = (one + 1) & 0xff;
      other = (other + (state[one] ?? 0)) & 0xff;
      swap(one, other);
      return byte ^ (state[((state[one] ?? 0) + (state[other] ?? 0)) & 0xff] ?? 0);
    }),
  );
}
