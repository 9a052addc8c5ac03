import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptWords } from '#functions/documents/file/kept-words.ts';

const MOST = 100 * 1024;

describe('the words of a file as its case keeps them', () => {
  it('are all there, in their order, when they fit', () => {
    const words = [
      { label: 'Text', text: 'Ein längerer Brief.\n\tMit Zeilen.' },
      { label: 'Comment by A. Marsh', text: '👍' },
    ];
    expect(keptWords(words)).toEqual({ words, cut: false });
  });

  it('lose the end of the longest first, never a short note beside it', () => {
    const words = [
      { label: 'Text', text: 'é'.repeat(200_000) },
      { label: 'Footnote', text: 'She told me.' },
    ];
    const { words: kept, cut } = keptWords(words);
    expect(cut).toBe(true);
    expect(kept[1]).toEqual(words[1]);
    expect(kept[0]?.text).toMatch(/^é{50000}/);
  });

  it('never take more room than an item has, lose no whole character, and say when something is missing', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    const many = fc.array(fc.record({ label: text, text, times: fc.integer({ min: 1, max: 3000 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(many, (made) => {
        const given = made.map((one) => ({ label: one.label, text: one.text.repeat(one.times) }));
        const { words, cut } = keptWords(given);
        expect(words.reduce((sum, one) => sum + Buffer.byteLength(one.label + one.text), 0)).toBeLessThanOrEqual(MOST);
        const whole = given.map((one) => one.text.replace(/\p{Cc}/gu, (mark) => (/[\n\t]/.test(mark) ? mark : '')));
        expect(cut).toBe(whole.join('').length > words.map((one) => one.text).join('').length);
        for (const one of words) expect(whole.some((all) => all.startsWith(one.text))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('hold no control characters, which are no words', () => {
    expect(keptWords([{ label: 'Te\u0000xt', text: 'a\u0001\u001b[2Jb\nc' }]).words).toEqual([
      { label: 'Text', text: 'a[2Jb\nc' },
    ]);
  });
});
