import { describe, expect, it } from '@jest/globals';
import { isInstruction } from '#functions/documents/word/reading/written-blank.ts';
import { answersIn, foreignIn, heading, paragraph, table } from './made-document.ts';

describe('a form’s own word on how to answer', () => {
  it.each([
    'Use their words.',
    'Include what has happened, when, and what you think may happen if nothing changes.',
    'Please describe what you have seen.',
  ])('“%s” is an instruction', (text) => {
    expect(isInstruction(text)).toBe(true);
  });

  it.each(['Please ring mum', 'She uses their words.', 'Give them more time', 'Include me, he said.'])(
    '“%s” may be an answer',
    (text) => {
      expect(isInstruction(text)).toBe(false);
    },
  );

  it('is no answer: the box under it is', () => {
    const said = 'Pip told me that he sleeps on the landing.';
    expect(answersIn([heading('What are we worried about?'), paragraph('Include when.'), table([[said]])])).toEqual({
      '/concern/worries': said,
    });
  });

  it('leaves both where other words stand between a question and its box', () => {
    const between = paragraph('He has been late since March.');
    expect(answersIn([heading('What are we worried about?'), between, table([['And cold.']])])).toEqual({});
  });
});

describe('a heading that names one of several kinds', () => {
  it('makes nobody what the table before was about', () => {
    const answers = answersIn([
      heading('Mother'),
      table([['Name', 'Jane Quillfeather']]),
      heading('Father or partner'),
      table([['Name', 'Tom Finch']]),
    ]);
    expect(answers['/household/0/relationship']).toBe('mother');
    expect(answers['/household/1/fullName']).toBe('Tom Finch');
    expect(answers['/household/1/relationship']).toBeUndefined();
  });
});

describe('labels with a hint behind them', () => {
  it('are read without it', () => {
    expect(
      answersIn([
        heading('Details of child'),
        table([
          ['Family name (in capitals)', 'QUILLFEATHER'],
          ['Gender (M / F / other)', 'M'],
        ]),
      ]),
    ).toEqual({ '/children/0/lastName': 'QUILLFEATHER', '/children/0/sex': 'M' });
  });
});

describe('a form that nobody tuned for', () => {
  it('reads a row in which labels and answers alternate as pairs, and so the rows under it', () => {
    const { answers } = foreignIn([
      heading('Details of child'),
      table([
        ['Full name', 'Pippin Quillfeather', 'Date of birth', '03/04/2019'],
        ['GP', 'Dr Ottoline Frayne, Harbour Surgery', 'School', 'Southernhay Academy'],
        ['Who is the lead', 'nobody yet', 'Any number known', 'not that I know'],
      ]),
    ]);
    expect(Object.keys(answers).filter((path) => path.startsWith('/children/1'))).toEqual([]);
    expect(answers['/children/0/gp']).toBe('Dr Ottoline Frayne, Harbour Surgery');
  });

  it.each(['If so who is the lead professional', 'CAF number (if known)', 'Is this under S.47?', 'Other', 'Surname'])(
    'takes “%s” for no school',
    (text) => {
      const { answers } = foreignIn([
        heading('Details of child'),
        table([
          ['Full name', 'Pippin Quillfeather'],
          ['School', text],
        ]),
      ]);
      expect(answers).toEqual({ '/children/0/fullName': 'Pippin Quillfeather' });
    },
  );

  it('ends an answer at a line that is a label', () => {
    const rows = table([['Role', 'Inclusion worker\nSurname\nEwell']]);
    expect(foreignIn([heading('Person making the referral'), rows]).answers['/referrer/role']).toBe('Inclusion worker');
  });

  it('leaves both of two answers that differ and are as sure', () => {
    const { answers, left } = foreignIn([
      heading('Details of child'),
      table([
        ['Full name', 'Pippin Quillfeather'],
        ['School', 'Southernhay Academy'],
        ['School', 'Harbour Primary'],
      ]),
    ]);
    expect(answers['/children/0/school']).toBeUndefined();
    expect(left).toContain('Southernhay Academy');
    expect(left).toContain('Harbour Primary');
  });

  it('leaves the postcode of another address', () => {
    const { answers } = foreignIn([
      heading('Details of child'),
      table([
        ['Full name', 'Pippin Quillfeather'],
        ['Previous address', '7 Mill Lane, Ottermere'],
        ['Postcode', 'LE99 9RW'],
      ]),
    ]);
    expect(answers).toEqual({ '/children/0/fullName': 'Pippin Quillfeather' });
  });

  it('makes nobody of an address alone', () => {
    const rows = table([['Address', '7 Mill Lane, Ottermere']]);
    expect(foreignIn([heading('Details of child'), rows]).answers).toEqual({});
  });

  it.each([
    ['Full name', 'Pippin 2 Quillfeather'],
    ['Full name', 'The lad whom they all call little Pip'],
    ['Date of birth', '03/04/1970'],
  ])('leaves a child’s %s “%s”', (label, text) => {
    const rows = table([
      ['Gender', 'M'],
      [label, text],
    ]);
    expect(foreignIn([heading('Details of child'), rows]).answers).toEqual({ '/children/0/sex': 'M' });
  });

  it('leaves a mother’s date of birth that is a child’s', () => {
    const rows = table([
      ['Name', 'Jane Quillfeather'],
      ['Date of birth', '03/04/2019'],
    ]);
    expect(foreignIn([heading('Mother'), rows]).answers['/household/0/dateOfBirth']).toBeUndefined();
  });

  it('keeps words that say more than their code', () => {
    const rows = table([
      ['Name', 'Relationship'],
      ['Gregor Pym', 'Lodger'],
    ]);
    const { answers, left } = foreignIn([heading('Household members'), rows]);
    expect(answers['/household/0/relationship']).toBe('not_related');
    expect(left).toContain('Lodger');
  });
});
