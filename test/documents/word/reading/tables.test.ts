import { describe, expect, it } from '@jest/globals';
import { answersIn, heading, leftIn, paragraph, readingOf, table } from './made-document.ts';

const CHILD = heading('Details of child');

describe('a table with labels beside their answers', () => {
  it('is read by rows, one pair or several in each', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['First name', 'Pippin', 'Surname', 'Quillfeather'],
          ['DOB', '14/5/2017', 'Gender', 'Male'],
        ]),
      ]),
    ).toEqual({
      '/children/0/firstName': 'Pippin',
      '/children/0/lastName': 'Quillfeather',
      '/children/0/dateOfBirth': '2017-05-14',
      '/children/0/sex': 'M',
    });
  });

  it('is a little less sure of a synonym than of our own label', () => {
    const { answers } = readingOf([
      CHILD,
      table([
        ['First name', 'Pippin'],
        ['Surname', 'Quillfeather'],
      ]),
    ]);
    expect(answers.map(({ source, confidence }) => [source, confidence])).toEqual([
      ['table', 0.9],
      ['table', 0.86],
    ]);
  });

  it('takes a full-width row as the heading of those under it', () => {
    expect(
      answersIn([
        table([['Details of child'], ['First name', 'Pippin'], ['Referrer details'], ['Name', 'Thimble Okonkwo-Test']]),
      ]),
    ).toEqual({ '/children/0/firstName': 'Pippin', '/referrer/name': 'Thimble Okonkwo-Test' });
  });

  it('reads nothing under a heading of another form, and keeps it all with its labels', () => {
    const blocks = [CHILD, table([['Landlord'], ['Name', 'Tideway Lettings'], ['Telephone', '0116 496 0183']])];
    expect(answersIn(blocks)).toEqual({});
    expect(leftIn(blocks)).toEqual([
      'Details of child: Landlord',
      'Name: Tideway Lettings',
      'Telephone: 0116 496 0183',
    ]);
  });

  it('never takes a label for the answer to another, filled in or not', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['First name', 'Surname'],
          ['DOB', 'Gender'],
        ]),
      ]),
    ).toEqual({});
    expect(
      answersIn([
        CHILD,
        table([
          ['First name', '', 'Surname', ''],
          ['DOB', '', 'Gender', ''],
        ]),
      ]),
    ).toEqual({});
  });

  it('takes what is under a label in its cell for a hint while answers stand beside labels', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['First name', 'Pippin'],
          ['School, nursery or college\nas it is called now', ''],
        ]),
      ]),
    ).toEqual({ '/children/0/firstName': 'Pippin' });
  });

  it('takes the lines beside a merged label for one answer', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['Home address', '7 Invented Row'],
          [{ text: '', continues: true }, 'Leicester'],
          ['First name', 'Pippin'],
        ]),
      ]),
    ).toMatchObject({ '/children/0/homeAddress': '7 Invented Row, Leicester', '/children/0/firstName': 'Pippin' });
  });

  it('reads tables in tables', () => {
    expect(answersIn([CHILD, table([[[paragraph(''), table([['First name', 'Pippin']])], 'x']])])).toEqual({
      '/children/0/firstName': 'Pippin',
    });
  });
});

describe('a table with labels over their answers', () => {
  it('is read by columns, again for each row of labels', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['First name', 'Surname', 'DOB'],
          ['Pippin', 'Quillfeather', '14/05/2017'],
          ['Gender', 'Religion', 'NHS number'],
          ['Male', 'Christian', '999 000 0018'],
        ]),
      ]),
    ).toMatchObject({
      '/children/0/firstName': 'Pippin',
      '/children/0/dateOfBirth': '2017-05-14',
      '/children/0/sex': 'M',
      '/children/0/nhsNumber': '9990000018',
    });
  });

  it('differs from labels beside answers by what the answers look like', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['First name', 'Shoe size', 'DOB'],
          ['Pippin', '12', '14/05/2017'],
        ]),
      ]),
    ).toEqual({ '/children/0/firstName': 'Pippin', '/children/0/dateOfBirth': '2017-05-14' });
  });

  it('is left for a person when nothing tells it from labels beside answers', () => {
    const blocks = [
      CHILD,
      table([
        ['First name', 'Nickname'],
        ['Pippin', 'Mouse'],
      ]),
    ];
    expect(answersIn(blocks)).toEqual({});
    expect(leftIn(blocks).join(' ')).toMatch(/Nickname.*Pippin.*Mouse/);
  });

  it('and full-width rows: a long question over its answer', () => {
    expect(
      answersIn([
        heading('Reason for referral'),
        table([['What has happened, or is happening?'], ['He fell asleep in class.\nThere had been no tea.']]),
      ]),
    ).toEqual({ '/concern/whatHappened': 'He fell asleep in class.\nThere had been no tea.' });
  });

  it('or a box under its question', () => {
    expect(
      answersIn([paragraph('What has the child said, in their own words?'), table([['I like it at Nan’s.']])]),
    ).toEqual({
      '/concern/childsWords': 'I like it at Nan’s.',
    });
  });
});

describe('a cell with its label in it', () => {
  it('is read by lines', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['First name: Pippin', 'Surname: Quillfeather'],
          ['DOB:\n14/05/2017', 'Sex: Male'],
        ]),
      ]),
    ).toMatchObject({
      '/children/0/firstName': 'Pippin',
      '/children/0/lastName': 'Quillfeather',
      '/children/0/sex': 'M',
    });
  });

  it('may have several', () => {
    expect(answersIn([CHILD, table([['First name: Pippin\nDOB: 14/05/2017\nShoe size: 12', '']])])).toEqual({
      '/children/0/firstName': 'Pippin',
      '/children/0/dateOfBirth': '2017-05-14',
    });
  });

  it('gives nothing of a cell with another label beside it', () => {
    expect(
      answersIn([
        CHILD,
        table([
          ['First name:', 'Shoe size: 12'],
          ['Sex:', 'Hat size: 5'],
        ]),
      ]),
    ).toEqual({});
  });
});

describe('boxes in a table', () => {
  it('are read in the cell beside their question, or in cells of their own', () => {
    expect(
      answersIn([
        heading('What the parents know'),
        table([
          ['Has consent been obtained?', 'Yes ☒', 'No ☐'],
          ['Have they agreed that agencies share information?', '☐ Yes ☒ No', ''],
        ]),
      ]),
    ).toEqual({ '/parentsInformed/agreementToReferral': 'yes', '/parentsInformed/agreementToShare': 'no' });
  });

  it('are read by the column that is marked', () => {
    expect(
      answersIn([
        heading('What the parents know'),
        table([
          ['', 'Yes', 'No'],
          ['Has consent been obtained?', '', 'X'],
          ['Have they agreed that agencies share information?', '✓', ''],
        ]),
      ]),
    ).toEqual({ '/parentsInformed/agreementToReferral': 'no', '/parentsInformed/agreementToShare': 'yes' });
  });

  it('in a grid under their question are its options', () => {
    const grid = (box: string) => [
      CHILD,
      table([['Disability'], ['Mobility', box, 'Vision', '☐'], ['Hearing', '☐', 'Learning', box]]),
    ];
    expect(answersIn(grid('☒'))).toEqual({ '/children/0/disability': ['MOB', 'LD'] });
    expect(answersIn(grid('☐'))).toEqual({});
  });
});
