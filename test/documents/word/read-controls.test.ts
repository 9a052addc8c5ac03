import { describe, expect, it } from '@jest/globals';
import { textOf } from './text-of.ts';
import { answersOf, control, MARK, paragraph, read, run, STRICT, TRANSITIONAL, wordDocument } from './word-document.ts';

const GUIDANCE = '<w:showingPlcHdr/>';
const DROP_DOWN =
  '<w:dropDownList><w:listItem w:displayText="Boy" w:value="M"/><w:listItem w:displayText="Girl" w:value="F"/><w:listItem w:displayText="We do not know" w:value="missing:not_known"/></w:dropDownList>';

function leftovers(body: string) {
  return read(wordDocument({ body })).leftovers.map(({ label, text }) => ({ label, text }));
}

describe('a control of our Word form', () => {
  it('is read in a run, around paragraphs, around a cell and around a row', () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`;
    expect(
      answersOf(
        paragraph(control('referrer.name', run('Tansy '), '') + run('')) +
          control('concern.reason', paragraph(run('One')) + paragraph(run('Two'))) +
          `<w:tbl><w:tr>${cell(paragraph(run('Your role')))}${control('referrer.role', cell(paragraph(run('Teacher'))))}</w:tr>` +
          control('referrer.agency', `<w:tr>${cell(paragraph(run('Pudding School')))}</w:tr>`) +
          '</w:tbl>',
      ),
    ).toEqual({
      '/referrer/name': 'Tansy',
      '/referrer/role': 'Teacher',
      '/referrer/agency': 'Pudding School',
      '/concern/reason': 'One\nTwo',
    });
  });

  it('is read inside others, tagged or not, and in the header', () => {
    const inner = control('referrer.name', run('Tansy'));
    const untagged = `<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    expect(answersOf(control('someone elses wrapper', paragraph(untagged)))).toEqual({ '/referrer/name': 'Tansy' });
    const nestedText = control(
      'referrer.role',
      `<w:sdt><w:sdtContent>${run('Head ')}</w:sdtContent></w:sdt>${run('teacher')}`,
    );
    expect(
      answersOf(paragraph(nestedText), { header: paragraph(control('referrer.agency', run('Pudding School'))) }),
    ).toEqual({
      '/referrer/role': 'Head teacher',
      '/referrer/agency': 'Pudding School',
    });
  });

  it('keeps the lines and tabs of a long answer', () => {
    const text =
      '<w:r><w:t>One</w:t><w:br/><w:t>Two</w:t><w:tab/><w:t>Three</w:t><w:cr/><w:t xml:space="preserve"> Four</w:t></w:r>';
    expect(answersOf(paragraph(control('concern.reason', text)))).toEqual({
      '/concern/reason': 'One\nTwo\tThree\n Four',
    });
  });

  it('that shows its guidance holds no answer, whether it says so or the words do', () => {
    expect(
      answersOf(
        paragraph(control('referrer.name', run('Click here and write'), GUIDANCE)) +
          paragraph(control('referrer.role', run('Click or tap here to enter text.'), '<w:showingPlcHdr w:val="1"/>')) +
          paragraph(control('referrer.agency', run('Choose an item.'))) +
          paragraph(control('referrer.safeTimes', run('Any'), '<w:showingPlcHdr w:val="0"/>')),
      ),
    ).toEqual({ '/referrer/safeTimes': 'Any' });
  });

  it('that was written over while marked as guidance is for a person, not an answer', () => {
    const body = paragraph(control('referrer.name', run('Tansy Sample'), GUIDANCE));
    expect(answersOf(body)).toEqual({});
    expect(leftovers(body)).toEqual([{ label: 'Your name', text: 'Tansy Sample' }]);
  });

  it('is read with tracked insertions and without deletions', () => {
    const text =
      `<w:ins w:id="1">${run('Tansy ')}</w:ins>` +
      '<w:del w:id="2"><w:r><w:delText>Nettle </w:delText></w:r></w:del>' +
      `<w:moveFrom w:id="3">${run('Bramble ')}</w:moveFrom><w:moveTo w:id="4">${run('Sample')}</w:moveTo>`;
    const removed = `<w:del w:id="5">${control('referrer.role', run('Nobody'))}</w:del>`;
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="6"/></w:rPr></w:pPr>${control('referrer.name', text)}${removed}</w:p>`;
    expect(answersOf(body)).toEqual({ '/referrer/name': 'Tansy Sample' });
    expect(textOf(read(wordDocument({ body })))).not.toMatch(/Nettle|Bramble|Nobody/);
  });

  it('with a drop-down is read by what its lines stand for in that document, or by code, label and synonym', () => {
    const sexOf = (shown: string, properties: string) =>
      answersOf(paragraph(control('children[0].sex', run(shown), properties)));
    expect(sexOf('Girl', DROP_DOWN)).toEqual({ '/children/0/sex': 'F' });
    expect(sexOf('We do not know', DROP_DOWN)).toEqual({ '/children/0/sex': '[not_known]' });
    expect(sexOf('female', '')).toEqual({ '/children/0/sex': 'F' });
    expect(sexOf('Declined', '')).toEqual({ '/children/0/sex': '[declined]' });
    expect(sexOf('perhaps a girl', DROP_DOWN)).toEqual({});
    expect(leftovers(paragraph(control('children[0].sex', run('perhaps a girl'), DROP_DOWN)))).toEqual([
      { label: 'Sex', text: 'perhaps a girl' },
    ]);
  });

  it('with a date is read as it shows it, and by the date it remembers only when it shows that date', () => {
    const born = (shown: string, fullDate: string) =>
      answersOf(
        paragraph(
          control(
            'children[0].dateOfBirth',
            run(shown),
            `<w:date w:fullDate="${fullDate}"><w:dateFormat w:val="x"/></w:date>`,
          ),
        ),
      )['/children/0/dateOfBirth'];
    expect(born('14/05/2017', '2017-05-14T00:00:00Z')).toBe('2017-05-14');
    expect(born('15 May 2017', '2017-05-14T00:00:00Z')).toBe('2017-05-15');
    expect(born('Sunday 14.05.17', '2017-05-14T00:00:00Z')).toBe('2017-05-14');
    expect(born('16/05/17', '2017-05-14T00:00:00Z')).toBeUndefined();
    expect(born('about five', '2017-05-14T00:00:00Z')).toBeUndefined();
    expect(born('31/02/2017', '')).toBeUndefined();
  });

  it('with a tick box is an answer only when ticked', () => {
    const box = (code: string, checked: string) =>
      control(
        `children[0].disability=${code}`,
        run(checked === '1' ? '☒' : '☐'),
        `<w14:checkbox><w14:checked w14:val="${checked}"/></w14:checkbox>`,
      );
    expect(answersOf(paragraph(box('MOB', '0') + box('VIS', '1') + box('HEAR', 'true') + box('AUT', 'false')))).toEqual(
      {
        '/children/0/disability': ['HEAR', 'VIS'],
      },
    );
    expect(leftovers(paragraph(box('GONE', '1')))).toEqual([{ label: 'Disability', text: 'ticked' }]);
  });

  it('is typed by its field, and kept for a person when it does not fit', () => {
    expect(
      answersOf(
        paragraph(control('children[0].nhsNumber', run('999 000 0018'))) +
          paragraph(control('children[0].homePostcode', run('le1  1zz'))) +
          paragraph(control('urgency.immediateDanger', run('yes'))) +
          paragraph(control('children[0].lastName', run('N/K'))),
      ),
    ).toEqual({
      '/children/0/nhsNumber': '9990000018',
      '/children/0/homePostcode': 'LE1 1ZZ',
      '/urgency/immediateDanger': true,
      '/children/0/lastName': '[not_known]',
    });
    const body =
      paragraph(control('urgency.immediateDanger', run('not sure'))) +
      paragraph(control('referrer.email', run('ask the office')));
    expect(answersOf(body)).toEqual({});
    expect(leftovers(body)).toEqual([
      { label: 'Is a child in immediate danger?', text: 'not sure' },
      { label: 'Your email address', text: 'ask the office' },
    ]);
  });

  it('of an older version, or of somebody else, is kept with its title', () => {
    expect(
      leftovers(
        paragraph(
          control('referrer.faxNumber', run('0116 000'), '<w:alias w:val="Fax"/>') + control('shoeSize', run('12')),
        ),
      ),
    ).toEqual([
      { label: 'Fax', text: '0116 000' },
      { label: 'shoeSize', text: '12' },
    ]);
  });

  it('that is there twice counts once, and another value of it is kept', () => {
    const body = ['Tansy', 'Tansy', 'Nettle'].map((name) => paragraph(control('referrer.name', run(name)))).join('');
    expect(answersOf(body)).toEqual({ '/referrer/name': 'Tansy' });
    expect(leftovers(body)).toEqual([{ label: 'Your name', text: 'Nettle' }]);
  });

  it('that lost its tag is still found by the bookmark around it', () => {
    const bookmarked = (name: string, content: string) =>
      `<w:bookmarkStart w:id="7" w:name="${name}"/>${content}<w:bookmarkEnd w:id="7"/>`;
    const untagged = `<w:sdt><w:sdtPr>${DROP_DOWN}</w:sdtPr><w:sdtContent>${run('Girl')}</w:sdtContent></w:sdt>`;
    expect(
      answersOf(
        paragraph(bookmarked('fd_referrer_name', run('Tansy'))) +
          paragraph(bookmarked('fd_children_0_sex', untagged)) +
          paragraph(bookmarked('fd_children_0_disability_MOB', run('☒')) + run(' Mobility')) +
          paragraph(bookmarked('fd_children_0_disability_VIS', run('☐')) + run(' Vision')) +
          paragraph(bookmarked('fd_referrer_role', control('referrer.role', run('Teacher')))) +
          paragraph(bookmarked('someones_own', run('text'))),
      ),
    ).toEqual({
      '/referrer/name': 'Tansy',
      '/referrer/role': 'Teacher',
      '/children/0/sex': 'F',
      '/children/0/disability': ['MOB'],
    });
  });
});

describe('repeated items', () => {
  const child = (index: number, first: string) =>
    paragraph(control(`children[${index}].firstName`, run(first))) +
    paragraph(control(`children[${index}].knownAs`, run('')));
  const item = (content: string) =>
    `<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const section = (items: string) =>
    `<w:sdt><w:sdtPr><w:tag w:val="fd:items:children"/><w15:repeatingSection/></w:sdtPr><w:sdtContent>${items}</w:sdtContent></w:sdt>`;

  it('in a repeating section are told apart by their place, because Word copies their tags', () => {
    expect(answersOf(section(item(child(0, 'Pip')) + item(child(0, 'Wren')) + item(child(0, 'Moss'))))).toEqual({
      '/children/0/firstName': 'Pip',
      '/children/1/firstName': 'Wren',
      '/children/2/firstName': 'Moss',
    });
  });

  it('elsewhere are told apart by their tags, and a copied table begins another', () => {
    expect(answersOf(child(0, 'Pip') + child(1, 'Wren') + child(1, 'Moss') + child(0, 'Fern'))).toEqual({
      '/children/0/firstName': 'Pip',
      '/children/1/firstName': 'Wren',
      '/children/2/firstName': 'Moss',
      '/children/3/firstName': 'Fern',
    });
  });

  it('leave no hole where one was left blank', () => {
    expect(answersOf(child(0, '') + child(1, 'Wren') + child(2, '') + child(3, 'Moss'))).toEqual({
      '/children/0/firstName': 'Wren',
      '/children/1/firstName': 'Moss',
    });
  });

  it('beyond what the form takes are kept for a person, named by their place', () => {
    const reading = read(
      wordDocument({
        body: section(Array.from({ length: 14 }, (_, index) => item(child(0, `Child-${index + 1}`))).join('')),
      }),
    );
    expect(reading.answers).toHaveLength(12);
    expect(reading.leftovers).toEqual([
      { label: 'Child 13: First name', text: 'Child-13', path: '/children' },
      { label: 'Child 14: First name', text: 'Child-14', path: '/children' },
    ]);
  });

  it('may be missing for a reason, unless there are some after all', () => {
    const reason = paragraph(control('household', run('Unsafe to ask')));
    expect(answersOf(reason)).toEqual({ '/household': '[unsafe_to_ask]' });
    const both = reason + paragraph(control('household[0].firstName', run('Juniper')));
    expect(answersOf(both)).toEqual({ '/household/0/firstName': 'Juniper' });
    expect(leftovers(both)).toEqual([{ label: 'Parents, carers and others in the family', text: 'unsafe_to_ask' }]);
  });
});

describe('what people write beside the controls', () => {
  it('is kept with the question before it, and the form’s own words are not', () => {
    const body =
      paragraph(run('Your name')) +
      paragraph(run('Please ring after four')) +
      paragraph(
        run(
          'Fill in what you can: a form with gaps is still accepted. If you cannot answer, say why instead: not known, not asked, declined to say, not applicable, or unsafe to ask.',
        ),
      ) +
      paragraph(`${run('☐ Mobility')}<w:r><w:tab/></w:r>${run('☐ Vision')}`);
    expect(leftovers(body)).toEqual([{ label: 'Your name', text: 'Please ring after four' }]);
  });

  it('in a text box is read once', () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
    const body = paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('In a box')}</mc:Choice><mc:Fallback><w:pict>${box('In a box')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(leftovers(body)).toEqual([{ label: 'Early Help and Social Care referral', text: 'In a box' }]);
  });
});

