import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRichText } from '#functions/documents/word/rich-text/read-rich-text.ts';
import { runs } from '#test/support/runs.ts';
import { textsIn } from '../ooxml/reading.ts';
import { givesDocumentOrReason, reasonOf } from '../sound.ts';

const SAVED = Uint8Array.from(
  readFileSync(join(import.meta.dirname, '../../../fixtures/every-feature/made/every-feature.rtf')),
);

function bytesOf(words: string): Uint8Array {
  return Buffer.from(`{\\rtf1 ${words}`, 'latin1');
}

const PIECES = [
  '{',
  '}',
  '{\\*',
  '\\par ',
  '\\cell ',
  '\\row ',
  '\\nestcell ',
  '\\nestrow ',
  '\\intbl ',
  '\\itap3 ',
  '\\itap-2 ',
  '\\trowd ',
  '\\cellx-500 ',
  '\\clmrg ',
  '\\clvmrg ',
  '\\field',
  '\\fldinst FORMCHECKBOX ',
  '\\fldrslt ',
  '\\formfield',
  '\\ffl',
  '\\bkmkstart fd_referrer_name',
  '\\bkmkend fd_referrer_name',
  '\\header ',
  '\\footnote ',
  '\\shptxt ',
  '\\nesttableprops ',
  '\\upr',
  '\\ud',
  '\\u-5?',
  '\\uc99999 ',
  "\\'",
  "\\'8",
  '\\bin9999999999 ',
  '\\bin-1 ',
  '\\fonttbl',
  '\\f3 ',
  '\\stylesheet',
  '\\info',
  '\\title ',
  '\\annotation ',
  '\\atnauthor ',
  '\\ftnalt ',
  '\\v ',
  '\\deleted ',
  '\\pict ',
  '\\picprop',
  '\\sp',
  '\\sn wzDescription',
  '\\sv ',
  '\\hl',
  '\\hlsrc ',
  '\\moMath ',
  '\\xe ',
  '\\fldinst HYPERLINK "a" \\\\o "b"',
  '\\s1 ',
  'text',
  '\0',
];

describe('a hostile or broken .rtf is a document or a reason', () => {
  it('that is not a .rtf', () => {
    expect(reasonOf(() => readRichText(new Uint8Array()))).toBe('not_word');
    expect(reasonOf(() => readRichText(Buffer.from('Dear all')))).toBe('not_word');
    expect(reasonOf(() => readRichText(new Uint8Array(64 * 1024 * 1024 + 1)))).toBe('too_large');
  });

  it('that begins with a byte order mark, as the inspection allows', () => {
    expect(textsIn(readRichText(Buffer.from('\xef\xbb\xbf \n{\\rtf1 x}', 'latin1')))).toEqual(['x']);
  });

  it('that stops early: what is there is read, and it says that there was more', () => {
    const document = readRichText(bytesOf('One\\par Two {\\b thr'));
    expect(textsIn(document)).toEqual(['One', 'Two thr']);
    expect(document.cut).toBe(true);
  });

  it('with groups, tables, notes or fields in one another beyond any document', () => {
    expect(reasonOf(() => readRichText(bytesOf('{'.repeat(1_000_000))))).toBe('too_deep');
    expect(reasonOf(() => readRichText(bytesOf('{\\footnote x'.repeat(100))))).toBe('too_deep');
    expect(reasonOf(() => readRichText(bytesOf('\\intbl\\itap2000000000 x\\nestcell\\nestrow\\cell\\row}')))).toBe('');
    expect(reasonOf(() => readRichText(bytesOf('{\\field{\\*\\fldinst FORMTEXT}{\\fldrslt '.repeat(300))))).toBe('');
  });

  it('with ten thousand form fields, or our bookmarks that never end', () => {
    expect(reasonOf(() => readRichText(bytesOf('{\\field{\\*\\fldinst FORMTEXT}{\\fldrslt x}}'.repeat(10_000))))).toBe(
      'too_many_controls',
    );
    const starts = Array.from({ length: 1_000 }, (_, index) => `{\\*\\bkmkstart fd_children_${index}_sex}`).join('');
    const document = readRichText(bytesOf(`${starts}${'x\\par '.repeat(1_000)}}`));
    expect(document.cut).toBe(true);
    expect(document.blocks).toHaveLength(1_000);
  });

  it('with more cells than are read', () => {
    const document = readRichText(bytesOf(`\\intbl${'\\cell'.repeat(150_000)}\\row}`));
    expect(document.cut).toBe(true);
    const [table] = document.blocks;
    expect(table?.kind === 'table' && table.rows[0]?.cells.length).toBe(100_000);
  });

  it('wherever it stops and whatever its bytes are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(SAVED.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(SAVED.length),
        (changes, cut) => {
          const changed = SAVED.slice(0, cut === 0 ? SAVED.length : cut);
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          expect(givesDocumentOrReason(() => readRichText(changed))).toBe(true);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('however its words stand in one another', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        expect(givesDocumentOrReason(() => readRichText(bytesOf(pieces.join(''))))).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
