import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openCompoundFile } from '#functions/documents/inspect/compound-file.ts';
import { readWordBinary } from '#functions/documents/word/binary/read-word-binary.ts';
import { writeCompoundFile } from '#test/fixtures/compound-file-writer.ts';
import { runs } from '#test/support/runs.ts';
import { textsIn } from '../ooxml/reading.ts';
import { givesDocumentOrReason, reasonOf } from '../sound.ts';

const SAVED = Uint8Array.from(
  readFileSync(join(import.meta.dirname, '../../../fixtures/every-feature/made/every-feature.doc')),
);

function stream(name: string): Uint8Array {
  const opened = openCompoundFile(SAVED, 1_000);
  const found = typeof opened === 'string' ? undefined : opened.file.read(name, SAVED.length);
  if (found === undefined) throw new Error(`no ${name}`);
  return Uint8Array.from(found);
}

interface Streams {
  readonly main: Uint8Array;
  readonly table: Uint8Array;
  readonly data: Uint8Array;
}

/** The saved document with some of its streams changed: what is inside is read, not only the container. */
function rebuilt(change: (streams: Streams) => void): Uint8Array {
  const streams = { main: stream('WordDocument'), table: stream('1Table'), data: stream('Data') };
  change(streams);
  return writeCompoundFile([
    { path: 'WordDocument', bytes: streams.main },
    { path: '1Table', bytes: streams.table },
    { path: 'Data', bytes: streams.data },
  ]);
}

/** Writes a number of four bytes into the file information block. */
function put(bytes: Uint8Array, at: number, value: number): void {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, value, true);
}

describe('a hostile or broken .doc is a document or a reason', () => {
  it('that is not a .doc, or holds no document', () => {
    expect(reasonOf(() => readWordBinary(new Uint8Array()))).toBe('not_word');
    expect(reasonOf(() => readWordBinary(Buffer.from('Dear all')))).toBe('not_word');
    expect(reasonOf(() => readWordBinary(new Uint8Array(64 * 1024 * 1024 + 1)))).toBe('too_large');
    expect(reasonOf(() => readWordBinary(writeCompoundFile([{ path: 'Workbook', bytes: new Uint8Array(9) }])))).toBe(
      'no_main_part',
    );
    expect(reasonOf(() => readWordBinary(SAVED.subarray(0, 600)))).toBe('damaged_part');
  });

  it('of Word 95, or that only its password opens', () => {
    expect(reasonOf(() => readWordBinary(rebuilt(({ main }) => main.set([0xdc, 0xa5], 0))))).toBe('old_version');
    const locked = rebuilt(({ main }) => main.set([(main[10] ?? 0) | 0x01, (main[11] ?? 0) | 0x01], 10));
    expect(reasonOf(() => readWordBinary(locked))).toBe('password_protected');
  });

  it('without the tables that say where its text lies', () => {
    const table = (index: number) => 0x9a + index * 8 + 4;
    expect(reasonOf(() => readWordBinary(rebuilt(({ main }) => put(main, table(33), 0))))).toBe('damaged_part');
    expect(reasonOf(() => readWordBinary(rebuilt(({ main }) => put(main, table(33), 0xffffffff))))).toBe(
      'damaged_part',
    );
  });

  it('without its bookmarks, styles or field data: the words are read, and it says that a person must look', () => {
    const table = (index: number) => 0x9a + index * 8 + 4;
    const whole = textsIn(readWordBinary(SAVED));
    const unnamed = readWordBinary(rebuilt(({ main }) => put(main, table(21), 0x7fffffff)));
    expect({ texts: textsIn(unnamed), cut: unnamed.cut }).toEqual({ texts: whole, cut: true });
    const unstyled = readWordBinary(rebuilt(({ main }) => put(main, table(1), 0x7fffffff)));
    expect({ texts: textsIn(unstyled), cut: unstyled.cut }).toEqual({ texts: whole, cut: true });
    const unticked = readWordBinary(rebuilt(({ data }) => data.fill(0xff)));
    expect(unticked.cut).toBe(true);
    expect(textsIn(unticked)).toContain(' Yes  No');
  });

  it('wherever it stops and whatever its bytes are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(SAVED.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(SAVED.length),
        (changes, cut) => {
          const changed = SAVED.slice(0, cut === 0 ? SAVED.length : cut);
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          expect(givesDocumentOrReason(() => readWordBinary(changed))).toBe(true);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('whatever its streams hold', () => {
    const change = fc.tuple(fc.constantFrom('main' as const, 'table' as const, 'data' as const), fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const bytes = rebuilt((streams) => {
          for (const [name, at, byte] of changes) streams[name][at % streams[name].length] = byte;
        });
        expect(givesDocumentOrReason(() => readWordBinary(bytes))).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });

  it('whatever its file information block says', () => {
    const numbers = fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 4_096, 100_000);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0x18, max: 0x1a8 }), numbers), { maxLength: 4 }), (changes) => {
        const bytes = rebuilt(({ main }) => {
          for (const [at, value] of changes) put(main, at, value);
        });
        expect(givesDocumentOrReason(() => readWordBinary(bytes))).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});
