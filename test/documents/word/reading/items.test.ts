import { describe, expect, it } from '@jest/globals';
import { answersIn, field, heading, holding, paragraph, readingOf, table } from './made-document.ts';

const NAMES = { '/children/0/firstName': 'Pippin', '/children/1/firstName': 'Wren' };
const FAMILY = heading('Household members');

describe('several children', () => {
  it('are told apart by the number in their heading or label', () => {
    expect(
      answersIn([
        heading('Child 1'),
        table([['First name', 'Pippin']]),
        heading('Child 2'),
        table([['First name', 'Wren']]),
        heading('Child 1'),
        table([['Gender', 'Male']]),
      ]),
    ).toEqual({ ...NAMES, '/children/0/sex': 'M' });
    expect(answersIn([paragraph('Child 1 first name: Pippin'), paragraph('Child 2 first name: Wren')])).toEqual(NAMES);
  });

  it('are one in each row of a list, with empty rows left out', () => {
    expect(
      answersIn([
        heading('Children'),
        table([
          ['First name', 'DOB', 'Gender'],
          ['Pippin', '14/05/2017', 'M'],
          ['', '', ''],
          ['Wren', '28/02/2021', 'F'],
        ]),
      ]),
    ).toMatchObject({ ...NAMES, '/children/1/dateOfBirth': '2021-02-28', '/children/1/sex': 'F' });
  });

  it('are one in each column, named or not', () => {
    const rows = [
      ['First name', 'Pippin', 'Wren'],
      ['DOB', '14/05/2017', '28/02/2021'],
    ];
    const both = { ...NAMES, '/children/0/dateOfBirth': '2017-05-14', '/children/1/dateOfBirth': '2021-02-28' };
    expect(answersIn([heading('Children'), table([['', 'Child 1', 'Child 2'], ...rows])])).toEqual(both);
    expect(answersIn([heading('Children'), table(rows)])).toEqual(both);
  });

  it('may stand side by side with labels of their own', () => {
    expect(
      answersIn([
        table([
          [
            { text: 'Child 1', span: 2 },
            { text: 'Child 2', span: 2 },
          ],
          ['First name', 'Pippin', 'First name', 'Wren'],
          ['Gender', 'M', 'Gender', 'F'],
        ]),
      ]),
    ).toEqual({ ...NAMES, '/children/0/sex': 'M', '/children/1/sex': 'F' });
  });

  it('begin again where a block begins again with its first label', () => {
    expect(
      answersIn([
        heading('Children'),
        table([
          ['First name', 'Pippin'],
          ['Gender', 'M'],
          ['First name', 'Wren'],
          ['Gender', 'F'],
        ]),
      ]),
    ).toMatchObject({ ...NAMES, '/children/1/sex': 'F' });
  });

  it('are one where the same child is named again', () => {
    expect(
      answersIn([
        heading('Details of child'),
        table([
          ['First name', 'Pippin'],
          ['Gender', 'M'],
        ]),
        heading('Details of child'),
        table([
          ['First name', 'Pippin'],
          ['Religion', 'Christian'],
        ]),
      ]),
    ).toEqual({ '/children/0/firstName': 'Pippin', '/children/0/sex': 'M', '/children/0/religion': 'christian' });
  });

  it('leave a label alone that may be about any of them', () => {
    const blocks = [
      heading('Child 1'),
      table([['First name', 'Pippin']]),
      heading('Child 2'),
      table([['First name', 'Wren']]),
      heading('Something else'),
      paragraph('Child’s NHS number: 999 000 0018'),
    ];
    expect(answersIn(blocks)).toEqual(NAMES);
    expect(readingOf(blocks).leftovers.at(-1)?.text).toBe('999 000 0018');
  });
});