describe('a Word document', () => {
  const named = paragraph(control('referrer.name', run('Tansy')));

  it('has its main part where the package says, whatever it is called', () => {
    expect(answersOf(named, { main: 'contents/letter.xml', header: paragraph(run('x')) })).toEqual({
      '/referrer/name': 'Tansy',
    });
  });

  it('may be strict', () => {
    const relationship = 'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument';
    expect(answersOf(named, { namespace: STRICT, relationship })).toEqual({ '/referrer/name': 'Tansy' });
  });

  it('may choose its own prefixes, and be UTF-16', () => {
    const other = (xml: string) => xml.replaceAll('w:', 'ooo:').replace('xmlns:w=', 'xmlns:ooo=');
    const xml = other(
      `<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="${TRANSITIONAL}"><w:body>${MARK}${named}</w:body></w:document>`,
    );
    expect(answersOf('', { xml })).toEqual({ '/referrer/name': 'Tansy' });
    const wide = new Uint8Array(2 + xml.length * 2);
    wide.set([0xff, 0xfe]);
    for (let at = 0; at < xml.length; at += 1) wide[2 + at * 2] = xml.charCodeAt(at);
    expect(answersOf('', { xml: wide })).toEqual({ '/referrer/name': 'Tansy' });
  });

  it('that is not one of our forms gives its words and its controls, and no answers', () => {
    const xml = `<w:document xmlns:w="${TRANSITIONAL}"><w:body>${paragraph(run('Dear duty team'))}${paragraph(control('their.field', run('Yes'), '<w:alias w:val="Urgent?"/>'))}</w:body></w:document>`;
    expect(read(wordDocument({ xml }))).toEqual({
      status: 'not_a_form',
      recognised: null,
      answers: [],
      leftovers: [{ label: 'Urgent?', text: 'Yes' }],
      warnings: [],
      words: [{ label: 'Text', text: 'Dear duty team\nYes' }],
      cut: false,
    });
  });

  it('that lost the control that names it is known by its fields, a little less surely', () => {
    const fields = ['name', 'role', 'agency', 'telephone', 'email', 'safeTimes', 'address', 'howLongKnown'].map((id) =>
      paragraph(control(`referrer.${id}`, run('x@y.example'))),
    );
    const xml = (shown: string[]) =>
      `<w:document xmlns:w="${TRANSITIONAL}"><w:body>${shown.join('')}</w:body></w:document>`;
    const reading = read(wordDocument({ xml: xml(fields) }));
    expect(reading).toMatchObject({ status: 'read', recognised: { confidence: 0.9 } });
    expect(reading.answers.every(({ confidence }) => confidence === 0.9)).toBe(true);
    expect(read(wordDocument({ xml: xml(fields.slice(1)) })).status).toBe('not_a_form');
  });

  it('of an older version says which', () => {
    const xml = `<w:document xmlns:w="${TRANSITIONAL}"><w:body>${MARK.replace('2026-11', '2025-04')}${named}</w:body></w:document>`;
    expect(read(wordDocument({ xml })).recognised).toEqual({
      formId: 'early-help-and-social-care',
      version: '2025-04',
      confidence: 1,
    });
  });
});
