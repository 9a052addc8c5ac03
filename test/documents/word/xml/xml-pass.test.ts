import { describe, expect, it } from '@jest/globals';
import { strToU8 } from 'fflate';
import { Unreadable } from '#functions/documents/word/unreadable.ts';
import { passOver, SKIP } from '#functions/documents/word/xml/xml-pass.ts';
import { toldByUs } from './events.ts';

const FAMILIES = new Map([
  ['urn:word', 'w'],
  ['urn:other', 'o'],
]);

/** What is told to a reader that knows two namespaces, skips `w:skip` and asks each element for `w:val` and `id`. */
function told(xml: string | Uint8Array): string[] {
  const lines: string[] = [];
  passOver<string>(typeof xml === 'string' ? strToU8(xml) : xml, FAMILIES, {
    element: (name) => (name === 'w:unknown' ? undefined : name),
    open: (name, attributes) => {
      lines.push([`<${name}`, attributes.get('w:val'), attributes.get('id')].filter((part) => part).join(' '));
      return name === 'w:skip' ? SKIP : undefined;
    },
    close: (name) => lines.push(`>${name}`),
    text: (text) => lines.push(text),
  });
  return lines;
}

function refusal(xml: string | Uint8Array): string | undefined {
  const result = toldByUs(typeof xml === 'string' ? strToU8(xml) : xml);
  return result instanceof Unreadable ? result.reason : undefined;
}

describe('a pass over XML', () => {
  it('tells of elements and attributes in the reader’s spelling, whatever prefixes the part chose', () => {
    const same = ['<w:p 1 x', '>w:p'];
    expect(told('<w:p xmlns:w="urn:word" w:val="1" id="x"/>')).toEqual(same);
    expect(told('<ns0:p xmlns:ns0="urn:word" ns0:val="1" id="x"></ns0:p >')).toEqual(same);
    // An attribute without a prefix has no namespace, also where the default one is Word's.
    expect(told('<p xmlns="urn:word" xmlns:q="urn:word" q:val="1" val="2" id="x"/>')).toEqual(same);
  });

  it('follows prefixes that change their meaning within the part, and back', () => {
    expect(
      told('<w:a xmlns:w="urn:word"><w:b xmlns:w="urn:other"><w:c w:val="no"/></w:b><w:d w:val="1"/></w:a>'),
    ).toEqual(['<w:a', '<o:b', '<o:c', '>o:c', '>o:b', '<w:d 1', '>w:d', '>w:a']);
  });

  it('tells nothing of what the reader skips, and of what it does not know only what is inside', () => {
    expect(
      told(
        '<w:a xmlns:w="urn:word"><w:skip>x<w:p/></w:skip><w:unknown>y<w:p/></w:unknown><z:q xmlns:z="urn:z">z</z:q></w:a>',
      ),
    ).toEqual(['<w:a', '<w:skip', 'y', '<w:p', '>w:p', 'z', '>w:a']);
  });

  it('resolves the five entities and numbers, in text and in values, and nothing else', () => {
    expect(toldByUs(strToU8('<a id="&lt;&#65;&quot;">&amp;&#x1F600;&apos;&gt;</a>'), [['id']])).toEqual([
      '<a id=<A"',
      '"&😀\'>',
      '>a',
    ]);
    for (const bad of ['&nbsp;', '&;', '&#0;', '&#xD800;', '&#x110000;', '&amp', '&lol;'])
      expect(refusal(`<a>${bad}</a>`)).toBe('not_xml');
    expect(refusal('<a b="&nbsp;"/>')).toBe('not_xml');
  });

  it('refuses a document type wherever it is', () => {
    expect(refusal('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('document_type');
    expect(refusal('<a><!DOCTYPE b></a>')).toBe('document_type');
  });

  it.each([
    ['a tag that is not closed', '<a><b></a>'],
    ['one that was never opened', '<a></a></b>'],
    ['no root', '<?xml version="1.0"?><!-- nothing -->'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>x'],
    ['a bracket in a value', '<a b="<"/>'],
    ['a value without quotes', '<a b=c/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['attributes that touch', '<a b="1"c="2"/>'],
    ['a tag that stops', '<a b="1'],
    ['a control character', '<a>\u0001</a>'],
    ['the end of a CDATA section without its beginning', '<a>]]></a>'],
    ['a comment within a comment', '<a><!-- -- --></a>'],
    ['an XML declaration that comes late', '<a><?xml version="1.0"?></a>'],
    ['an encoding that hides markup', '<?xml version="1.0" encoding="UTF-7"?><a/>'],
    ['nothing', ''],
  ])('refuses %s', (_, xml) => {
    expect(refusal(xml)).toBe('not_xml');
  });

  it('reads every encoding that such a part may have', () => {
    const xml = '<a>Zoë – 你好</a>';
    const expected = ['<a', '"Zoë – 你好', '>a'];
    const read = (part: Uint8Array) => toldByUs(part);
    expect(read(strToU8(xml))).toEqual(expected);
    expect(read(strToU8(`\uFEFF${xml}`))).toEqual(expected);
    expect(read(Buffer.from(`\uFEFF${xml}`, 'utf16le'))).toEqual(expected);
    expect(read(Buffer.from(xml, 'utf16le'))).toEqual(expected);
    expect(read(Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16())).toEqual(expected);
    const old = '<?xml version="1.0" encoding="windows-1252"?><a>Zoë \u0096</a>';
    expect(read(Buffer.from(old, 'latin1'))).toEqual(['<a', '"Zoë –', '>a']);
    // Some say UTF-16 of what is UTF-8.
    expect(read(strToU8(`<?xml version="1.0" encoding="UTF-16"?>${xml}`))).toEqual(expected);
  });

  it('gives one line end for each, and spaces for those in values', () => {
    expect(toldByUs(strToU8('<a b="1\r\n2\t3">x\r\ny\rz&#13;</a>'), [['b']])).toEqual([
      '<a b=1 2 3',
      '"x\ny\nz\r',
      '>a',
    ]);
  });
});
