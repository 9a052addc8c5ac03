import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFile } from '#functions/documents/file/read-file.ts';
import { textWords } from '#functions/documents/text/text-words.ts';
import { openAndRead } from '#functions/documents/word/read-document.ts';
import { xmlDocument } from '#functions/documents/word/read-word-xml.ts';

function bytesOf(text: string, encoding: BufferEncoding = 'utf8'): Uint8Array {
  return Uint8Array.from(Buffer.from(text, encoding));
}

function wordsOf(text: string, isHtml = false) {
  return textWords(bytesOf(text), isHtml).words;
}

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'PRODID:-//Quillmere//EN',
  'BEGIN:VEVENT',
  'UID:77@quillmere.example',
  'DTSTART:20261203T140000Z',
  'SUMMARY:Strategy discussion\\, Bramblewick',
  'DESCRIPTION:Bring the notes.\\nThe aunt is',
  '  called Thistlewood.',
  'LOCATION;LANGUAGE=en:Fernhollow Centre',
  'ATTENDEE;CN="Ottoline Pike";ROLE=REQ-PARTICIPANT:mailto:o.pike@quillmere.example',
  'X-OUR-NOTE:kept as well',
  'END:VEVENT',
  'END:VCALENDAR',
];

describe('the words of a text file', () => {
  it('are there whole, in whatever code they are written', () => {
    const text = 'Zoë says £5; “ask Nan”.';
    const marked = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    expect(textWords(marked, false).words).toEqual([{ label: 'Text', text }]);
    expect(textWords(bytesOf(`\ufeff${text}`), false).words).toEqual([{ label: 'Text', text }]);
    const western = Uint8Array.from([0x5a, 0x6f, 0xeb, 0x20, 0x93, 0x6e, 0x6f, 0x94]);
    expect(textWords(western, false).words).toEqual([{ label: 'Text', text: 'Zoë “no”' }]);
  });

  it('of a table are given as it is written', () => {
    expect(wordsOf('name,note\nWren,"see Mum, please"')).toEqual([
      { label: 'Text', text: 'name,note\nWren,"see Mum, please"' },
    ]);
  });

  it('of a web page are given without its tags, in the code that it declares', () => {
    const page = bytesOf('<html><meta charset="iso-8859-2"><p>Kow\xe1lik &amp; dzieci</p></html>', 'latin1');
    expect(textWords(page, true).words).toEqual([{ label: 'Text', text: 'Kowálik & dzieci' }]);
  });

  it('of a web page saved in one file are given as well, without its pictures', () => {
    const page = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary="=_b"',
      '',
      '--=_b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<html><body><p>Zo=C3=AB is at Elder=',
      'flower Close</p></body></html>',
      '--=_b',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--=_b--',
    ].join('\r\n');
    expect(wordsOf(page, true)).toEqual([{ label: 'Text', text: 'Zoë is at Elderflower Close' }]);
  });

  it('are cut at 500,000 characters, and the reading says so', () => {
    const { words, cut } = textWords(new Uint8Array(600_000).fill(0x61), false);
    expect([words[0]?.text.length, cut]).toEqual([500_000, true]);
    expect(textWords(new Uint8Array(500_000).fill(0x61), false).cut).toBe(false);
  });
});

describe('the words of a calendar and of address cards', () => {
  it('have labels, are put together where they were folded, and leave out what programs write for one another', () => {
    expect(wordsOf(CALENDAR.join('\r\n'))).toEqual([
      { label: 'Starts', text: '20261203T140000Z' },
      { label: 'Title of the event', text: 'Strategy discussion, Bramblewick' },
      { label: 'Description', text: 'Bring the notes.\nThe aunt is called Thistlewood.' },
      { label: 'Place', text: 'Fernhollow Centre' },
      { label: 'Invited', text: 'o.pike@quillmere.example, Ottoline Pike' },
      { label: 'X-OUR-NOTE', text: 'kept as well' },
    ]);
  });

  it('are read in the code of old cards too, and a picture in one is for a person', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=B6nlund;Ava',
      'item1.ADR;TYPE=HOME:;;3 Elderflower Close;Quillmere;;QM1 2AB;',
      'NOTE;ENCODING=QUOTED-PRINTABLE:Knows the family=',
      ' well',
      'PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQ',
      'END:VCARD',
    ];
    expect(textWords(bytesOf(card.join('\n')), false)).toEqual({
      words: [
        { label: 'Name', text: 'Grönlund Ava' },
        { label: 'Address', text: '3 Elderflower Close, Quillmere, QM1 2AB' },
        { label: 'Note', text: 'Knows the family well' },
      ],
      cut: true,
    });
  });

  it('are never lost, whatever line a program breaks off', () => {
    expect(wordsOf('BEGIN:VCARD\nNOTE:one\nthis line is no property\nEND:VCARD')).toContainEqual({
      label: 'Text',
      text: 'this line is no property',
    });
  });

  it('take no longer for a line of four million signs that never ends', () => {
    for (const signs of [';a="', ':;', 'NOTE;QUOTED-PRINTABLE:=\n=', '\\;', 'ADR:;', 'ATTENDEE;CN="'])
      expect(() => wordsOf(`BEGIN:VCARD\n${signs.repeat(4_000_000 / signs.length)}`)).not.toThrow();
  });

  it('are given or not, but never end the reading', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, isHtml) => {
        expect(() => textWords(bytesOf(`BEGIN:VCARD\n${text}`), isHtml)).not.toThrow();
        expect(() => textWords(Uint8Array.from(Buffer.from(text, 'latin1')), isHtml)).not.toThrow();
      }),
    );
  });
});

