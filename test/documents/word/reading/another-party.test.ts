import { describe, expect, it } from '@jest/globals';
import type { Block, Cell, Paragraph } from '#functions/documents/word/document.ts';
import { readForm } from '#functions/documents/word/read-document.ts';

function paragraph(text: string, heading?: number): Paragraph {
  return { kind: 'paragraph', text, marks: [], ...(heading === undefined ? {} : { heading }) };
}

function table(...rows: readonly (readonly string[])[]): Block {
  const cell = (text: string, column: number): Cell => ({
    column,
    span: 1,
    continues: false,
    blocks: [paragraph(text)],
  });
  return { kind: 'table', rows: rows.map((texts) => ({ cells: texts.map(cell) })) };
}

/** A form with what must be there for it to be known, and some blocks of a test's own. */
function answersOf(...own: readonly Block[]): Record<string, unknown> {
  const document = {
    blocks: [
      paragraph('Multi-agency referral form', 1),
      paragraph('Referrer', 2),
      table(
        ['Name', 'Oona Marsh', 'Job title', 'Teacher'],
        ['Agency', 'Elmfield School', 'Email', 'oona@elmfield.example'],
      ),
      paragraph('Consent', 2),
      table(
        ['Is the family aware of this referral?', 'Yes'],
        ['Has consent been obtained?', 'Yes'],
        ['Who gave consent?', 'Jane'],
      ),
      paragraph('Reason for referral', 2),
      table(['What is working well?', 'Jane is warm with him.'], ['Level of need', '3']),
      ...own,
    ],
    margins: [],
    asides: [],
  };
  return Object.fromEntries(readForm(document).answers.map(({ path, value }) => [path, value]));
}

describe('details of somebody whom a form asks for beside a child or a parent', () => {
  it('a surgery’s address is not the child’s, whether it is beside the GP or under', () => {
    const name = ['Name', 'Pippin Quillfeather', 'DOB', '03/04/2015'];
    const beside = answersOf(
      paragraph('Child details', 2),
      table(name, ['GP name', 'Dr Fell', 'Address', 'Mill House Surgery']),
    );
    expect(beside).toMatchObject({ '/children/0/gp': 'Dr Fell', '/children/0/dateOfBirth': '2015-04-03' });
    expect(beside).not.toHaveProperty('/children/0/homeAddress');
    const under = answersOf(
      paragraph('Child details', 2),
      table(
        ['Name', 'Pippin Quillfeather'],
        ['GP', 'Dr Fell'],
        ['Postcode', 'LE99 3CC'],
        ['Address', 'Mill House Surgery'],
      ),
    );
    expect(Object.values(under)).not.toContain('Mill House Surgery');
    expect(Object.values(under)).not.toContain('LE99 3CC');
  });

  it('an employer’s telephone is not the mother’s', () => {
    const read = answersOf(
      paragraph('Mother', 2),
      table(['Name', 'Jane Quillfeather'], ['Employer', 'Thornby Laundry'], ['Telephone', '0116 496 0184']),
    );
    expect(read).toMatchObject({ '/household/0/fullName': 'Jane Quillfeather' });
    expect(read).not.toHaveProperty('/household/0/telephone');
  });

  it('is over with the next question: what follows is the person’s own again', () => {
    const read = answersOf(
      paragraph('Mother', 2),
      table(
        ['Name', 'Jane Quillfeather', 'Employer’s telephone', '0116 496 0184'],
        ['Telephone', '07700 900281', 'DOB', '23/10/1987'],
        ['Email', 'jane@quillfeather.example', 'Address', '3 Larch Close'],
      ),
    );
    expect(read).toMatchObject({
      '/household/0/telephone': '07700 900281',
      '/household/0/email': 'jane@quillfeather.example',
      '/household/0/address': '3 Larch Close',
    });
  });

  it('lines are read like cells', () => {
    const lines = ['Name: Jane Quillfeather', 'Tel: 07700 900001', 'Social worker: Ivor Pell', 'Tel: 0116 496 0044'];
    const read = answersOf(paragraph('Mother', 2), ...lines.map((line) => paragraph(line)));
    expect(read).toMatchObject({ '/household/0/telephone': '07700 900001' });
    expect(Object.values(read)).not.toContain('0116 496 0044');
  });

  it('an agency is the referrer’s own', () => {
    const read = answersOf(
      paragraph('Referrer', 2),
      table(['Agency', 'Elmfield School', 'Telephone', '0116 496 0001']),
    );
    expect(read).toMatchObject({ '/referrer/telephone': '0116 496 0001' });
  });
});

describe('a label that says whose answer it wants', () => {
  it('says it for the rest of its row', () => {
    const read = answersOf(
      paragraph('Family', 2),
      table(
        ['Child’s name', 'Pippin Quillfeather', 'DOB', '03/04/2015'],
        ['Mother’s name', 'Jane Quillfeather', 'DOB', '01/02/1988'],
        ['Father’s name', 'Tom Finch', 'Tel', '07700 900002'],
      ),
    );
    expect(read).toMatchObject({
      '/children/0/fullName': 'Pippin Quillfeather',
      '/children/0/dateOfBirth': '2015-04-03',
      '/household/0/fullName': 'Jane Quillfeather',
      '/household/0/dateOfBirth': '1988-02-01',
      '/household/0/relationship': 'mother',
      '/household/1/telephone': '07700 900002',
    });
  });

  it('says nothing for the rows under it', () => {
    const read = answersOf(
      paragraph('Child', 2),
      table(['Name', 'Pippin Quillfeather'], ['Mother’s name', 'Jane Quillfeather'], ['DOB', '03/04/2015']),
    );
    expect(read).toMatchObject({ '/children/0/dateOfBirth': '2015-04-03' });
    expect(read).not.toHaveProperty('/household/0/dateOfBirth');
  });
});

it('"DOB / EDD" is a date of birth for a child who is born, and an expected date for one who is not', () => {
  const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const read = answersOf(
    paragraph('Details of children', 2),
    table(
      ['First name', 'Surname', 'DOB/EDD', 'Sex'],
      ['Pippin', 'Finch', '03/04/2015', 'M'],
      ['Baby', 'Finch', soon, 'F'],
    ),
  );
  expect(read).toMatchObject({ '/children/0/dateOfBirth': '2015-04-03', '/children/1/expectedDate': soon });
  expect(read).not.toHaveProperty('/children/1/dateOfBirth');
});
