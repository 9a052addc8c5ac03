import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, quantile, rounded } from '../../bench/statistics.ts';

describe('the bench’s statistics', () => {
  it('give the middle of an odd number of figures and the mean of the two middle ones of an even number', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5], 0.95)).toBeCloseTo(4.8);
  });

  it('lie within what was measured, and do not depend on its order', () => {
    const figures = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(figures, fc.double({ min: 0, max: 1, noNaN: true }), (measured, share) => {
        const at = quantile(measured, share);
        expect(at).toBeGreaterThanOrEqual(Math.min(...measured));
        expect(at).toBeLessThanOrEqual(Math.max(...measured));
        expect(quantile(measured.toReversed(), share)).toBe(at);
      }),
    );
  });

  it('are told to three figures', () => {
    expect([1234.5, 0.012345].map(rounded)).toEqual([1230, 0.0123]);
  });
});