describe('people of the family', () => {
  it('are what their heading, row or label calls them', () => {
    const mother = { '/household/0/firstName': 'Juniper', '/household/0/relationship': 'mother' };
    expect(answersIn([heading('Mother'), table([['First name', 'Juniper']])])).toEqual(mother);
    expect(answersIn([FAMILY, paragraph('Mother’s first name: Juniper')])).toEqual(mother);
    expect(
      answersIn([
        FAMILY,
        table([
          ['', 'First name', 'DOB'],
          ['Mother', 'Juniper', '03/09/1990'],
          ['Father', '', ''],
        ]),
      ]),
    ).toEqual({ ...mother, '/household/0/dateOfBirth': '1990-09-03' });
  });

  it('are what the document says itself before what a heading implies', () => {
    const reading = readingOf([
      heading('Mother'),
      table([
        ['First name', 'Juniper'],
        ['Relationship', 'Aunt'],
      ]),
    ]);
    const relationship = reading.answers.find(({ path }) => path === '/household/0/relationship');
    expect(relationship?.also).toMatchObject([{ value: 'mother' }]);
  });
});

describe('our own form', () => {
  it('takes what was typed in a control’s place for the item whose controls stand in that table', () => {
    const child = (index: number, first: string) =>
      table([
        ['First name', [holding(field(`children[${index}].firstName`, first))]],
        ['School, nursery or college', `School ${index}`],
      ]);
    expect(answersIn([heading('Children'), child(0, 'Pippin'), child(1, 'Wren')])).toEqual({
      ...NAMES,
      '/children/0/school': 'School 0',
      '/children/1/school': 'School 1',
    });
  });

  it('keeps apart what was written beside a control that has an answer', () => {
    const reading = readingOf([
      heading('Children'),
      table([['First name', [holding(field('children[0].firstName', 'Pippin'), '', ' called Pip')]]]),
    ]);
    expect(reading.answers).toMatchObject([{ value: 'Pippin', source: 'control', confidence: 1 }]);
    expect(reading.leftovers).toEqual([{ label: 'First name', text: 'called Pip', path: '/children/0/firstName' }]);
  });

  it('takes what was typed beside an empty control for its answer', () => {
    const guidance = field('children[0].firstName', 'Click here and write', { guidance: true });
    expect(answersIn([heading('Children'), table([['First name', [holding(guidance, '', ' Pippin')]]])])).toEqual({
      '/children/0/firstName': 'Pippin',
    });
  });
});

describe('what two places say of one field', () => {
  it('is the surest, with the other kept beside it', () => {
    const reading = readingOf([
      holding(field('referrer.name', 'Thimble Okonkwo-Test')),
      heading('Referrer details'),
      table([['Name', 'Thimble Test']]),
      paragraph('Name: T. Test'),
    ]);
    expect(reading.answers).toEqual([
      {
        path: '/referrer/name',
        value: 'Thimble Okonkwo-Test',
        source: 'control',
        confidence: 1,
        also: [
          { value: 'Thimble Test', source: 'table', confidence: expect.any(Number) },
          { value: 'T. Test', source: 'paragraph', confidence: expect.any(Number) },
        ],
      },
    ]);
  });

  it('is one answer where they agree, and at most six', () => {
    const again = (name: string) => [heading('Referrer details'), table([['Name', name]])];
    const one = readingOf([...again('T. Test'), ...again('T. Test')]);
    expect(one.answers).toHaveLength(1);
    expect(one.answers[0]?.also).toBeUndefined();
    const many = readingOf(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].flatMap((letter) => again(`T. Test-${letter}`)));
    expect(many.answers[0]?.also).toHaveLength(5);
    expect(many.leftovers.map(({ text }) => text)).toEqual(['T. Test-G', 'T. Test-H']);
  });

  it('a postcode in an address is its postcode too, where no other is given', () => {
    expect(
      answersIn([heading('Details of child'), table([['Home address', '7 Invented Row, Leicester LE1 1ZZ']])]),
    ).toEqual({
      '/children/0/homeAddress': '7 Invented Row, Leicester LE1 1ZZ',
      '/children/0/homePostcode': 'LE1 1ZZ',
    });
  });
});
