import { describe, expect, it } from '@jest/globals';
import { answersIn, field, heading, holding, leftIn, paragraph, readingOf, table } from './made-document.ts';

const CHILD = heading('Details of child');

describe('paragraphs', () => {
  it('are read as "Label: value", a little less surely than a table', () => {
    const { answers } = readingOf([CHILD, paragraph('First name: Pippin'), paragraph('Date of birth – 14/05/2017')]);
    expect(answers).toEqual([
      { path: '/children/0/firstName', value: 'Pippin', source: 'paragraph', confidence: 0.8 },
      { path: '/children/0/dateOfBirth', value: '2017-05-14', source: 'paragraph', confidence: 0.8 },
    ]);
  });

  it('may have several pairs on a line, between tabs or wide spaces', () => {
    const pairs = {
      '/children/0/firstName': 'Pippin',
      '/children/0/lastName': 'Quillfeather',
      '/children/0/dateOfBirth': '2017-05-14',
    };
    expect(answersIn([CHILD, paragraph('First name:\tPippin\tSurname:\tQuillfeather\tDOB:\t14/05/2017')])).toEqual(
      pairs,
    );
    expect(answersIn([CHILD, paragraph('First name: Pippin   Surname: Quillfeather   DOB: 14/05/2017')])).toEqual(
      pairs,
    );
    expect(answersIn([CHILD, paragraph('First name\tPippin\tSurname\tQuillfeather')])).toMatchObject({
      '/children/0/lastName': 'Quillfeather',
    });
  });

  it('never take what is under a label that nobody knows for part of the answer before it', () => {
    const blocks = [CHILD, paragraph('First name: Pippin\tShoe size: 12'), paragraph('School: \tHat size: 5')];
    expect(answersIn(blocks)).toEqual({ '/children/0/firstName': 'Pippin' });
    expect(leftIn(blocks)).toEqual(['First name: Shoe size: 12', 'School: Hat size: 5']);
  });

  it('are read line by line where one has several lines', () => {
    expect(answersIn([CHILD, paragraph('First name: Pippin\nSex: Male\nDOB: 14/05/2017')])).toMatchObject({
      '/children/0/sex': 'M',
      '/children/0/dateOfBirth': '2017-05-14',
    });
  });

  it('take a long answer on until the next label or heading', () => {
    const blocks = [
      heading('Why you are making this referral'),
      paragraph('What has happened, or is happening?'),
      paragraph('He fell asleep in class.'),
      paragraph('His sister: she was with him.'),
      paragraph('When?'),
      heading('Declaration'),
      paragraph('This is nobody’s answer.'),
    ];
    expect(answersIn(blocks)).toEqual({
      '/concern/whatHappened': 'He fell asleep in class.\nHis sister: she was with him.',
    });
    expect(leftIn(blocks)).toEqual(['Declaration: This is nobody’s answer.']);
  });

  it('keep the words beside an answer, and all that they do not understand', () => {
    const blocks = [CHILD, paragraph('Date of birth: 14/05/2017 (she thinks)'), paragraph('Dear duty team')];
    expect(answersIn(blocks)).toEqual({ '/children/0/dateOfBirth': '2017-05-14' });
    expect(leftIn(blocks).join('\n')).toMatch(/she thinks[\s\S]*Dear duty team/);
  });

  it('say nothing in a blank form', () => {
    expect(
      answersIn([CHILD, paragraph('First name: ........................  Surname: ____________'), paragraph('DOB:')]),
    ).toEqual({});
  });

  it('leave out what is struck out', () => {
    const text = 'Has consent been obtained? Yes / No';
    expect(
      answersIn([
        heading('What the parents know'),
        paragraph(text, [{ start: text.indexOf('Yes'), end: text.indexOf('Yes') + 3, struck: true }]),
      ]),
    ).toEqual({ '/parentsInformed/agreementToReferral': 'no' });
  });
});

describe('headings', () => {
  it('tell whose answer a label asks for, in the document’s own order', () => {
    expect(
      answersIn([
        heading('Referrer details'),
        paragraph('Name: Thimble Okonkwo-Test'),
        heading('Details of child'),
        paragraph('Name: Pippin Quillfeather'),
      ]),
    ).toEqual({ '/referrer/name': 'Thimble Okonkwo-Test', '/children/0/fullName': 'Pippin Quillfeather' });
  });

  it('that are none of the form’s end what the ones before them said', () => {
    const blocks = [CHILD, paragraph('First name: Pippin'), heading('Landlord'), paragraph('Name: Tideway Lettings')];
    expect(answersIn(blocks)).toEqual({ '/children/0/firstName': 'Pippin' });
    expect(leftIn(blocks)).toEqual(['First name: Landlord', 'Landlord: Name: Tideway Lettings']);
  });

  it('so does a short line over a table', () => {
    expect(
      answersIn([
        CHILD,
        paragraph('First name: Pippin'),
        paragraph('Duty officer (office use)'),
        table([
          ['First name', 'Balthazar'],
          ['Surname', 'Nunn'],
        ]),
      ]),
    ).toEqual({ '/children/0/firstName': 'Pippin' });
  });

  it('change nothing when they only part a section', () => {
    expect(answersIn([CHILD, heading('Contact details', 2), paragraph('First name: Pippin')])).toEqual({
      '/children/0/firstName': 'Pippin',
    });
  });
});

describe('a field of a form that we did not make', () => {
  it('is read by the label beside it, and says that it is one', () => {
    const named = field('Text12', 'Pippin', { kind: 'legacy' });
    const { answers } = readingOf([CHILD, holding(named, 'First name: '), table([['Surname', 'Quillfeather']])]);
    expect(answers.map(({ source, value }) => [source, value])).toEqual([
      ['legacy_field', 'Pippin'],
      ['table', 'Quillfeather'],
    ]);
  });

  it('by our own bookmark is as sure as a bookmark', () => {
    const { answers } = readingOf([holding(field('fd_children_0_firstName', 'Pippin', { kind: 'legacy' }))]);
    expect(answers).toEqual([
      { path: '/children/0/firstName', value: 'Pippin', source: 'legacy_field', confidence: 0.95 },
    ]);
  });

  it('that nobody understands is kept under its title', () => {
    expect(leftIn([CHILD, holding(field('x', 'Tuesday', { title: 'Bin day' }), 'Anything: ')])).toEqual([
      'Details of child: Anything:',
      'Bin day: Tuesday',
    ]);
  });
});
