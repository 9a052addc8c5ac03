import { describe, expect, it } from '@jest/globals';
import { legacyField, paragraph, run } from '../word-document.ts';
import { documentOf, fieldsOf, paragraphsIn, textsOf } from './reading.ts';

const WIDE_SPACES = '\u2002'.repeat(5);

describe('a legacy form field', () => {
  it('of text has the text after its instruction, under its bookmark’s name and its status text', () => {
    const [field] = fieldsOf(
      paragraph(
        run('Name: ') +
          legacyField(
            '<w:name w:val="Text1"/><w:statusText w:type="text" w:val="Your name"/><w:textInput/>',
            'FORMTEXT',
            run('Tansy ') + run('Sample'),
          ),
      ),
    );
    expect(field).toMatchObject({
      kind: 'legacy',
      tag: 'Text1',
      title: 'Your name',
      text: 'Tansy Sample',
      guidance: false,
    });
    expect(
      fieldsOf(paragraph(legacyField('<w:helpText w:val="Role"/><w:textInput/>', 'FORMTEXT', run('x'))))[0]?.title,
    ).toBe('Role');
  });

  it('of text that shows five wide spaces is empty', () => {
    expect(fieldsOf(paragraph(legacyField('<w:textInput/>', 'FORMTEXT', run(WIDE_SPACES))))[0]).toMatchObject({
      text: '',
      guidance: false,
    });
  });

  it('of text may go on over paragraphs', () => {
    const begin = legacyField('<w:textInput/>', 'FORMTEXT', run('One')).replace(
      /<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>$/,
      '',
    );
    expect(
      fieldsOf(paragraph(begin) + paragraph(`${run('two')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`))[0]?.text,
    ).toBe('One\ntwo');
  });

  it('of text shows its default where there is no result, and says when nobody changed that', () => {
    const withDefault = '<w:textInput><w:default w:val="Write here"/></w:textInput>';
    expect(fieldsOf(paragraph(legacyField(withDefault, 'FORMTEXT')))[0]).toMatchObject({
      text: 'Write here',
      guidance: true,
    });
    expect(fieldsOf(paragraph(legacyField(withDefault, 'FORMTEXT', run('Write here'))))[0]?.guidance).toBe(true);
    expect(fieldsOf(paragraph(legacyField(withDefault, 'FORMTEXT', run('Tansy'))))[0]?.guidance).toBe(false);
  });

  it.each([
    ['<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', true],
    ['<w:checkBox><w:default w:val="1"/></w:checkBox>', true],
    ['<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', false],
    ['<w:checkBox><w:default w:val="0"/></w:checkBox>', false],
  ])('that is a tick box shows it in its place: %s', (data, ticked) => {
    const body = paragraph(run('Yes ') + legacyField(data, 'FORMCHECKBOX') + run(' No'));
    expect(fieldsOf(body)[0]).toMatchObject({ ticked, text: ticked ? '☒' : '☐' });
    expect(textsOf(body)).toEqual([`Yes ${ticked ? '☒' : '☐'} No`]);
    expect(paragraphsIn(documentOf(body).blocks)[0]?.marks).toMatchObject([{ start: 4, end: 5 }]);
  });

  it.each([
    ['<w:result w:val="1"/>', 'Girl'],
    ['<w:default w:val="1"/>', 'Girl'],
    ['<w:default w:val="1"/><w:result w:val="0"/>', 'Boy'],
    ['', 'Boy'],
  ])('that is a drop-down shows the line that was chosen: %s', (data, shown) => {
    const lines = '<w:listEntry w:val="Boy"/><w:listEntry w:val="Girl"/>';
    const body = paragraph(
      legacyField(`<w:name w:val="Dropdown1"/><w:ddList>${data}${lines}</w:ddList>`, 'FORMDROPDOWN'),
    );
    expect(fieldsOf(body)[0]).toMatchObject({ text: shown });
    expect([...(fieldsOf(body)[0]?.options?.keys() ?? [])]).toEqual(['Boy', 'Girl']);
    expect(textsOf(body)).toEqual([shown]);
  });
});

describe('any other field', () => {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;

  it('says its result and not its instruction, also where fields stand in an instruction', () => {
    const inner = char('begin') + instruction('MERGEFIELD age') + char('separate') + run('17') + char('end');
    expect(
      textsOf(
        paragraph(
          run('Age group: ') +
            char('begin') +
            instruction('IF ') +
            inner +
            instruction(' &lt; 18') +
            char('separate') +
            run('child') +
            char('end') +
            run('.'),
        ),
      ),
    ).toEqual(['Age group: child.']);
    expect(fieldsOf(paragraph(inner))).toEqual([]);
  });

  it('that is never finished does not swallow what follows', () => {
    expect(textsOf(paragraph(char('begin') + instruction('PAGE') + run('lost')) + paragraph(run('Kept')))).toEqual([
      '',
      'Kept',
    ]);
  });
});
