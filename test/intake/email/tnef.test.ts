import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCompressedRtf } from '#functions/documents/outlook/compressed-rtf.ts';
import { readTnef } from '#functions/intake/email/tnef.ts';
import { writeTnef } from '#test/fixtures/tnef-writer.ts';
import { runs } from '#test/support/runs.ts';

const sample = writeTnef({
  files: [
    { name: 'REFERR~1.DOC', longName: 'Referral für Zoë.docx', type: 'application/msword', bytes: Buffer.from('one') },
    { name: 'short.txt', bytes: Buffer.from('two') },
    { name: 'Untitled Attachment', message: true, bytes: writeTnef({ text: 'inner words' }) },
  ],
  text: 'Words with a pound £',
  rtf: '{\\rtf1 words}',
});

describe('a winmail.dat', () => {
  it('gives its files by their long names, its words and its RTF', () => {
    const tnef = readTnef(sample);
    expect(tnef?.files.map(({ name, type, is }) => ({ name, type, is }))).toEqual([
      { name: 'Referral für Zoë.docx', type: 'application/msword', is: 'file' },
      { name: 'short.txt', type: null, is: 'file' },
      { name: null, type: null, is: 'message' },
    ]);
    expect(tnef?.files.slice(0, 2).map((file) => Buffer.from(file.bytes).toString())).toEqual(['one', 'two']);
    expect(readTnef(tnef?.files[2]?.bytes ?? Buffer.alloc(0))?.text).toBe('inner words');
    expect(tnef).toMatchObject({ text: 'Words with a pound £', whole: true });
    expect(Buffer.from(tnef?.rtf ?? []).toString()).toBe('{\\rtf1 words}');
  });

  it('that is cut short anywhere gives what came before, and says that it is not whole', () => {
    for (let length = 6; length < sample.length - 2; length++) {
      const tnef = readTnef(sample.subarray(0, length));
      expect(tnef?.files.length).toBeLessThanOrEqual(3);
      if ((tnef?.files.length ?? 0) < 3) continue;
      expect(tnef?.files[0]?.name).toBe('Referral für Zoë.docx');
    }
    const cut = readTnef(sample.subarray(0, sample.length - 20));
    expect(cut?.whole).toBe(false);
  });

  it('is told by its first bytes, and no bytes make the reader fail or give more than they hold', () => {
    expect(readTnef(Buffer.from('winmail.dat'))).toBeNull();
    const anything = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([sample.subarray(0, 6), bytes]));
    const damaged = fc
      .tuple(fc.nat(sample.length - 1), fc.nat(255))
      .map(([at, byte]) => Uint8Array.from(sample).with(Math.max(6, at), byte));
    fc.assert(
      fc.property(fc.oneof(anything, damaged), (bytes) => {
        const tnef = readTnef(bytes);
        const given = (tnef?.files ?? []).reduce((sum, file) => sum + file.bytes.length, 0);
        expect(given).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('compressed RTF', () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

  it('is read as the specification’s two examples (MS-OXRTFCP 3.1)', () => {
    const first = hex(
      '2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09 00206277 05b06c64 7d0a800f a0',
    );
    expect(Buffer.from(readCompressedRtf(first) ?? []).toString()).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    );
    const second = hex('1a000000 1c000000 4c5a4675 e2d44b51 41000420 5758595a 0d6e7d01 0eb0');
    expect(Buffer.from(readCompressedRtf(second) ?? []).toString()).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
  });

  it('that lies about its size costs no more than its bytes can hold', () => {
    const liar = Buffer.concat([hex('ffffffff ffffffff 4c5a4675 00000000'), Buffer.alloc(64, 0xff)]);
    expect(readCompressedRtf(liar)?.length).toBeLessThan(64 * 9 + 200);
    expect(readCompressedRtf(Buffer.from('none'))).toBeNull();
    expect(readCompressedRtf(Buffer.alloc(20))).toBeNull();
  });
});
