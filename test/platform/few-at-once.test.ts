import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fewAtOnce } from '#functions/platform/few-at-once.ts';

describe('working a few at once', () => {
  it('takes every item once, and never more than the limit together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (items, most) => {
        const done: number[] = [];
        let together = 0;
        await fewAtOnce(items, most, async (item) => {
          together += 1;
          expect(together).toBeLessThanOrEqual(most);
          await Promise.resolve();
          together -= 1;
          done.push(item);
        });
        expect(done.sort()).toEqual([...items].sort());
      }),
    );
  });

  it('ends with the first error, when what was under way has ended', async () => {
    const done: number[] = [];
    const work = fewAtOnce([1, 2, 3, 4, 5, 6, 7, 8], 2, async (item) => {
      await Promise.resolve();
      if (item === 3) throw new Error('the third');
      done.push(item);
    });
    await expect(work).rejects.toThrow('the third');
    expect(done.length).toBeLessThan(7);
  });
});
