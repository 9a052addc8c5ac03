import { describe, expect, it } from '@jest/globals';
import type { Paragraph, TextLook } from '#functions/documents/word/document.ts';
import { foreignIn, heading, paragraph, table } from './made-document.ts';

type Set = Pick<TextLook, 'bold' | 'size'>;
const BOLD: Set = { bold: true };
const LARGE: Set = { size: 32 };

/** A label set apart, with the text after it. */
function set(label: string, rest = '', look: Set = BOLD): Paragraph {
  return { ...paragraph(label + rest), looks: [{ start: 0, end: label.length, ...look }] };
}

const QUESTION = 'What are you worried about?';

describe.each([
  ['bold', BOLD],
  ['larger', LARGE],
])('a label that is %s', (_, look) => {
  it('ends the long answer before it though nobody knows it, and names what follows', () => {
    const { answers, left } = foreignIn([
      heading('Reason for referral'),
      set(QUESTION, '', look),
      paragraph('Pippin is often hungry.'),
      paragraph('And tired.'),
      set('Steps taken so far', '', look),
      paragraph('Rang mum'),
    ]);
    expect(answers).toEqual({ '/concern/worries': 'Pippin is often hungry.\nAnd tired.' });
    expect(left).toContain('Steps taken so far: Rang mum');
  });

  it('ends one that was not given', () => {
    const { answers, left } = foreignIn([
      heading('Reason for referral'),
      set(QUESTION, '', look),
      set('Steps taken so far', '', look),
      paragraph('Rang mum'),
    ]);
    expect(answers).toEqual({});
    expect(left).toContain('Steps taken so far: Rang mum');
  });

  it('ends it in a cell and between rows as well', () => {
    const blocks = [
      set(QUESTION, '', look),
      paragraph('Hungry.'),
      set('Steps taken so far', '', look),
      paragraph('Rang'),
    ];
    const expected = { '/concern/worries': 'Hungry.' };
    expect(foreignIn([heading('Reason for referral'), table([[blocks], [[paragraph('End')]]])]).answers).toEqual(
      expected,
    );
    expect(foreignIn([heading('Reason for referral'), table(blocks.map((one) => [[one]]))]).answers).toEqual(expected);
  });
});

describe('how a document is set', () => {
  it('tells nothing where all of it is bold, or where the labels are not set apart', () => {
    const lines = [QUESTION, 'Hungry.', 'Left alone at night', 'Since May.'];
    const value = lines.slice(1).join('\n');
    const all = lines.map((line) => set(line));
    expect(foreignIn([set('Reason for referral'), ...all]).answers).toEqual({ '/concern/worries': value });
    const answer = lines.map((line, at) => (at === 2 ? set(line) : paragraph(line)));
    expect(foreignIn([heading('Reason for referral'), ...answer]).answers).toEqual({ '/concern/worries': value });
  });

  it('parts a bold label from the answer behind it', () => {
    const { answers } = foreignIn([
      heading('Child details'),
      table([
        [[set('Full name of child', ' Pippin Quillfeather')], [set('First language', ' Welsh')]],
        [[set('School / Pre-school', ' Elm School')], [set('Address:', ' 1 Elm Road, Ham')]],
      ]),
    ]);
    expect(answers).toEqual({
      '/children/0/fullName': 'Pippin Quillfeather',
      '/children/0/firstLanguage': 'cym',
      '/children/0/school': 'Elm School',
    });
  });
});

describe('the address of a school or surgery', () => {
  const name = ['Name of child', 'Pippin Quillfeather'];
  it.each([
    [
      ['School', 'Elm School'],
      ['Address', '1 Elm Road, Ham'],
    ],
    [
      ['School', 'Elm School'],
      ['School address', '1 Elm Road, Ham'],
    ],
    [
      ['School', 'Elm School'],
      ['Address of school', '1 Elm Road, Ham'],
    ],
    [
      ['GP', 'Dr Finch'],
      ['GP surgery’s address', '1 Elm Road, Ham'],
    ],
    [
      ['GP', 'Dr Finch'],
      ['Surgery address', '1 Elm Road, Ham'],
    ],
    [
      ['GP', 'Dr Finch'],
      ['Address', '1 Elm Road, Ham'],
    ],
  ])('is theirs: %s', (party, address) => {
    for (const rows of [
      [name, party, address],
      [name, [...party, ...address]],
    ]) {
      const { answers, left } = foreignIn([heading('Child details'), table(rows)]);
      expect(answers).not.toHaveProperty('/children/0/homeAddress'.replaceAll('/', '\\/'));
      expect(Object.keys(answers).filter((path) => /address/i.test(path))).toEqual([]);
      expect(left).toContain('1 Elm Road, Ham');
    }
  });
});
