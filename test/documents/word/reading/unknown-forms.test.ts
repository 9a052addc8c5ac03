import { describe, expect, it } from '@jest/globals';
import { isInstruction } from '#functions/documents/word/reading/written-instructions.ts';
import { answersIn, heading, paragraph, table } from './made-document.ts';

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
