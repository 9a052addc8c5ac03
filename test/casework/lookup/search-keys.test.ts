import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedKeys } from '#functions/casework/lookup/asked-keys.ts';
import { transposed } from '#functions/casework/lookup/birth-date.ts';
import { childrenOf } from '#functions/casework/lookup/children.ts';
import { matchKeys, reasonsFor } from '#functions/casework/lookup/compare.ts';
import { keysOfCase, MOST_FOR_SEARCH, MOST_KEYS } from '#functions/casework/lookup/keys-of-case.ts';
import { tokenOf, tokensToAsk } from '#functions/casework/lookup/tokens.ts';
import { lookupKeysIn } from '#functions/platform/lookup-keys.ts';
import { SearchTerms } from '#schemas/api/staff/search.ts';
import { type Fields, formOf } from '#test/support/child-said.ts';

const keys = lookupKeysIn(JSON.stringify({ generation: 1, current: 'k'.repeat(64), previous: '' }));
const later = lookupKeysIn(JSON.stringify({ generation: 2, current: 'n'.repeat(64), previous: 'k'.repeat(64) }));

/** Returns the tokens of a case with these children. */
const tokensOf = (children: readonly Fields[], referrer: Fields = {}) =>
  keysOfCase([formOf(children, referrer)], []).keys.map(({ key }) => tokenOf(keys.current, key));

/** Returns how the terms find it, best first; nothing where they do not. */
function found(children: readonly Fields[], typed: unknown, referrer: Fields = {}, by = keys): string[] {
  const there = new Set(tokensOf(children, referrer));
  return askedKeys(SearchTerms.parse(typed))
    .filter(({ key }) => tokensToAsk(by, key).some((token) => there.has(token)))
    .map(({ likeness }) => likeness);
}

const SIOBHAN = { firstName: 'Siobhán', lastName: 'O’Brien-Smith', dateOfBirth: '2016-03-04', knownAs: 'Shiv' };
const BOY = { firstName: 'Mohammed', lastName: 'Hussain', dateOfBirth: '2012-05-30', aliases: 'Mo Hussein, Adam Khan' };

