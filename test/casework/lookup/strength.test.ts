import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { childrenOf } from '#functions/casework/lookup/children.ts';
import { reasonsFor } from '#functions/casework/lookup/compare.ts';
import { keysOfCase } from '#functions/casework/lookup/keys-of-case.ts';
import { strengthOf } from '#functions/casework/lookup/strength.ts';
import { tokenOf } from '#functions/casework/lookup/tokens.ts';
import { lookupKeysIn } from '#functions/platform/lookup-keys.ts';
import { type Fields, formOf } from '#test/support/child-said.ts';

const keys = lookupKeysIn(JSON.stringify({ generation: 1, current: 'k'.repeat(64), previous: '' }));

/** Returns why one child may be another, as the job of the one sees it: the other by its tokens alone. */
function reasons(one: Fields, other: Fields) {
  const [child] = childrenOf([formOf([one])]);
  if (child === undefined) return [];
  const tokens = keysOfCase([formOf([other])], []).keys.map(({ key }) => ({
    kind: key.kind,
    lookup: tokenOf(keys.current, key),
  }));
  return reasonsFor(child, keys, tokens);
}

const AMY = { firstName: 'Amy', lastName: 'Reed', dateOfBirth: '2016-03-04', homePostcode: 'LE1 1AA' };
const NHS = { nhsNumber: '9434765919' };
const OTHER_NHS = { nhsNumber: '4010232137' };

describe('two children are suggested to be', () => {
  it.each<[string, Fields, Fields, unknown]>([
    ['one, strongly, by name and date of birth', AMY, { ...AMY, homePostcode: '' }, ['same_child', 'strong']],
    ['one, strongly, by NHS number', { ...AMY, ...NHS }, NHS, ['same_child', 'strong']],
    [
      'possibly one, where the number stands on another name',
      { ...AMY, ...NHS },
      { ...NHS, firstName: 'Ben', lastName: 'Cole' },
      ['same_child', 'possible'],
    ],
    [
      'weakly one, where all is the same but two valid numbers',
      { ...AMY, homePostcode: '', ...NHS },
      { ...AMY, homePostcode: '', ...OTHER_NHS },
      ['same_child', 'weak'],
    ],
    ['possibly one, by names swapped', AMY, { ...AMY, firstName: 'Reed', lastName: 'Amy' }, ['same_child', 'possible']],
    ['possibly one, by day and month swapped', AMY, { ...AMY, dateOfBirth: '2016-04-03' }, ['same_child', 'possible']],
    ['possibly one, by sound and date of birth', AMY, { ...AMY, lastName: 'Reid' }, ['same_child', 'possible']],
    [
      'possibly one, of a name at an address without a date',
      AMY,
      { ...AMY, dateOfBirth: '' },
      ['same_child', 'possible'],
    ],
    [
      'of one family, by surname and address',
      AMY,
      { ...AMY, firstName: 'Ben', dateOfBirth: '2019-01-01' },
      ['siblings', 'possible'],
    ],
    ['nothing, by a surname alone', AMY, { firstName: 'Ben', lastName: 'Reed' }, undefined],
    [
      'nothing, by an NHS number that is not valid',
      { ...AMY, nhsNumber: '1234567890' },
      { firstName: 'Zoe', lastName: 'Hall', nhsNumber: '1234567890' },
      undefined,
    ],
  ])('%s', (_what, one, other, expected) => {
    const strength = strengthOf(reasons(one, other));
    expect(strength && [strength.relation, strength.strength]).toEqual(expected);
  });
});

const names = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnoprstuvwyz'), minLength: 2, maxLength: 9 });
const child = fc.record({
  firstName: names,
  lastName: fc.constantFrom('Reed', 'Reid', 'Khan'),
  dateOfBirth: fc.constantFrom('2016-03-04', '2016-04-03', '2016-03-14', ''),
  homePostcode: fc.constantFrom('LE1 1AA', 'LE2 2BB', ''),
  nhsNumber: fc.constantFrom('9434765919', '4010232137', ''),
});

describe('any two children', () => {
  it('who are twins, of one surname, birthday and address, are never one child strongly, however alike their names sound', () => {
    fc.assert(
      fc.property(names, names, (first, second) => {
        fc.pre(first !== second);
        for (const knownAs of ['', 'Pip', first]) {
          const twins = [
            { ...AMY, firstName: first, knownAs },
            { ...AMY, firstName: second, knownAs },
          ] as const;
          const found = strengthOf(reasons(...twins));
          expect(found).toBeDefined();
          expect(found?.strength).not.toBe('strong');
        }
      }),
    );
    const sharing = strengthOf(reasons({ ...AMY, ...NHS }, { ...AMY, ...NHS, firstName: 'Zoe' }));
    expect(sharing?.strength).not.toBe('strong');
  });

  it('are the same to each other, whichever case came first', () => {
    fc.assert(
      fc.property(child, child, (one, other) => {
        expect([...reasons(one, other)].sort()).toEqual([...reasons(other, one)].sort());
      }),
    );
  });
});
