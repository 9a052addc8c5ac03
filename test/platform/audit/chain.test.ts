import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BEFORE_THE_FIRST, ChainLink, hashOfLink, linkAfter, segmentKey } from '#functions/platform/audit/chain.ts';
import { newId } from '#functions/platform/identifiers.ts';

const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const entry = fc.record({
  id: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map(newId),
  hash,
});
const entries = fc.array(entry, { minLength: 1, maxLength: 5 });
const now = new Date('2026-11-23T09:00:00.000Z');

describe('a link of the chain', () => {
  it('follows from the one before, and the first from nothing', () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const one = linkAfter(undefined, first, now);
        const two = linkAfter(one, second, now);
        expect([one.sequence, one.previous]).toEqual([1, BEFORE_THE_FIRST]);
        expect([two.sequence, two.previous]).toEqual([2, one.hash]);
        expect(ChainLink.parse(two)).toEqual(two);
        expect(hashOfLink(two)).toBe(two.hash);
      }),
    );
  });

  it('has another hash whatever of it is changed: number, place, time, an entry, or their order', () => {
    fc.assert(
      fc.property(entries, entry, hash, (given, other, otherHash) => {
        const link = linkAfter(undefined, given, now);
        const [first] = link.entries;
        const changed = [
          { ...link, sequence: 2 },
          { ...link, previous: otherHash },
          { ...link, at: '2026-11-23T09:00:00.001Z' },
          { ...link, entries: [...link.entries, other] },
          { ...link, entries: link.entries.slice(1) },
          { ...link, entries: first ? [{ ...first, hash: otherHash }, ...link.entries.slice(1)] : [] },
          ...(link.entries.length > 1 ? [{ ...link, entries: link.entries.toReversed() }] : []),
        ];
        const same = JSON.stringify(link);
        for (const each of changed) if (JSON.stringify(each) !== same) expect(hashOfLink(each)).not.toBe(link.hash);
      }),
    );
  });

  it('has a segment whose key sorts as its number does', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.nat({ max: 999_999_999 }), (a, b) => {
        expect(segmentKey(a) < segmentKey(b)).toBe(a < b);
      }),
    );
  });
});
