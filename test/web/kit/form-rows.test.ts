import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyOf, closedUp, readForm, typedIn } from '#functions/web/kit/form-body.ts';

const row = fc.record({
  list: fc.constantFrom('ways', 'actions'),
  at: fc.nat(9),
  inner: fc.option(fc.nat(3)),
  text: fc.constantFrom('', ' ', 'a', 'b c'),
});
const sent = fc
  .array(row, { maxLength: 20 })
  .map((rows) =>
    new URLSearchParams(
      rows.map(({ list, at, inner, text }): [string, string] => [
        inner === null ? `${list}/${at}/what` : `${list}/${at}/times/${inner}/from`,
        text,
      ]),
    ).toString(),
  );

describe('the rows of a form', () => {
  it('close up as in the body of the operation, so that a fault names the row that the page shows', () => {
    fc.assert(
      fc.property(sent, (text) => {
        const form = readForm(text);
        const closed = closedUp(form);
        expect(bodyOf(closed)).toEqual(bodyOf(form));
        for (const name of Object.keys(typedIn(closed))) {
          const [list = '', at] = name.split('/');
          const rows: unknown = bodyOf(closed)[list];
          expect(Array.isArray(rows) && rows.length > Number(at)).toBe(true);
        }
      }),
    );
  });

  it('keep every word', () => {
    const form = readForm('ways/2/at=c&ways/0/at=&ways/1/at=b&why=because');
    expect(Object.fromEntries(closedUp(form))).toEqual({ 'ways/1/at': ['c'], 'ways/0/at': ['b'], why: ['because'] });
  });
});
