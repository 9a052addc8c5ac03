import { describe, expect, it } from '@jest/globals';
import { understand as understandAnswer } from '#functions/documents/word/reading/understand-answer.ts';
import type { WrittenAnswer } from '#functions/documents/word/reading/written-answer.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import { aField, said } from './written-answer.ts';

const understand = (field: FieldDefinition, written: WrittenAnswer) => understandAnswer(field, written, '2026-11-22');

function field(type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}): FieldDefinition {
  return { id: 'asked', label: 'Asked', type, need: 'expected', ...more };
}

const yesNo = field('yes_no');
const yesNoUnknown = field('yes_no_unknown');
const ethnicity = field('choice', { codes: 'ethnicity' });
const sex = field('choice', { codes: 'sex' });
const religion = field('choice', { codes: 'religion' });
const disability = field('choices', { codes: 'disability' });
const born = field('date', { id: 'dateOfBirth' });
const name = field('text', { id: 'fullName' });

describe('yes and no', () => {
  it.each([
    ['Yes ☒ No ☐', true],
    ['☒ Yes ☐ No', true],
    ['Yes ☐ No ☒', false],
    ['☐ Yes ☒ No', false],
    ['Y / ~~N~~', true],
    ['~~Yes~~ / No', false],
    ['[x] Yes [ ] No', true],
    ['Yes ( ) No (x)', false],
    ['Yes  ✓', true],
    ['Yes ✓ No ✗', true],
    ['Yes ✗ No ✓', false],
    ['Yes X    No', true],
    ['X Yes\tNo', true],
    ['{x} Yes { } No', true],
    ['{ } Yes {x} No', false],
    ['Yes {x} No { }', true],
    ['Yes\n☒\nNo\n☐', undefined],
    ['Has consent been given? Yes ☒ No ☐', true],
    ['No.', false],
  ])('"%s" is read as it is meant', (text, value) => {
    const read = understand(yesNo, said(text));
    if (value === undefined) expect(read).toBe('unsure');
    else expect(read).toMatchObject({ value });
  });

  it.each([
    'Yes ☒ No ☒',
    'No concerns',
    'Yes and no',
    'Yes, but not to sharing',
    'x',
    'Yes X No',
    'No - not yet',
    'Yes?',
  ])('"%s" is left for a person', (text) => {
    expect(understand(yesNo, said(text))).toBe('unsure');
  });

  it.each(['', 'Yes ☐ No ☐', 'Yes / No', 'YES NO', 'Yes/No (delete as appropriate)', '{ } Yes { } No'])(
    '"%s" is no answer yet',
    (text) => {
      expect(understand(yesNo, said(text))).toBe('blank');
    },
  );

  it('keeps the words beside the answer, and is less sure', () => {
    expect(understand(yesNo, said('YES – mum agreed on Monday'))).toEqual({
      value: true,
      confidence: 0.85,
      rest: 'mum agreed on Monday',
    });
  });

  it('takes "not known" as an answer where the question does, and as a reason where it does not', () => {
    expect(understand(yesNoUnknown, said('Yes ☐ No ☐ Not known ☒'))).toMatchObject({ value: 'unknown' });
    expect(understand(yesNoUnknown, said('N/K'))).toMatchObject({ value: 'unknown' });
    expect(understand(yesNo, said('N/K'))).toMatchObject({ missing: 'not_known' });
  });
});

describe('options', () => {
  it.each([
    [ethnicity, 'White – British', 'WBRI'],
    [ethnicity, '☐ Indian\n☒ Pakistani\n☐ Chinese', 'APKN'],
    [sex, 'M / ~~F~~', 'M'],
    [sex, 'Male ☐ Female ☒', 'F'],
    [religion, '☐ Christian ☒ Any other religion (please specify): Jain', 'other'],
    [disability, '☒ Hearing ☒ Vision ☐ Learning', ['HEAR', 'VIS']],
    [disability, 'Hearing, vision', ['HEAR', 'VIS']],
  ])('%j: "%s" is %j', (asked, text, value) => {
    expect(understand(asked, said(text))).toMatchObject({ value });
  });

  it.each([
    [ethnicity, 'both'],
    [ethnicity, 'White British?'],
    [religion, 'Christian, Hindu'],
    [religion, '☒ Christian ☒ Hindu'],
    [disability, '☒ None ☒ Vision'],
  ])('%j: "%s" is left for a person', (asked, text) => {
    expect(understand(asked, said(text))).toBe('unsure');
  });

  it('takes a list that nobody marked as blank', () => {
    expect(understand(sex, said('Male / Female'))).toBe('blank');
    expect(understand(disability, said('Hearing / Vision / Mobility / Learning'))).toBe('blank');
    // Of many options two may be an answer, and an answer is never lost.
    expect(understand(disability, said('Hearing / Vision'))).toBe('unsure');
  });

  it('takes the line that a drop-down shows', () => {
    const chosen = aField({ text: 'Declined to say', options: new Map([['Declined to say', 'missing:declined']]) });
    expect(understand(religion, said('Declined to say', [chosen]))).toMatchObject({ missing: 'declined' });
  });
});

