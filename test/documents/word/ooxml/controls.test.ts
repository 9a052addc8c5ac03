import { describe, expect, it } from '@jest/globals';
import { control, paragraph, run, table } from '../word-document.ts';
import { documentOf, fieldsOf, paragraphsIn } from './reading.ts';

const untagged = (content: string, properties = '') =>
  `<w:sdt><w:sdtPr><w:id w:val="1"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

/** The parts of each paragraph's text that belong to a field, as `tag: text`. */
function marked(body: string): string[][] {
  return paragraphsIn(documentOf(body).blocks).map(({ text, marks }) =>
    marks.flatMap(({ start, end, field }) => (field ? `${field.tag}: ${text.slice(start, end)}` : [])),
  );
}

describe('a content control', () => {
  it('is a field with its tag, title and text, at its place in the paragraph', () => {
    const [field, ...more] = fieldsOf(
      paragraph(
        run('Name: ') + control('theirs.name', run('Tansy '), '<w:alias w:val="Your name"/>') + run('(please print)'),
      ),
    );
    expect(more).toEqual([]);
    expect(field).toMatchObject({
      kind: 'control',
      tag: 'theirs.name',
      title: 'Your name',
      text: 'Tansy ',
      guidance: false,
      ticked: undefined,
      fullDate: undefined,
      options: undefined,
      item: undefined,
    });
    expect(marked(paragraph(run('Name: ') + control('n', run('Tansy')) + run('!')))).toEqual([['n: Tansy']]);
  });

  it('may stand around paragraphs, cells and rows: it has a mark in each of their paragraphs', () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`;
    expect(
      marked(
        control('block', paragraph(run('One')) + paragraph(run('two'))) +
          `<w:tbl><w:tr>${control('cell', cell(paragraph(run('Three'))))}</w:tr>` +
          `${control('row', `<w:tr>${cell(paragraph(run('Four')))}${cell(paragraph(run('five')))}</w:tr>`)}</w:tbl>`,
      ),
    ).toEqual([['block: One'], ['block: two'], ['cell: Three'], ['row: Four'], ['row: five']]);
    expect(fieldsOf(control('block', paragraph(run('One')) + paragraph(run('two')))).map(({ text }) => text)).toEqual([
      'One\ntwo',
    ]);
  });

  it('that shows nothing still has its place', () => {
    expect(marked(paragraph(run('Name: ') + control('a', '')) + control('b', paragraph('')))).toEqual([
      ['a: '],
      ['b: '],
    ]);
    expect(fieldsOf(table([[control('c', '')]])).map(({ tag }) => tag)).toEqual(['c']);
    expect(fieldsOf(control('d', '')).map(({ tag }) => tag)).toEqual(['d']);
  });

  it('that shows its guidance says so, also to the controls inside it', () => {
    const guidance = (value: string) =>
      fieldsOf(paragraph(control('a', run('x'), value))).map((field) => field.guidance);
    expect(guidance('<w:showingPlcHdr/>')).toEqual([true]);
    expect(guidance('<w:showingPlcHdr w:val="0"/>')).toEqual([false]);
    const within = fieldsOf(paragraph(control('a', untagged(run('x')), '<w:showingPlcHdr/>')));
    expect(within.map((field) => field.guidance)).toEqual([true, true]);
  });

  it('is a tick box with its state, whichever signs it shows', () => {
    const ticked = (state: string) =>
      fieldsOf(
        paragraph(control('a', run('☐'), `<w14:checkbox>${state}<w14:checkedState w14:val="2612"/></w14:checkbox>`)),
      )[0]?.ticked;
    expect(ticked('<w14:checked w14:val="1"/>')).toBe(true);
    expect(ticked('<w14:checked w14:val="0"/>')).toBe(false);
    expect(ticked('')).toBe(false);
  });

  it('remembers its date, and what the lines of its list stand for', () => {
    const [date, list] = fieldsOf(
      paragraph(control('a', run('14/05/2017'), '<w:date w:fullDate="2017-05-14T00:00:00Z"/>')) +
        paragraph(
          control(
            'b',
            run('Girl'),
            '<w:comboBox><w:listItem w:displayText="Girl" w:value="F"/><w:listItem w:value="M"/></w:comboBox>',
          ),
        ),
    );
    expect(date?.fullDate).toBe('2017-05-14T00:00:00Z');
    expect([...(list?.options ?? [])]).toEqual([
      ['Girl', 'F'],
      ['M', 'M'],
    ]);
  });

  it('that holds others with tags is no field itself, and neither is one that the program fills', () => {
    const tags = (body: string) => fieldsOf(body).map(({ tag }) => tag);
    expect(tags(control('outer', paragraph(run('Name ') + control('inner', run('Tansy')))))).toEqual(['inner']);
    expect(tags(untagged(paragraph(untagged(run('Tansy')))))).toEqual(['']);
    expect(tags(control('toc', paragraph(run('Contents')), '<w:docPartObj/>'))).toEqual([]);
    expect(tags(control('group', paragraph(run('x')), '<w:group/>'))).toEqual([]);
  });

  it('knows which item of a repeating section it is in', () => {
    const item = (text: string) => untagged(paragraph(control('child.name', run(text))), '<w15:repeatingSectionItem/>');
    const section = (items: string) => untagged(items, '<w15:repeatingSection/>');
    expect(
      fieldsOf(section(item('Pip') + item('Wren')) + section(item('Moss')) + paragraph(control('x', run('y')))).map(
        (field) => field.item,
      ),
    ).toEqual(['1.0', '1.1', '2.0', undefined]);
  });

  it('in a header or footer goes to the margins', () => {
    const document = documentOf(paragraph(run('Body')), { header: paragraph(control('ref', run('FD-1'))) });
    expect(document.blocks).toHaveLength(1);
    expect(paragraphsIn(document.margins).map(({ text }) => text)).toEqual(['FD-1']);
    expect(fieldsOf(paragraph(''), { header: paragraph(control('ref', run('FD-1'))) }).map(({ tag }) => tag)).toEqual([
      'ref',
    ]);
  });

  it('that was deleted with changes tracked is gone, and what was inserted in it counts', () => {
    expect(fieldsOf(paragraph(`<w:del w:id="1">${control('gone', run('x'))}</w:del>`))).toEqual([]);
    expect(
      fieldsOf(
        paragraph(
          control(
            'a',
            `<w:ins w:id="1">${run('Tansy')}</w:ins><w:del w:id="2"><w:r><w:delText>No</w:delText></w:r></w:del>`,
          ),
        ),
      )[0]?.text,
    ).toBe('Tansy');
  });
});

