import { describe, expect, it } from '@jest/globals';
import type { Field } from '#functions/documents/word/document.ts';
import { control, type MadeDocument, paragraph, RELATIONSHIPS, read, run, wordDocument } from '../word-document.ts';
import { documentOf, fieldsOf, textsIn } from './reading.ts';

const STORE = '{6F1AA3C1-2D0F-4F0C-9C65-0A1B2C3D4E5F}';
const GUIDANCE = '<w:showingPlcHdr/>';

/** A document with a part of custom XML, as Word keeps it, beside the body. */
function stored(item: string, id = STORE): MadeDocument {
  const open = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
  return {
    relationships: [['customXml', '../customXml/item1.xml']],
    parts: {
      'customXml/item1.xml': item,
      'customXml/itemProps1.xml': `<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${id}"/>`,
      'customXml/_rels/item1.xml.rels': `${open}<Relationship Id="r1" Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    },
  };
}

const binding = (path: string, prefixes = '', id = STORE) =>
  `<w:dataBinding w:prefixMappings="${prefixes}" w:xpath="${path}" w:storeItemID="${id}"/>`;

const CASE =
  '<c:case xmlns:c="urn:case"><c:child><c:name>Pip</c:name></c:child><c:child status="new"><c:name>Wren</c:name><c:born>2017-05-14</c:born><c:sex>F</c:sex></c:child><c:empty/></c:case>';

/** The field of a control that shows its guidance and is bound to this path of the case. */
function bound(path: string, properties = '', item = CASE): Field | undefined {
  const prefixes = `xmlns:n=&apos;urn:case&apos; xmlns:o=&apos;urn:other&apos;`;
  const body = paragraph(control('x', run('Click here'), `${GUIDANCE}${properties}${binding(path, prefixes)}`));
  return fieldsOf(body, stored(item))[0];
}

describe('a control that is bound to a part of custom XML', () => {
  it('has the bound value where it shows its guidance, in its text and in the paragraph’s', () => {
    expect(bound('/n:case[1]/n:child[2]/n:name[1]')).toMatchObject({ text: 'Wren', guidance: false });
    const body = (inner: string) =>
      control('x', inner, GUIDANCE + binding('/n:case/n:child/n:name', "xmlns:n='urn:case'"));
    expect(textsIn(documentOf(paragraph(run('Name: ') + body(run('Click here')) + run('.')), stored(CASE)))).toEqual([
      'Name: Pip.',
    ]);
    expect(textsIn(documentOf(body(paragraph(run('Click')) + paragraph(run('here'))), stored(CASE)))).toEqual([
      'Pip',
      '',
    ]);
  });

  it('has the bound value where it shows nothing, and its own text where it shows any', () => {
    const shows = (text: string) =>
      fieldsOf(paragraph(control('x', text, binding('/n:case/n:child/n:name', "xmlns:n='urn:case'"))), stored(CASE))[0]
        ?.text;
    expect(shows('')).toBe('Pip');
    expect(shows(run('Moss'))).toBe('Moss');
  });

  it('finds attributes, remembers dates, and shows the line of a list that has the value', () => {
    expect(bound('/n:case/n:child[2]/@status')?.text).toBe('new');
    expect(bound('/n:case/n:child[2]/n:born', '<w:date/>')).toMatchObject({
      text: '2017-05-14',
      fullDate: '2017-05-14',
    });
    const list = '<w:dropDownList><w:listItem w:displayText="Girl" w:value="F"/></w:dropDownList>';
    expect(bound('/n:case/n:child[2]/n:sex', list)?.text).toBe('Girl');
    expect(bound('/n:case/n:child[2]/n:name/text()')?.text).toBe('Wren');
  });

  it('finds the document’s own properties', () => {
    const own = {
      parts: {
        'docProps/core.xml': '<p:coreProperties xmlns:p="urn:core"><p:title>Referral</p:title></p:coreProperties>',
      },
      packageRelationships: [['metadata/core-properties', 'docProps/core.xml']] as const,
    };
    const core = binding('/p:coreProperties/p:title', "xmlns:p='urn:core'", '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}');
    expect(fieldsOf(paragraph(control('x', run('[Title]'), GUIDANCE + core)), own)[0]?.text).toBe('Referral');
  });

  it.each([
    ['a node that is not there', '/n:case/n:child[3]/n:name'],
    ['a node of another namespace', '/o:case/o:child/o:name'],
    ['a node that is empty', '/n:case/n:empty'],
    ['a prefix that means nothing', '/z:case/z:child'],
    ['a path that searches', '//n:name'],
    ['a path with a condition', "/n:case/n:child[n:sex='F']/n:name"],
    ['a path without steps', '/'],
    ['a path without end', '/n:case'.repeat(40)],
  ])('shows what it shows when it is bound to %s', (_, path) => {
    expect(bound(path)).toMatchObject({ text: 'Click here', guidance: true });
  });

  it('shows what it shows when the part is not there, is broken or has a document type', () => {
    const path = '/n:case/n:child/n:name';
    expect(bound(path, '', '<c:case xmlns:c="urn:case"><c:child>')?.guidance).toBe(true);
    expect(bound(path, '', `<!DOCTYPE c [<!ENTITY e "x">]>${CASE}`)?.guidance).toBe(true);
    const elsewhere = paragraph(control('x', run('Click'), GUIDANCE + binding(path, "xmlns:n='urn:case'")));
    expect(fieldsOf(elsewhere, stored(CASE, '{other}'))[0]?.guidance).toBe(true);
    expect(fieldsOf(elsewhere)[0]?.guidance).toBe(true);
  });
});

describe('a control that shows something else than its store holds', () => {
  const prefixes = "xmlns:n='urn:case'";
  const shown = (tag: string, path: string, text: string, properties = '') =>
    paragraph(control(tag, run(text), `${properties}${binding(path, prefixes)}`));
  const fieldOf = (path: string, text: string, properties = '') =>
    fieldsOf(shown('x', path, text, properties), stored(CASE))[0]?.stored;

  it('has both', () => {
    expect(fieldOf('/n:case[1]/n:child[1]/n:name[1]', 'Wren')).toBe('Pip');
    expect(fieldOf('/n:case[1]/n:child[1]/n:name[1]', ' Pip ')).toBeUndefined();
    expect(fieldOf('/n:case[1]/n:empty[1]', 'Wren')).toBeUndefined();
  });

  it('has one, where it only writes it in another way', () => {
    const born = '/n:case[1]/n:child[2]/n:born[1]';
    expect(fieldOf(born, '14 May 2017', '<w:date w:fullDate="2017-05-14T00:00:00Z"/>')).toBeUndefined();
    expect(fieldOf(born, '15 May 2017', '<w:date w:fullDate="2017-05-15T00:00:00Z"/>')).toBe('2017-05-14');
    const lines = '<w:dropDownList><w:listItem w:displayText="Female" w:value="F"/></w:dropDownList>';
    expect(fieldOf('/n:case[1]/n:child[2]/n:sex[1]', 'Female', lines)).toBeUndefined();
    expect(fieldOf('/n:case[1]/n:child[2]/n:sex[1]', 'Male', lines)).toBe('Female');
  });

  it('gives an answer that says both: Word shows the store’s', () => {
    const body = shown('children[0].firstName', '/n:case[1]/n:child[1]/n:name[1]', 'Wren');
    const { answers, leftovers } = read(wordDocument({ body, ...stored(CASE) }));
    expect(answers).toMatchObject([{ path: '/children/0/firstName', value: 'Pip', also: [{ value: 'Wren' }] }]);
    expect(leftovers).toEqual([]);
  });

  it('is left over with both in a control that holds no answer', () => {
    const body = shown('note', '/n:case[1]/n:child[1]/n:name[1]', 'Wren');
    expect(read(wordDocument({ body, ...stored(CASE) })).leftovers.map(({ text }) => text)).toEqual(['Wren', 'Pip']);
  });
});
