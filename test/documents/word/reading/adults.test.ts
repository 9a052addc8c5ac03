import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOVED_TO_HOUSEHOLD } from '#schemas/forms/answer.ts';
import { foreignIn, heading, type MadeCell, paragraph, table } from './made-document.ts';

const year = new Date().getFullYear();
const YOUNG = `14/05/${year - 8}`;
const GROWN = `01/02/${year - 39}`;
const HEAD = ['First name', 'Surname', 'D.O.B', 'Gender', 'Relationship to child/ren'];
const PIPPIN = ['Pippin', 'Quillfeather', YOUNG, 'M', ''];

function read(rows: readonly (readonly MadeCell[])[]) {
  return foreignIn([heading('Child details'), table(rows)]);
}

function named(answers: Record<string, unknown>, section: string): unknown[] {
  return Object.entries(answers)
    .filter(([path]) => path.startsWith(`/${section}/`) && path.endsWith('/firstName'))
    .map(([, value]) => value);
}

describe('grown-ups among the children of another council’s form', () => {
  it('are members of the household when their own row says that they are a parent', () => {
    const { answers, left } = read([HEAD, PIPPIN, ['Moira', 'Thistledown', '', 'F', 'Mum']]);
    expect(named(answers, 'children')).toEqual(['Pippin']);
    expect(answers).toMatchObject({
      '/household/0/firstName': 'Moira',
      '/household/0/lastName': 'Thistledown',
      '/household/0/relationship': 'mother',
    });
    expect(left).toContain(`${MOVED_TO_HOUSEHOLD}: Moira Thistledown`);
  });

  it('keep the words of their role where its code says less', () => {
    const { answers, left } = read([HEAD, PIPPIN, ['Moira', 'Thistledown', '', 'F', 'Maternal grandmother']]);
    expect(answers).toMatchObject({ '/household/0/relationship': 'grandparent' });
    expect(left).not.toContain('Maternal');
  });

  it('are members of the household when their date of birth makes them 18', () => {
    const { answers } = read([HEAD, PIPPIN, ['Colin', 'Reed-Test', GROWN, 'M', '']]);
    expect(named(answers, 'children')).toEqual(['Pippin']);
    expect(answers).toMatchObject({
      '/household/0/firstName': 'Colin',
      '/household/0/dateOfBirth': `${year - 39}-02-01`,
    });
  });

  it('stay children under 18, whatever their row says', () => {
    const { answers } = read([HEAD, PIPPIN, ['Wren', 'Quillfeather', `01/02/${year - 16}`, 'F', 'Mother']]);
    expect(named(answers, 'children')).toEqual(['Pippin', 'Wren']);
  });

  it('stay children where their age alone is against a school or a role that only children have', () => {
    const head = [...HEAD, 'School'];
    const { answers } = read([
      head,
      [...PIPPIN, ''],
      ['Wren', 'Quillfeather', `01/02/${year - 19}`, 'F', '', 'Elm College'],
      ['Fern', 'Quillfeather', `01/02/${year - 19}`, 'F', 'Daughter', ''],
    ]);
    expect(named(answers, 'children')).toEqual(['Pippin', 'Wren', 'Fern']);
  });

  it('are none of them moved when no child would be left', () => {
    const { answers } = read([HEAD, ['Moira', 'Thistledown', '', 'F', 'Mum'], ['Colin', 'Reed-Test', '', 'M', 'Dad']]);
    expect(named(answers, 'children')).toEqual(['Moira', 'Colin']);
    expect(named(answers, 'household')).toEqual([]);
  });

  it('are told apart from people who are only named with a role in a child’s own block', () => {
    const { answers } = foreignIn([
      heading('Child 1'),
      table([
        ['First name', 'Pippin'],
        ['Surname', 'Quillfeather'],
        ['Named keyworker', 'Moira Thistledown'],
        ['Relationship to child', 'Mother'],
      ]),
      heading('Child 2'),
      table([
        ['First name', 'Wren'],
        ['Surname', 'Quillfeather'],
      ]),
    ]);
    expect(named(answers, 'children')).toEqual(['Pippin', 'Wren']);
  });

  it('are found by their own column or block too', () => {
    const columns = read([
      ['First name', 'Pippin', 'Moira'],
      ['Surname', 'Quillfeather', 'Thistledown'],
      ['DOB', YOUNG, ''],
      ['Gender', 'M', 'F'],
      ['Role in family', '', 'Mother'],
    ]).answers;
    expect([named(columns, 'children'), named(columns, 'household')]).toEqual([['Pippin'], ['Moira']]);
    const blocks = foreignIn([
      heading('Child details'),
      table([
        ['First name', 'Pippin', 'Surname', 'Quillfeather'],
        ['DOB', YOUNG, 'Gender', 'M'],
      ]),
      paragraph('And'),
      table([
        ['First name', 'Moira', 'Surname', 'Thistledown'],
        ['Role in family', 'Birth mother', 'Gender', 'F'],
      ]),
    ]).answers;
    expect([named(blocks, 'children'), named(blocks, 'household')]).toEqual([['Pippin'], ['Moira']]);
  });

  it('are found in any order, among any number of children', () => {
    const child = fc.constantFrom('', 'Son', 'Daughter', 'Child').map((role) => ({ grown: false, role, born: YOUNG }));
    const adult = fc
      .tuple(
        fc.constantFrom('Mum', 'Father', 'Step-dad', 'Carer', 'Grandmother', 'Foster carer'),
        fc.constantFrom('', GROWN),
      )
      .map(([role, born]) => ({ grown: true, role, born }));
    const columns = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.oneof(child, adult), { minLength: 2, maxLength: 8 }), columns, (people, order) => {
        fc.pre(people.some(({ grown }) => !grown));
        const names = people.map((_, at) => `Pip${'abcdefgh'.charAt(at)}`);
        const rows = people.map(({ role, born }, at) => [names[at] ?? '', 'Quillfeather', born, 'F', role]);
        const made = [HEAD, ...rows].map((row) => order.map((column) => row[column] ?? ''));
        const { answers } = read(made);
        const of = (grown: boolean) => names.filter((_, at) => people[at]?.grown === grown);
        expect(named(answers, 'children')).toEqual(of(false));
        expect(named(answers, 'household')).toEqual(of(true));
      }),
      { numRuns: 60 },
    );
  });
});
