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

  it('of another form end the topic of the ones before', () => {
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

describe('headings that name a field or follow a loose line', () => {
  it('take the place of a line before them that nobody knows', () => {
    const child = table([
      ['First name', 'Pippin'],
      ['DOB', '14/5/2017'],
    ]);
    const read = { '/children/0/firstName': 'Pippin', '/children/0/dateOfBirth': '2017-05-14' };
    expect(answersIn([heading('Request for help'), paragraph('Pebblecombe Council'), CHILD, child])).toEqual(read);
    expect(answersIn([CHILD, paragraph('Landlord'), child])).toEqual({});
  });

  it('that ask something of a child are about the child', () => {
    const rows = table([['Ethnicity', 'White Irish', 'Religion', 'Sikh']]);
    expect(answersIn([heading('2. Child/Young Person’s Ethnicity'), rows])).toEqual({
      '/children/0/ethnicity': 'WIRI',
      '/children/0/religion': 'sikh',
    });
  });

  const GRID = [heading('Ethnicity (please tick one)'), table([['White Irish', '☐', 'Indian', '☒']])];
  const PIPPIN = [CHILD, table([['First name', 'Pippin', 'Surname', 'Quillfeather']])];

  it('that ask for one of several options ask it of the only person who was spoken of', () => {
    expect(answersIn([...PIPPIN, ...GRID])).toMatchObject({ '/children/0/ethnicity': 'AIND' });
  });

  it('ask nothing of anybody where several people were spoken of, or nobody', () => {
    const mother = [heading('Mother'), table([['First name', 'Jane', 'Surname', 'Quillfeather']])];
    for (const before of [[], [...PIPPIN, ...mother]])
      expect(Object.keys(answersIn([...before, ...GRID])).filter((path) => path.endsWith('ethnicity'))).toEqual([]);
  });
});

describe('"If not, why not?"', () => {
  const CONSENT = heading('Consent');
  const WHY = 'If not, why not? She wants no visitors.';

  it('is asked of the question just before it', () => {
    expect(answersIn([CONSENT, paragraph('Has consent been obtained? ☐ Yes ☒ No'), paragraph(WHY)])).toEqual({
      '/parentsInformed/agreementToReferral': 'no',
      '/parentsInformed/noAgreementReason': 'She wants no visitors.',
    });
    expect(answersIn([CONSENT, paragraph('Are parents aware of this referral? No'), paragraph(WHY)])).toEqual({
      '/parentsInformed/concernsShared': 'no',
      '/parentsInformed/notToldReasonText': 'She wants no visitors.',
    });
    const rows = table([
      ['Has consent been obtained?', 'No'],
      ['If no, please state reason', 'She wants no visitors.'],
    ]);
    expect(answersIn([CONSENT, rows])).toEqual({
      '/parentsInformed/agreementToReferral': 'no',
      '/parentsInformed/noAgreementReason': 'She wants no visitors.',
    });
  });

  it('is left when other text is between, or the question has no such reason', () => {
    const asked = paragraph('Has consent been obtained? No');
    for (const between of [paragraph('Leaflet given'), heading('Interpreter'), paragraph('Consent to share? Yes')])
      expect(Object.values(answersIn([CONSENT, asked, between, paragraph(WHY)]))).not.toContain(
        'She wants no visitors.',
      );
  });
});
