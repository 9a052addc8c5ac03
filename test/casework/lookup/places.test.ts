import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placesIn, postcodeIn } from '#functions/casework/lookup/address.ts';
import { schoolNames } from '#functions/casework/lookup/school.ts';

const lower = 'bcdfgjkmpqrvwxz';
/** An invented name that is no word of a school's kind or of a street. */
const invented = fc.string({ unit: fc.constantFrom(...lower), minLength: 4, maxLength: 9 });
const typing = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => `  ${text} `,
  (text) => text.replaceAll(' ', '  '),
  (text) => text.replaceAll('s ', '’s '),
  (text) => text.replaceAll('St ', 'St. '),
  (text) => text.replaceAll('St ', 'Saint '),
  (text) => `The ${text}`,
);

describe('a school', () => {
  it.each([
    ['St Mary’s Primary School'],
    ['SAINT MARYS PRIMARY'],
    ['St. Mary’s Primary, Leicester'],
    ['St Mary’s Primary School Leicester'],
    ['St. Mary’s Primary Academy, High Road, Leicester'],
    ['Saint Mary`s, Primary School'],
  ])('is one however it is written: %s', (text) => {
    expect(schoolNames(text)).toEqual(['stmarysprimary', 'stmarys']);
  });

  it.each(['', 'None', 'n/a', 'Not at school', 'Home educated', 'Primary School', 'The Academy'])(
    'is not named by %j',
    (text) => {
      expect(schoolNames(text)).toEqual([]);
    },
  );

  it('is found with its kind or without, and never as another', () => {
    const kinds = fc.constantFrom('Primary', 'Infant', 'High', 'Nursery', 'Grammar');
    fc.assert(
      fc.property(invented, invented, kinds, kinds, typing, (name, other, kind, otherKind, type) => {
        const [whole = '', alone] = schoolNames(`St ${name}s ${kind} School`);
        for (const end of ['', ' School', ' Academy', ' school, Leicester'])
          expect(schoolNames(type(`St ${name}s ${kind}${end}`))).toEqual([whole, alone]);
        expect(schoolNames(type(`St ${name}s`))).toEqual([alone]);
        if (kind !== otherKind) expect(schoolNames(`St ${name}s ${otherKind}`)).not.toContain(whole);
        if (name !== other) expect(schoolNames(`St ${other}s ${kind}`)).not.toContain(alone);
      }),
    );
  });
});

describe('an address', () => {
  it.each<[string, readonly string[][]]>([
    ['12 High Street, Leicester LE1 1AA', [['12', 'highst']]],
    ['12, High St', [['12', 'highst']]],
    ['12 HIGH ST. LEICESTER', [['12', 'highst']]],
    ['12A St Mary’s Road', [['12a', 'stmarysrd']]],
    ['12 a Saint Marys Rd.', [['12a', 'stmarysrd']]],
    ['12-14 Park Road West, Leicester', [['12', 'parkrdwest']]],
    ['7 Broadway, Leicester', [['7', 'broadway']]],
    [
      '3 Rose Court, 12 High Street',
      [
        ['3', 'rosect'],
        ['12', 'highst'],
      ],
    ],
    ['12 Mill Hill Lane', [['12', 'millhillln']]],
    ['5 The Green', [['5', 'thegreen']]],
    ['The Old Rectory, Church Lane, Leicester', [['', 'theoldrectorychurchln']]],
    ['Rose Cottage, Snailbeach', [['', 'rosecottage']]],
    ['Not known', []],
    ['LE1 1AA', []],
    ['', []],
  ])('%j is %j', (text, buildings) => {
    expect(placesIn(text).map(({ building }) => building)).toEqual(buildings);
  });

  it.each(['Flat 3, 12 High Street', 'flat 3 12 High St', '12 High Street, Flat 3', 'Apt 3, 12 High Street LE1 1AA'])(
    'is a flat, and its building: %s',
    (text) => {
      expect(placesIn(text)).toEqual([{ building: ['12', 'highst'], flat: ['12', 'highst', '3'] }]);
    },
  );

  it('has its postcode taken out, wherever it is', () => {
    expect(postcodeIn('12 High Street, Leicester, le11aa')).toBe('LE1 1AA');
    expect(postcodeIn('12 High Street')).toBeUndefined();
  });

  it('is one however it is written, and never another house or street', () => {
    const numbers = fc.integer({ min: 1, max: 999 });
    const ends = fc.constantFrom(['Road', 'Rd'], ['Street', 'St.'], ['Avenue', 'ave'], ['Close', 'CL']);
    fc.assert(
      fc.property(numbers, numbers, invented, invented, ends, typing, (number, house, name, other, ends, type) => {
        const [long = '', short = ''] = ends;
        const [one] = placesIn(`${number} ${name} ${long}`);
        for (const town of ['', ', Leicester', ' Leicester', '\nLeicester\nLE1 1AA'])
          for (const end of [long, short])
            expect(placesIn(`${number} ${type(`${name} ${end}`).replace(/^The /, '')}${town}`)).toEqual([one]);
        if (house !== number) expect(placesIn(`${house} ${name} ${long}`)).not.toContainEqual(one);
        if (other !== name) expect(placesIn(`${number} ${other} ${long}`)).not.toContainEqual(one);
      }),
    );
  });

  it('of any text takes a moment and names few places', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        expect(placesIn(text).length).toBeLessThanOrEqual(2);
        expect(schoolNames(text).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
