import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foreignIn, heading, table } from './made-document.ts';

const ROWS: readonly (readonly [label: string, field: string, one: string, other: string])[] = [
  ['DoB', 'dateOfBirth', '1987-01-02', '1985-03-04'],
  ['Tel', 'telephone', '07700 900001', '07700 900002'],
  ['Address', 'address', '7 Mill Lane, Ham', '9 Far Street, Ham'],
];

function read(heads: readonly [string, string], rows: readonly (readonly string[])[]) {
  return foreignIn([
    heading('Parents and carers'),
    table([[heads[0], '', heads[1], ''], ['Name:', 'Moira Thistledown', 'Name:', 'Colin Reed-Test'], ...rows]),
  ]).answers;
}

describe('two people side by side', () => {
  it.each<readonly [string, string]>([
    ['Mother / carer 1', 'Father / carer 2'],
    ['Mother', 'Father'],
    ['First adult at home', 'Second adult at home'],
  ])('have their own values and no other’s under “%s” and “%s”, whatever is left out', (one, other) => {
    const given = fc.record({ row: fc.constantFrom(...ROWS), first: fc.boolean(), second: fc.boolean() });
    const lines = fc.uniqueArray(given, { selector: ({ row }) => row[0], minLength: 1 });
    fc.assert(
      fc.property(lines, (said) => {
        const answers = read(
          [one, other],
          said.map(({ row: [label, , a, b], first, second }) => [
            `${label}:`,
            first ? a : '',
            `${label}:`,
            second ? b : '',
          ]),
        );
        const people = ['/household/0/', '/household/1/'];
        expect(answers).toMatchObject({
          '/household/0/fullName': 'Moira Thistledown',
          '/household/1/fullName': 'Colin Reed-Test',
        });
        for (const {
          row: [, field, a, b],
          first,
          second,
        } of said)
          expect(people.map((base) => answers[`${base}${field}`])).toEqual([
            first ? a : undefined,
            second ? b : undefined,
          ]);
      }),
      { numRuns: 40 },
    );
  });
});
