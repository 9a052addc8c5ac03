import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closedUp } from '#functions/web/console/settings/rows.ts';
import { bodyOf, readForm } from '#functions/web/kit/form-body.ts';

const texts = fc.array(fc.constantFrom('', ' ', 'one', 'two', 'three'), { maxLength: 12 });

describe('rows of a form', () => {
  it('are where the body has them, with the empty ones last, and lose nothing', () => {
    fc.assert(
      fc.property(texts, (typed) => {
        const values = { other: 'x', ...Object.fromEntries(typed.map((text, row) => [`days/${row}`, text])) };
        const shown = closedUp(values, { list: 'days' });
        const body = bodyOf(readForm(new URLSearchParams(values).toString()));
        const days = Array.isArray(body.days) ? body.days : [];
        for (const [row, day] of days.entries()) expect(shown[`days/${row}`]).toBe(day);
        expect(Object.keys(shown).sort()).toEqual(Object.keys(values).sort());
        expect(Object.values(shown).sort()).toEqual(Object.values(values).sort());
      }),
    );
  });

  it('with nothing but an answer that is always given are empty', () => {
    const values = { 'levels/0/code': '', 'levels/0/early': 'true', 'levels/1/code': 'a', 'levels/1/early': 'false' };
    expect(closedUp(values, { list: 'levels', always: ['early'] })).toEqual({
      'levels/0/code': 'a',
      'levels/0/early': 'false',
      'levels/1/code': '',
      'levels/1/early': 'true',
    });
  });
});