describe('a search finds the child', () => {
  it.each<[string, Fields, unknown, string]>([
    ['as it is written', SIOBHAN, { name: 'Siobhán O’Brien-Smith' }, 'exact'],
    ['without the accent, the apostrophe and the hyphen', SIOBHAN, { name: 'siobhan obrien smith' }, 'exact'],
    ['with the names in each other’s place', SIOBHAN, { name: 'OBrienSmith Siobhan' }, 'swapped'],
    ['as it sounds', SIOBHAN, { name: 'Siobahn O’Bryan-Smyth' }, 'phonetic'],
    ['by day and month in each other’s place', SIOBHAN, { dateOfBirth: '03/04/2016' }, 'transposed'],
    ['by name and such a date', SIOBHAN, { name: 'Siobhan OBrienSmith', dateOfBirth: '2016-04-03' }, 'transposed'],
    ['by what she is called', SIOBHAN, { knownAs: 'shiv' }, 'exact'],
    ['by that and her surname', SIOBHAN, { name: 'Shiv O’Brien-Smith' }, 'exact'],
    ['by another name of his', BOY, { name: 'Adam Khan' }, 'exact'],
    ['by how another name of his sounds', BOY, { name: 'Mo Husain' }, 'phonetic'],
    ['as his first name sounds', BOY, { name: 'Muhammad Hussain' }, 'phonetic'],
    ['by his surname alone', BOY, { name: 'Husein' }, 'phonetic'],
    ['by that and the year of his birth', BOY, { name: 'Hussain', dateOfBirth: '01/01/2012' }, 'phonetic'],
    ['by a name that is not parted on the form', { fullName: 'Amy Louise Reed' }, { name: 'Amy Reed' }, 'exact'],
    ['with a middle name', { firstName: 'Mary Ann', lastName: 'Lee' }, { name: 'Mary Ann Lee' }, 'exact'],
    ['without it', { firstName: 'Mary Ann', lastName: 'Lee' }, { name: 'Mary Lee' }, 'exact'],
    ['in another script', { firstName: 'Олена', lastName: 'Коваль' }, { name: 'олена коваль' }, 'exact'],
    ['by an NHS number', { nhsNumber: '9434765919' }, { nhsNumber: '943 476 5919' }, 'exact'],
    ['by a postcode', { homePostcode: 'LE1 1AA' }, { postcode: 'le11aa' }, 'exact'],
  ])('%s', (_how, child, typed, likeness) => {
    expect(found([child], typed)).toContain(likeness);
  });

  it('and the sender, by address or telephone however it is written', () => {
    const referrer = { email: 'Head@School.example', telephone: '+44 (0)116 496 0000' };
    expect(found([], { referrer: 'head@school.EXAMPLE' }, referrer)).toEqual(['exact']);
    expect(found([], { referrer: '0116 4960000' }, referrer)).toEqual(['exact']);
    expect(found([], { referrer: '0116 4960001' }, referrer)).toEqual([]);
  });

  it('under either key while the key is changed', () => {
    expect(found([SIOBHAN], { name: 'Siobhan OBrienSmith' }, {}, later)).toContain('exact');
  });
});

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnoprstuvwyzéüñçøł'), minLength: 2, maxLength: 12 });
const birthDates = fc
  .date({ min: new Date('2008-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const typing = fc.constantFrom<(name: string) => string>(
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  (name) => `${name.slice(0, 1)}-${name.slice(1)}`,
  (name) => `${name.slice(0, 1)}’${name.slice(1)}`,
  (name) => `  ${name}`,
);

describe('any child', () => {
  it('is found however the name is typed, either way round, with the date either way round', () => {
    fc.assert(
      fc.property(
        letters,
        letters,
        birthDates,
        typing,
        fc.boolean(),
        fc.boolean(),
        (first, last, date, type, swap, turn) => {
          const name = swap ? `${type(last)} ${type(first)}` : `${type(first)} ${type(last)}`;
          const dateOfBirth = turn ? (transposed(date) ?? date) : date;
          const child = { firstName: first, lastName: last, dateOfBirth: date };
          expect(found([child], { name, dateOfBirth }).length).toBeGreaterThan(0);
          expect(found([child], { name }).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('has tokens that reveal nothing: different under another key, and no plain digest', () => {
    fc.assert(
      fc.property(letters, letters, birthDates, (first, last, date) => {
        const child = { firstName: first, lastName: last, dateOfBirth: date, homePostcode: 'LE1 1AA' };
        for (const { key } of keysOfCase([formOf([child])], []).keys) {
          const token = tokenOf(keys.current, key);
          expect(token).toMatch(/^1\.[A-Za-z0-9_-]{22}$/);
          expect(tokenOf(later.current, key).slice(2)).not.toBe(token.slice(2));
          for (const text of [key.parts.join(''), key.parts.join(' '), [key.kind, ...key.parts].join('')]) {
            for (const way of ['sha256', 'sha1', 'md5'])
              expect(createHash(way).update(text).digest('base64url')).not.toBe(token.slice(2));
          }
        }
      }),
    );
  });

  it('has keys that stay in their places when another form comes, so that writing them again changes none', () => {
    const children = fc.array(fc.record({ firstName: letters, lastName: letters, dateOfBirth: birthDates }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(children, children, (one, other) => {
        const first = keysOfCase([formOf(one)], []).keys;
        const both = keysOfCase([formOf(other, {}, 2), formOf(one)], []);
        expect(both.keys.slice(0, first.length)).toEqual(first);
        expect(both.keys.length).toBeLessThanOrEqual(MOST_KEYS);
      }),
    );
  });
});

describe('the family of any child', () => {
  const forSearch = new Set(['parent', 'parent_sound', 'school', 'address']);
  const people = fc.array(fc.record({ firstName: letters, lastName: letters }), { maxLength: 20 });
  const children = fc.array(
    fc.record({ firstName: letters, lastName: letters, dateOfBirth: birthDates, school: letters, aliases: letters }),
    { minLength: 1, maxLength: 12 },
  );

  it('makes a match neither likelier nor less likely', () => {
    fc.assert(
      fc.property(children, children, people, (one, other, family) => {
        const theirs = keysOfCase([formOf([...other, ...one.slice(0, 1)], {}, 1, family)], []).keys;
        const tokens = theirs.map(({ child, key }) => ({ child, kind: key.kind, lookup: tokenOf(keys.current, key) }));
        const without = tokens.filter(({ kind }) => !forSearch.has(kind));
        for (const child of childrenOf([formOf(one, {}, 1, family)])) {
          expect(reasonsFor(child, keys, tokens)).toEqual(reasonsFor(child, keys, without));
          expect(matchKeys(child).filter(({ key }) => forSearch.has(key.kind))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('takes no place of a key that matches children, and has a bound of its own', () => {
    fc.assert(
      fc.property(children, people, (one, family) => {
        const alone = keysOfCase([formOf(one.map(({ school: _, ...child }) => child))], []).keys;
        const all = keysOfCase([formOf(one, {}, 1, family)], []).keys;
        expect(all.filter(({ key }) => !forSearch.has(key.kind))).toEqual(alone);
        expect(all.length - alone.length).toBeLessThanOrEqual(MOST_FOR_SEARCH);
      }),
    );
  });

  it('is marked where only a later form or a colleague’s reading says it', () => {
    const first = formOf([{ firstName: 'Amy', lastName: 'Reed', school: 'Treacle Infant' }]);
    const reading = { path: '/children/0/school', before: null, by: 'worker', at: '2026-11-24T09:00:00.000Z' };
    const second = formOf([], {}, 2, [{ firstName: 'Oswin', lastName: 'Thrupp' }]);
    const later = (forms: Parameters<typeof keysOfCase>[0]) =>
      [...new Set(keysOfCase(forms, []).keys.flatMap(({ key, later }) => (later ? [key.kind] : [])))].sort();
    expect(later([first])).toEqual([]);
    expect(later([{ ...first, readings: [reading] }])).toEqual(['school']);
    expect(later([{ ...first, readings: [{ ...reading, confirmed: true }] }])).toEqual([]);
    expect(later([first, second])).toEqual(['parent', 'parent_sound']);
  });
});

describe('a child is not known by', () => {
  it('a number that is not valid, a date that is a guess, or an address that is kept secret', () => {
    const child = {
      firstName: 'Amy',
      lastName: 'Reed',
      dateOfBirth: '2016-03-04',
      dateEstimated: true,
      nhsNumber: '9434765918',
      upn: 'A123456789012',
      homePostcode: 'LE1 1AA',
      addressConfidential: true,
    };
    const kinds = new Set(keysOfCase([formOf([child])], []).keys.map(({ key }) => key.kind));
    expect([...kinds].sort()).toEqual(['name', 'own_name', 'sound', 'surname_sound']);
  });

  it('another child on the form: each is a child of its own, in the order of the forms', () => {
    const forms = [formOf([{ firstName: 'Cy' }], {}, 2), formOf([{ firstName: 'Al' }, { firstName: 'Bo' }])];
    expect(childrenOf(forms).map(({ form, index }) => [form, index])).toEqual([
      [1, 0],
      [1, 1],
      [2, 0],
    ]);
  });
});

describe('what is typed', () => {
  it.each([
    {},
    { name: '  ' },
    { nhsNumber: '9434765918' },
    { dateOfBirth: '31/02/2016' },
    { postcode: 'X' },
    { who: 'x' },
  ])('%j is refused', (typed) => {
    expect(SearchTerms.safeParse(typed).success).toBe(false);
  });

  it('asks in a bounded number of places, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300 }), (name) => {
        const texts = { name, knownAs: name, parent: name, school: name, address: name };
        const numbers = {
          dateOfBirth: '2016-03-04',
          postcode: 'LE1 1AA',
          nhsNumber: '9434765919',
          number: '9434765919',
        };
        const typed = SearchTerms.safeParse({ ...texts, ...numbers, referrer: 'head@school.example' });
        if (typed.success) expect(askedKeys(typed.data).length).toBeLessThanOrEqual(192);
      }),
    );
  });
});
