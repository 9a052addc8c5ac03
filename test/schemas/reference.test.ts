import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newReference, Reference, readReference, referenceIn } from '#schemas/reference.ts';

describe('a case reference', () => {
  it('is caught when one symbol is mistyped or two neighbours are swapped', () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'), (at, symbol) => {
        const reference = newReference();
        const symbols = [...reference.slice(3, 7), ...reference.slice(8)];
        const slipped = symbols.with(at, symbol);
        const swapped = symbols.with(at, symbols[at + 1] ?? '').with(at + 1, symbols[at] ?? '');
        for (const wrong of [slipped, swapped]) {
          const text = `FD-${wrong.slice(0, 4).join('')}-${wrong.slice(4).join('')}`;
          expect(Reference.safeParse(text).success).toBe(text === reference);
        }
      }),
    );
  });

  it('is read however a person types or copies it, and its check symbol still counts', () => {
    const reference = newReference();
    const bare = reference.replaceAll('-', '');
    for (const typed of [
      reference,
      ` ${reference.toLowerCase()}\n`,
      bare,
      bare.toLowerCase(),
      reference.replaceAll('-', ' '),
      reference.replaceAll('-', '\u2013'),
      reference.replace('FD-', 'fd - '),
    ])
      expect([typed, readReference(typed)]).toEqual([typed, reference]);
    for (const wrong of ['', 'FD-2222-2223', bare.slice(2), `${reference}2`, `${reference} ${reference}`, undefined, 7])
      expect([wrong, readReference(wrong)]).toEqual([wrong, undefined]);
  });

  it('is found in a subject line however it is cased, and never when its check symbol is wrong', () => {
    const reference = newReference();
    expect(referenceIn(`RE: your referral ${reference.toLowerCase()} (school)`)).toBe(reference);
    expect(referenceIn('FD-2222-2223')).toBeUndefined();
  });
});