const W = 'http://schemas.microsoft.com/office/word/2003/wordml';
const OFFICE = 'urn:schemas-microsoft-com:office:office';

describe('a document that is one file of XML', () => {
  const wordXml = (body: string) =>
    `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="${W}" xmlns:o="${OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><o:DocumentProperties><o:Title>Thistle file</o:Title></o:DocumentProperties><w:body>${body}</w:body></w:wordDocument>`;
  const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`;
  const read = (xml: string) => {
    const open = xmlDocument(bytesOf(xml));
    if (!open) throw new Error('no document');
    return openAndRead(open).words;
  };

  it('of Word 2003 gives its text with tables, and apart from it notes, comments, hidden text and where links lead', () => {
    const body =
      `<w:p>${run('Ava lives with Nan')}${run('at 3 Elderflower Close', '<w:vanish/>')}<w:footnote><w:p>${run('a note')}</w:p></w:footnote></w:p>` +
      `<w:tbl><w:tr><w:tc><w:p>${run('left')}</w:p></w:tc><w:tc><w:p>${run('right')}</w:p></w:tc></w:tr></w:tbl>` +
      `<w:p><aml:annotation w:type="Word.Comment" aml:author="A. Marsh"><aml:content><w:p>${run('unsure')}</w:p></aml:content></aml:annotation>` +
      `<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>gone</w:delText></w:r></aml:content></aml:annotation>` +
      `<w:hlink w:dest="https://quillmere.example/a%20b">${run('here')}</w:hlink><w:pict><v:shape alt="a drawing"><v:textpath string="in letters"/></v:shape></w:pict></w:p>` +
      `<w:sectPr><w:hdr><w:p>${run('on top')}</w:p></w:hdr></w:sectPr>`;
    expect(read(wordXml(body))).toEqual([
      { label: 'Text', text: 'Ava lives with Nan\nleft\nright\nhere' },
      { label: 'Header or footer', text: 'on top' },
      { label: 'Title of the document', text: 'Thistle file' },
      { label: 'Hidden text', text: 'at 3 Elderflower Close' },
      { label: 'Footnote', text: 'a note' },
      { label: 'Comment by A. Marsh', text: 'unsure' },
      { label: 'Link', text: 'here <https://quillmere.example/a b>' },
      { label: 'Alternative text', text: 'a drawing' },
      { label: 'WordArt', text: 'in letters' },
      { label: 'Tracked changes', text: 'Some text was deleted or moved, and is not shown here.' },
    ]);
  });

  it('of LibreOffice gives its words like the same document in parts', () => {
    const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
    const xml = `<office:document xmlns:office="${office}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Thistle file</dc:title></office:meta><office:body><office:text><text:p>flat words</text:p></office:text></office:body></office:document>`;
    expect(read(xml)).toEqual([
      { label: 'Text', text: 'flat words' },
      { label: 'Title of the document', text: 'Thistle file' },
    ]);
  });

  it('of another kind is no document of words', () => {
    expect(xmlDocument(bytesOf('<?xml version="1.0"?><export><child>Wren</child></export>'))).toBeUndefined();
  });
});

describe('a text file that arrives', () => {
  it('gives its words as a document does that is no form', async () => {
    const reading = await readFile(bytesOf('Wren was not at school today.\n'), 'note.txt');
    expect(reading).toMatchObject({
      type: 'txt',
      form: null,
      whyNoForm: 'not_a_form',
      words: [{ label: 'Text', text: 'Wren was not at school today.' }],
      cut: false,
    });
  });
});
