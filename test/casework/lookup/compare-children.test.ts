import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareChildren } from '#functions/casework/lookup/compare-children.ts';
import type { ChildRecord } from '#schemas/known-child.ts';
import { newReference } from '#schemas/reference.ts';
import { formOf } from '#test/support/child-said.ts';
import { sampleMatch } from '#test/support/sample-match.ts';

const AMY = { firstName: 'Amy', lastName: 'Reed' };
const child = (number: number, index = number - 1): ChildRecord => ({
  ...{ id: `C${number}`, number, form: 1, index, matching: 'looked_for', version: 1 },
});
const other = { reference: newReference(), child: 1 };

describe('the children of a match', () => {
  it('are laid beside each other wherever each is on its form', () => {
    const here = {
      forms: [formOf([{ firstName: 'Ben' }, { ...AMY, gp: 'Dr Finch' }])],
      children: [child(1), child(2)],
    };
    const there = { forms: [formOf([{ ...AMY, lastName: 'REED ', school: 'Lark' }])], children: [child(1)] };
    const [compared] = compareChildren([sampleMatch({ child: 2, other })], here, there);
    expect(compared).toMatchObject({ here: 2, there: 1 });
    expect(compared?.answers.map(({ label, here: one, there: another, same }) => [label, one, another, same])).toEqual([
      ['First name', 'Amy', 'Amy', true],
      ['Last name', 'Reed', 'REED ', true],
      ['GP', 'Dr Finch', null, false],
      ['School, nursery or college', null, 'Lark', false],
    ]);
  });

  it('have no answers here that the reader may not see', () => {
    const there = { forms: [formOf([AMY])], children: [child(1)] };
    const [compared] = compareChildren([sampleMatch({ other })], { forms: [], children: [child(1)] }, there);
    expect(compared?.answers.map(({ here }) => here)).toEqual([null, null]);
  });

  it('compare alike from either side', () => {
    const names = fc.record({
      firstName: fc.constantFrom('Amy', 'amy ', 'Ben'),
      lastName: fc.constantFrom('Reed', 'Pike'),
    });
    fc.assert(
      fc.property(names, names, (one, another) => {
        const [left, right] = [one, another].map((fields) => ({ forms: [formOf([fields])], children: [child(1)] }));
        if (left === undefined || right === undefined) throw new Error('two sides');
        const [forth] = compareChildren([sampleMatch({ other })], left, right);
        const [back] = compareChildren([sampleMatch({ other })], right, left);
        expect(forth?.answers.map(({ same }) => same)).toEqual(back?.answers.map(({ same }) => same));
      }),
    );
  });
});
