import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lettersOf } from '#functions/casework/hand-over/print/letters.ts';
import { linesOf, readFromBothSides } from '#functions/casework/hand-over/print/lines.ts';
import { MOST_LINES, MOST_PRINTED, printHandOver } from '#functions/casework/hand-over/print/print.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { FONTS, pagesOf } from '#test/support/printed.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const made = new Date('2026-11-24T10:00:00.000Z');
const head = sampleCase();

function packSaying(...groups: readonly [string, string][]): HandOverPack {
  const shown = groups.map(([title, text]) => ({ title, text }));
  const summary = shown.map(({ title, text }) => `${title}\n${text}`).join('\n\n');
  const data = { head, forms: [], recommendations: [], decisions: [] };
  return { reference: head.reference, child: '1.children.0', children: ['1.children.0'], summary, groups: shown, data };
}
const print = async (...groups: readonly [string, string][]) =>
  pagesOf(await printHandOver(packSaying(...groups), FONTS, made));
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('a printed hand-over', () => {
  it('has names in their own letters', async () => {
    const names = [
      'Łucja Świętosława Żółć',
      'Ștefan Țăranu',
      'Xaliimo Cabdi',
      'Nguyễn Thị Ánh',
      'Ṣọlá Ẹ̀kọ́',
      'Їжак Ґудзь',
      'Ελένη',
      'Şükrü İğdır',
      'O’Brien-Núñez',
      'გიორგი',
    ];
    const [page] = await print(['Child 1', names.join('\n')]);
    for (const name of names) expect(page?.text).toContain(name.normalize('NFC'));
    expect(page?.text).not.toContain('cannot be printed');
  });

  it('has letters of names that run from right to left, the first word furthest right', async () => {
    const [page] = await print(['Child 1', 'First name: محمد عبد الله\nLast name: בן דוד']);
    const letters = (text: string) => [...text.normalize('NFKC').replace(/\s/g, '')].sort().join('');
    const lines = page?.text.split('\n') ?? [];
    const name = lines.slice(lines.indexOf('name:') + 1, lines.lastIndexOf('Last'));
    expect(letters(name.join(''))).toBe(letters('محمد عبد الله'));
    expect(name).toHaveLength(3);
    expect(letters(name[2] ?? '')).toBe(letters('محمد'));
  });

  it('shows a box for a letter that it does not have, and says so first', async () => {
    const [page] = await print(['Child 1', 'Known as: 李明 or Ming']);
    expect(page?.text).toContain('Known as: ▯▯ or Ming');
    expect(page?.text.split('\n')[2]).toBe(
      '2 letters of this cannot be printed, and are shown as ▯. Read them on the case.',
    );
    const [other] = await print(['Child 1', 'Known as: 李']);
    expect(other?.text).toContain('One letter of this cannot be printed, and is shown as ▯.');
  });

  it('names the case and the page on every sheet, says that it is confidential, and is named for the case alone', async () => {
    const long = Array.from({ length: 900 }, (_, index) => `word${index}`)
      .join(' ')
      .repeat(4);
    const pages = await print(['Child 1', 'First name: Łucja'], ['What happened', long]);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, { text, openMarks }] of pages.entries()) {
      expect(text).toContain(`${head.reference}   page ${index + 1} of ${pages.length}`);
      expect(text).toContain('Confidential');
      expect(openMarks).toBe(0);
    }
    const all = pages.map(({ text }) => text).join('\n');
    for (const word of wordsOf(long)) expect(all.includes(word)).toBe(true);
    const file = (await printHandOver(packSaying(['Child 1', 'First name: Lucy']), FONTS, made)).toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(file).toContain(`(Hand-over ${head.reference})`);
    expect(file).toContain('/Lang (en-GB)');
    expect(file).not.toContain('Lucy');
  });

  it('keeps a heading with its text', async () => {
    for (let lines = 36; lines < 48; lines += 1) {
      const filler = Array.from({ length: lines }, (_, index) => `line ${index}`).join('\n');
      const pages = await print(['First', filler], ['Second heading', 'a\nb\nc\nd']);
      const page = pages.find(({ text }) => text.includes('Second heading'))?.text ?? '';
      expect(page).toMatch(/Second heading\na\nb/);
    }
  });

  it('is not made of more than anybody copies, and fits into an answer', async () => {
    await expect(print(['All', 'a'.repeat(MOST_PRINTED)])).rejects.toThrow('more than is printed');
    await expect(print(['All', '\n'.repeat(MOST_LINES)])).rejects.toThrow('more than is printed');
    const letters = Array.from({ length: 3000 }, (_, index) => String.fromCodePoint(0xa1 + index)).join('');
    const most = `${letters} `.repeat(200).slice(0, MOST_PRINTED - 100);
    const pdf = await printHandOver(packSaying(['All', most]), FONTS, made);
    expect(pdf.byteLength).toBeLessThan(4 * 1024 * 1024);
  }, 30_000);
});

describe('the letters of a text', () => {
  const has = (codePoint: number) => codePoint < 0x250;
  it('are all there, or are boxes that are counted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const { text, missing } = lettersOf(given, has);
        const seen = [...given.normalize('NFC')].filter(
          (letter) => !/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}]/u.test(letter),
        );
        const shown = [...text].filter(
          (letter) => !/[\s]/u.test(letter) && !/\p{Default_Ignorable_Code_Point}/u.test(letter),
        );
        expect(shown).toHaveLength(seen.length);
        expect(shown.filter((letter) => letter === '▯')).toHaveLength(missing);
      }),
    );
  });
});

describe('marks upon marks', () => {
  it('are boxes from the ninth on one letter, as they would keep the font busy for minutes', async () => {
    const { text, missing } = lettersOf(`x${'\u0301'.repeat(20)}q\u0301`, () => true);
    expect([text, missing]).toEqual([`x${'\u0301'.repeat(8)}${'▯'.repeat(12)}q\u0301`, 12]);
    const pages = await print(['All', `x${'\u0301'.repeat(20_000)}`]);
    expect(pages[0]?.text).toContain('19992 letters of this cannot be printed');
  });
});

describe('the lines of a text', () => {
  const width = (text: string) => [...text].length;
  it('hold every word in its order, and none is wider than the sheet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { minLength: 1 }),
        fc.integer({ min: 5, max: 30 }),
        (words, most) => {
          const lines = linesOf(words.join(' '), width, most).map((parts) => parts.join(' '));
          expect(lines.join('').replace(/\s/g, '')).toBe(words.join(''));
          for (const line of lines) expect(width(line)).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('keep their beginning where a line is indented', () => {
    expect(linesOf('  aa bb cc', width, 7).map((parts) => parts.join(' '))).toEqual(['  aa bb', '  cc']);
  });

  it('reverse words that run from right to left, with numbers among them, and leave the rest', () => {
    expect(readFromBothSides('Age: one two')).toEqual(['Age: one two']);
    expect(readFromBothSides('Name: א ב ג end')).toEqual(['Name:', 'ג', 'ב', 'א', 'end']);
    expect(readFromBothSides('א 12 ב 3')).toEqual(['ב', '12', 'א', '3']);
  });
});