describe('dates', () => {
  it.each([
    ['3rd of March 2019', '2019-03-03'],
    ['03.03.19', '2019-03-03'],
    ['03/03/58', '1958-03-03'],
    ['Tuesday 3 March 2019', '2019-03-03'],
    ['March 3rd, 2019', '2019-03-03'],
    ['01-Feb-19', '2019-02-01'],
    ['1 2 2019', '2019-02-01'],
    ['the twenty-first of July 2012', '2012-07-21'],
    ['Born on the 3rd of March 2019', '2019-03-03'],
    ['DOB: 12/03/2019', '2019-03-12'],
  ])('"%s" is %s', (text, value) => {
    expect(understand(born, said(text))).toMatchObject({ value });
  });

  it.each(['Mar 2019', '12/03/2031', '12/3/15 or 13/3/15', 'approx 12/03/2015', '31/02/2019', '7 years', '12/2015'])(
    '"%s" is left for a person',
    (text) => {
      expect(understand(born, said(text))).toBe('unsure');
    },
  );

  it.each(['__/__/____', 'dd/mm/yyyy', '/  /', '……'])('"%s" is no date yet', (text) => {
    expect(understand(born, said(text))).toBe('blank');
  });

  it('a baby is expected within a year, and nobody has been born tomorrow', () => {
    const expected = field('date', { id: 'expectedDate' });
    expect(understand(expected, said('EDD 14/02/27'))).toMatchObject({ value: '2027-02-14' });
    expect(understand(born, said('EDD 14/02/2026'))).toBe('unsure');
    expect(understand(expected, said('14/02/2029'))).toBe('unsure');
    expect(understand(born, said('23/11/2026'))).toBe('unsure');
  });

  it('reads the time with the date where both are asked', () => {
    expect(understand(field('date_time'), said('12/03/26 at 2pm'))).toMatchObject({ value: '2026-03-12T14:00' });
  });
});

describe('words and numbers', () => {
  it.each([
    [field('postcode'), 'le991zz', 'LE99 1ZZ'],
    [field('telephone'), 'Tel: 0116 496 0001', '0116 496 0001'],
    [field('email'), 'mailto:a.b@school.example', 'a.b@school.example'],
    [field('nhs_number'), 'NHS no. 943 476 5919', '9434765919'],
    [field('nhs_number'), '9434765918', '9434765918'],
    [field('upn'), 'h801 2000 01001', 'H801200001001'],
    [name, 'Pippin Quillfeather', 'Pippin Quillfeather'],
    [field('text'), 'Yes ☒ No ☐', 'Yes'],
  ])('%j: "%s" is %s', (asked, text, value) => {
    expect(understand(asked, said(text))).toMatchObject({ value });
  });

  it.each(['______', '……………', '(please state)', '-', 'Yes / No', 'Click or tap here to enter text.'])(
    '"%s" says nothing',
    (text) => {
      expect(understand(field('text'), said(text))).toBe('blank');
    },
  );

  it('takes no answer for a form’s prompt', () => {
    for (const text of [
      'Please call before nine...',
      '(please see attached)',
      'Please ring mum',
      'If no one is in, the neighbour',
    ])
      expect(understand(field('long_text'), said(text))).toMatchObject({ value: text });
  });

  it('says why there is no answer where that is what was written', () => {
    expect(understand(field('text'), said('n/a'))).toMatchObject({ missing: 'not_applicable' });
    expect(understand(born, said('not known'))).toMatchObject({ missing: 'not_known' });
    expect(understand(field('text', { need: 'mandatory' }), said('n/a'))).toBe('unsure');
  });

  it('takes no date, list of people or hint at another place for a name', () => {
    for (const text of [
      '12/03/2019',
      'Pippin and Marnie Quillfeather',
      'Jane Quillfeather, Tom Finch',
      'as above',
      'see attached',
    ])
      expect(understand(name, said(text))).toBe('unsure');
  });
});
