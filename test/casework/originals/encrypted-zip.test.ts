import { describe, expect, it } from '@jest/globals';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { encryptedZip } from '#functions/casework/originals/encrypted-zip.ts';
import { newPassword } from '#functions/casework/originals/password.ts';

const bytes = Buffer.from('Anything at all. '.repeat(1000));

async function opened(zip: Uint8Array, password: string) {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { password, useWebWorkers: false });
  const [entry] = await reader.getEntries();
  if (entry === undefined || entry.directory) throw new Error('no file in the zip');
  return { name: entry.filename, bytes: Buffer.from(await entry.getData(new Uint8ArrayWriter())) };
}

describe('an original in a zip', () => {
  it('opens with its password to the same bytes, under a name that reveals nothing', async () => {
    const password = newPassword();
    const file = await opened(await encryptedZip('FD-7K3M-9QXC-1.docx', bytes, password), password);
    expect(file).toEqual({ name: 'FD-7K3M-9QXC-1.docx', bytes });
  });

  it('is opened by no other password, and shows none of its bytes', async () => {
    const zip = await encryptedZip('a.bin', bytes, newPassword());
    await expect(opened(zip, newPassword())).rejects.toThrow(/password/i);
    expect(Buffer.from(zip).includes('Anything at all.')).toBe(false);
  });

  it('is encrypted with AES of 256 bits, which virus scanners and 7-Zip know (WinZip AE: extra field 0x9901, strength 3)', async () => {
    const zip = Buffer.from(await encryptedZip('a.bin', bytes, newPassword()));
    const extra = zip.indexOf(Buffer.from([0x01, 0x99, 7, 0]));
    expect(extra).toBeGreaterThan(0);
    expect([zip.toString('latin1', extra + 6, extra + 8), zip[extra + 8]]).toEqual(['AE', 3]);
  });

  it('has a password that nobody guesses or mishears, another each time', () => {
    const made = Array.from({ length: 50 }, newPassword);
    expect(new Set(made).size).toBe(50);
    for (const one of made) expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
  });
});