describe('one of our bookmarks', () => {
  const start = (name: string, id = 1) => `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`;
  const end = (id = 1) => `<w:bookmarkEnd w:id="${id}"/>`;

  it('replaces the control that was lost, over paragraphs and cells', () => {
    const body =
      paragraph(`${start('fd_concern_reason')}${run('One')}`) +
      table([[paragraph(run('two'))], [paragraph(`${run('three')}${end()}`)]]);
    expect(fieldsOf(body)).toEqual([
      expect.objectContaining({ kind: 'bookmark', tag: 'concern.reason', text: 'One\ntwo\nthree' }),
    ]);
    expect(marked(body)).toEqual([['concern.reason: One'], ['concern.reason: two'], ['concern.reason: three']]);
  });

  it('takes over what a control without a tag knows, inside or around it', () => {
    const box = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>';
    const inside = paragraph(start('fd_children_0_disability_MOB') + untagged(run('☒'), box) + end());
    const around = paragraph(untagged(start('fd_children_0_disability_MOB') + run('☒') + end(), box));
    for (const body of [inside, around])
      expect(fieldsOf(body)).toEqual([
        expect.objectContaining({ kind: 'bookmark', tag: 'children[0].disability=MOB', ticked: true, text: '☒' }),
      ]);
  });

  it('is not needed where its control is there, inside or around it', () => {
    const inside = paragraph(start('fd_referrer_name') + control('referrer.name', run('Tansy')) + end());
    const around = paragraph(control('referrer.name', start('fd_referrer_name') + run('Tansy') + end()));
    for (const body of [inside, around])
      expect(fieldsOf(body).map(({ kind, text }) => [kind, text])).toEqual([['control', 'Tansy']]);
  });

  it('without an end is no field, and neither is anyone else’s', () => {
    expect(fieldsOf(paragraph(start('fd_referrer_name') + run('Tansy')) + paragraph(run('More')))).toEqual([]);
    expect(fieldsOf(paragraph(start('Text1') + run('Tansy') + end()))).toEqual([]);
  });
});
