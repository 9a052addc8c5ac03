import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isNhsNumber, isPostcode, isUpn, isUprn, tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';

describe('an NHS number', () => {
  it.each(['9434765919', '6541003238', '9990000018', '9990000026'])('%s is valid', (digits) => {
    expect(isNhsNumber(digits)).toBe(true);
  });

  it.each(['9990000019', '999000000', '99900000180', '', '999000000x'])('"%s" is not', (digits) => {
    expect(isNhsNumber(digits)).toBe(false);
  });

  it('never begins with 999000000, whose check would be ten', () => {
    for (let last = 0; last < 10; last += 1) expect(isNhsNumber(`999000000${last}`)).toBe(false);
  });

  it('is told from every number with one digit wrong', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (place, slip) => {
        const digits = [...'9434765919'];
        digits[place] = String((Number(digits[place]) + slip) % 10);
        expect(isNhsNumber(digits.join(''))).toBe(false);
      }),
    );
  });
});

describe('a unique pupil number', () => {
  it.each(['H801200001001', 'E856200101001', 'U856200101002'])('%s is valid', (upn) => {
    expect(isUpn(upn)).toBe(true);
  });

  it.each(['A801200001001', 'H80120000100', 'h801200001001', 'H801200001S01', '', 'I801200001001'])(
    '"%s" is not',
    (upn) => {
      expect(isUpn(upn)).toBe(false);
    },
  );

  it('may end in a letter when it is temporary, and never in I, O or S', () => {
    const ending = (letter: string) =>
      [...'ABCDEFGHJKLMNPQRTUVWXYZ'].some((check) => isUpn(`${check}85620010100${letter}`));
    expect(ending('A')).toBe(true);
    expect(ending('Z')).toBe(true);
    expect(ending('S')).toBe(false);
    expect(ending('O')).toBe(false);
  });

  it('must name a local authority', () => {
    expect([...'ABCDEFGHJKLMNPQRTUVWXYZ'].some((check) => isUpn(`${check}000200101001`))).toBe(false);
  });
});

describe('a postcode', () => {
  it.each(['LE1 1ZZ', 'LE19 1WH', 'SW1A 1AA', 'M1 1AE', 'GIR 0AA'])('%s has the form of one', (postcode) => {
    expect(isPostcode(postcode)).toBe(true);
  });

  it.each(['LE1 1CZ', 'LE11ZZ', 'LE1', '1AA LE1', ''])('"%s" has not', (postcode) => {
    expect(isPostcode(postcode)).toBe(false);
  });

  it('is tidied to upper case with one space before its last three characters', () => {
    expect(tidyPostcode(' le1  1zz')).toBe('LE1 1ZZ');
    expect(tidyPostcode('sw1a1aa')).toBe('SW1A 1AA');
    expect(tidyPostcode(' near the park ')).toBe('near the park');
    expect(tidyPostcode('no idea')).toBe('no idea');
  });
});

describe('other identifiers', () => {
  it('are read without the spaces and hyphens that people write', () => {
    expect(withoutSpacing('999 000-0018')).toBe('9990000018');
  });

  it('a UPRN is one to twelve digits', () => {
    expect(isUprn('100032050012')).toBe(true);
    expect(isUprn('1234567890123')).toBe(false);
    expect(isUprn('12a')).toBe(false);
  });
});
