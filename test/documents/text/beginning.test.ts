import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginningOf } from '#functions/documents/text/beginning.ts';

describe('the beginning of a text', () => {
  it('ends where a line or a sentence does, so that no half of an address is left', () => {
    const lines = `${'They moved. '.repeat(20)}\nThey live at 14 Elmfield Road`;
    for (let bytes = lines.indexOf('14'); bytes < lines.length; bytes += 1)
      expect(beginningOf(lines, bytes)).not.toContain('14 Elm');
    expect(beginningOf(lines, lines.length)).toBe(lines);
  });

  it('is never more than it may be, and half of no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(200), (text, bytes) => {
        const beginning = beginningOf(text, bytes);
        expect(Buffer.byteLength(beginning)).toBeLessThanOrEqual(Math.max(bytes, 0));
        expect(text.startsWith(beginning)).toBe(true);
      }),
    );
  });
});
