import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadPostcodesError, MOST_POSTCODES, postcodeTable } from '#functions/casework/residence/postcode-table.ts';
import { residenceOf } from '#functions/casework/residence/residence.ts';
import type { FormRecord } from '#schemas/case.ts';

const sample = readFileSync('schemas/codes/postcodes-sample.csv', 'utf8');
const area = { home: 'E06000016', authorityOf: postcodeTable(sample) };

function form(children: Record<string, string | boolean>[]): FormRecord {
  const answers = children.flatMap((child, index) =>
    Object.entries({ firstName: 'Ada', ...child }).map(([field, value]) => ({
      path: `/children/${index}/${field}`,
      value,
      source: 'web' as const,
      confidence: 1,
    })),
  );
  return {
    number: 1,
    formId: 'f',
    formVersion: '1',
    documentId: null,
    readAt: '2026-11-23T10:00:00.000Z',
    answers,
    leftovers: [],
  };
}

describe('the council’s table of postcodes', () => {
  it('uses the most exact row: postcode, then sector, then district', () => {
    expect(area.authorityOf('ZZ2 9ZZ')).toBe('E06000016');
    expect(area.authorityOf('zz29zz')).toBe('E06000016');
    expect(area.authorityOf('ZZ2 1AA')).toBe('E06000016');
    expect(area.authorityOf('ZZ2 3AA')).toBe('E00000000');
    expect(area.authorityOf('ZZ1 7QQ')).toBe('E06000016');
  });

  it('knows nothing of a postcode that it does not hold: ZZ1 1 is not ZZ11', () => {
    expect(area.authorityOf('ZZ11 1AA')).toBeUndefined();
    expect(area.authorityOf('YY1 1AA')).toBeUndefined();
    expect(area.authorityOf('near the park')).toBeUndefined();
  });

  it('is read as ONS writes it: other columns, quotation marks, its own column names, a byte order mark', () => {
    const ons = '\uFEFF"pcd","pcds","lad23cd"\r\n"ZZ1 1AA","ZZ1 1AA","E06000016"\r\n';
    expect(postcodeTable(ons)('ZZ1 1AA')).toBe('E06000016');
  });

  it.each([
    ['postcode,authority\nZZ1,E06000016', 'line 1'],
    ['pcds,lad\nnot one,E06000016', 'line 2'],
    ['pcds,lad\nZZ1,Leicester', 'line 2'],
    ['pcds,lad\nZZ1,E06000016\nZZ1,E06000017', 'line 3'],
    [`pcds,lad${'\nZZ1,E06000016'.repeat(MOST_POSTCODES + 2)}`, 'more than'],
  ])('is refused when it cannot be trusted', (csv, where) => {
    expect(() => postcodeTable(csv)).toThrow(BadPostcodesError);
    expect(() => postcodeTable(csv)).toThrow(where);
  });

  it('answers any text without a fault', () => {
    fc.assert(
      fc.property(fc.string(), (text) => [undefined, 'E06000016', 'E00000000'].includes(area.authorityOf(text))),
    );
  });
});

describe('where a child lives', () => {
  it('is said for each child by itself', () => {
    const forms = [form([{ homePostcode: 'ZZ1 1AA' }, { homePostcode: 'ZZ99 3WZ' }, {}])];
    expect(
      residenceOf(forms, area, false).map(({ child, residence, suggests }) => [child, residence, suggests]),
    ).toEqual([
      [1, 'in_area', null],
      [2, 'out_of_area', 'redirect'],
      [3, 'unchecked', null],
    ]);
  });

  it('never leads to refusing a child who is found here', () => {
    const [away] = residenceOf([form([{ homePostcode: 'ZZ99 3WZ' }])], area, false);
    expect(away).toMatchObject({ authority: 'E00000000' });
    expect(away?.words).toContain('found in the city counts as ours');
  });

  it('does not reveal where a secret address is', () => {
    const [away] = residenceOf([form([{ homePostcode: 'ZZ99 3WZ' }])], area, true);
    expect(away).toMatchObject({ residence: 'out_of_area', authority: null });
  });
});
