import { describe, expect, it } from '@jest/globals';
import { answersIn, heading, type MadeCell, readingOf, table } from './made-document.ts';

const UNKNOWN = heading('Particulars');
const PIPPIN: readonly (readonly MadeCell[])[] = [
  ['Name', 'Pippin Quillfeather', 'Date of birth', '14/05/2017'],
  ['School', 'Copperbeech School', 'GP', 'Dr Teasel'],
];

describe('a table under a heading that nobody knows', () => {
  it('is about a child where its labels are asked of a child alone, and less surely so', () => {
    const { answers } = readingOf([UNKNOWN, table(PIPPIN)]);
    expect(answers.map(({ path, value }) => [path, value])).toEqual([
      ['/children/0/fullName', 'Pippin Quillfeather'],
      ['/children/0/dateOfBirth', '2017-05-14'],
      ['/children/0/school', 'Copperbeech School'],
      ['/children/0/gp', 'Dr Teasel'],
    ]);
    for (const { confidence } of answers) expect(confidence).toBeLessThan(0.75);
  });

  it('is about the family where its columns are asked of parents alone', () => {
    const rows = table([
      ['Name', 'Relationship to child', 'DOB', 'Does this person hold PR?'],
      ['Jane Quillfeather', 'Mother', '1/2/1988', 'Yes'],
      ['Tom Finch', 'Father', '3/4/1987', 'No'],
    ]);
    expect(answersIn([UNKNOWN, rows])).toMatchObject({
      '/household/0/relationship': 'mother',
      '/household/1/fullName': 'Tom Finch',
      '/household/1/parentalResponsibility': 'no',
    });
  });

  it('is nobody’s where its labels are asked of a child and of a parent, are few, or ask for no name', () => {
    const both = [...PIPPIN, ['Relationship to child', 'Sister', 'PR', 'No']];
    const nameless = PIPPIN.map((row, at) => (at === 0 ? ['Age', '9', ...row.slice(2)] : row));
    const landlord = [
      ['Name', 'Tideway Lettings', 'Telephone', '0116 496 0183'],
      ['Address', '2 Signal Cottages', 'Email', 'let@tideway.example'],
    ];
    for (const rows of [both, nameless, landlord, PIPPIN.slice(0, 1)])
      expect(answersIn([UNKNOWN, table(rows)])).toEqual({});
  });

  it('is about nobody whom another table speaks of, unless by the same name', () => {
    const child = [heading('Details of child'), table([['First name', 'Bramble', 'Surname', 'Teasel-Test']])];
    expect(answersIn([...child, UNKNOWN, table(PIPPIN)])).toMatchObject({
      '/children/0/firstName': 'Bramble',
      '/children/1/fullName': 'Pippin Quillfeather',
      '/children/1/school': 'Copperbeech School',
    });
    const same = [heading('Details of child'), table([['Name', 'Pippin Quillfeather', 'Sex', 'Male']])];
    const read = answersIn([...same, UNKNOWN, table(PIPPIN)]);
    expect(Object.keys(read).filter((path) => path.startsWith('/children/1'))).toEqual([]);
    expect(read).toMatchObject({ '/children/0/sex': 'M', '/children/0/school': 'Copperbeech School' });
  });
});
