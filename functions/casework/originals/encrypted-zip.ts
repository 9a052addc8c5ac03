import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

// A Lambda has no web workers and needs none: 41 MB take a second.
configure({ useWebWorkers: false });

/** AES-256 (WinZip AE, vendor version AE-2), which 7-Zip and Keka open. */
const AES_256 = 3;
/** Most files are already compressed (Office files, pictures), and a zip that only stores is made in a third of the time. */
const KEEP = 0;

/** Makes a zip with one file in it, encrypted with AES-256. The name is visible without the password, so it must reveal nothing. */
export async function encryptedZip(name: string, bytes: Uint8Array, password: string): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { level: KEEP, password, encryptionStrength: AES_256 });
  await zip.add(name, new Uint8ArrayReader(bytes));
  return zip.close();
}
