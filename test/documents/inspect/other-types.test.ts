import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { HoldReasonCode, Inspection } from '#schemas/document.ts';
import { plainWords } from '#schemas/held-files.ts';
import { writeCompoundFile } from '#test/fixtures/compound-file-writer.ts';
import {
  binaryDoc,
  docx,
  docxWithEicarMember,
  eicar,
  entityBomb,
  odt,
  overlappingEntries,
  passwordProtectedDocx,
  pdf,
  png,
  rtf,
  textFile,
  zipBomb,
} from '#test/fixtures/hostile-files.ts';
import { writeZip } from '#test/fixtures/zip-writer.ts';

const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

/** `type` alone when the file is safe, else the type and its reasons. */
function verdict(file: Uint8Array, name?: string): string {
  const { type, safety, fault } = inspectFile(file, name);
  expect(fault).toBeUndefined();
  return safety.state === 'safe' ? type : `${type}: ${safety.reasons.map(({ code }) => code).join(' ')}`;
}

/** An object stream: dictionaries under compression. */
function objectStream(inner: string, name = '/Type /ObjStm'): Uint8Array {
  const data = Uint8Array.from(deflateSync(Buffer.from(inner, 'latin1')));
  return bytes(
    `9 0 obj\n<< ${name} /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`,
    data,
    '\nendstream\nendobj\n',
  );
}

/** A workbook's globals with one sheet of the given kind. */
function excelSheet(kind: number): Uint8Array {
  return writeCompoundFile([
    { path: 'Workbook', bytes: Uint8Array.from([0x85, 0, 8, 0, 0, 0, 0, 0, 0, kind, 1, 65, 0x0a, 0, 0, 0]) },
  ]);
}

describe('a file’s type follows from its content', () => {
  const known: [string, string, Uint8Array][] = [
    ['png', 'a PNG picture', png],
    ['jpeg', 'a JPEG picture', bytes('\xff\xd8\xff\xe0', new Uint8Array(40))],
    ['gif', 'a GIF picture', bytes('GIF89a', new Uint8Array(40))],
    ['tiff', 'a TIFF scan', bytes('II*\0', new Uint8Array(40))],
    ['heic', 'a photograph from an iPhone', bytes('\0\0\0\x18ftypheic', new Uint8Array(40))],
    ['webp', 'a WebP picture', bytes('RIFF\x10\0\0\0WEBPVP8 ', new Uint8Array(40))],
    ['bmp', 'a bitmap', bytes('BM\x46\0\0\0\0\0\0\0\x36\0\0\0')],
    ['pdf', 'a PDF', pdf()],
    ['rtf', 'rich text', rtf()],
    ['doc', 'a Word 97 document', binaryDoc()],
    ['odt', 'an OpenDocument text', odt()],
    ['txt', 'a letter', textFile('Dear team,\r\n\r\nI am worried about a child in my class.\r\n')],
    ['txt', 'a letter in an old code page', bytes('Caf\xe9 owner, worried about a family.')],
    ['txt', 'a letter in UTF-16', bytes('\xff\xfe', Buffer.from('Dear team', 'utf16le'))],
    ['txt', 'a table as text', textFile('name,age,=1+1\nAda,4,-2\n')],
  ];
  it.each(known)('%s: %s, and it is safe', (...[type, , file]) => {
    expect(verdict(file)).toBe(type);
  });

  it('names are not asked', () => {
    expect(verdict(pdf(), 'a.docx')).toBe('pdf');
    expect(inspectFile(png, 'photo.jpg').notes).toEqual(['extension_mismatch']);
    expect(inspectFile(png, 'photo.png').notes).toEqual([]);
  });
});

describe('other files are held for', () => {
  const objects = { path: 'ObjectPool/_1234567890/\u0001Ole10Native', bytes: new Uint8Array(20) };
  const held: [string, string, Uint8Array, string?][] = [
    ['empty: empty', 'holding nothing', new Uint8Array(0)],
    ['encrypted_office: password_protected', 'a password on a .docx', passwordProtectedDocx()],
    ['doc: password_protected', 'a password on a .doc', binaryDoc({ encrypted: true })],
    ['doc: macros', 'macros in a .doc', binaryDoc({ parts: [{ path: 'Macros/VBA/dir', bytes: new Uint8Array(9) }] })],
    ['doc: embedded_object', 'an object in a .doc', binaryDoc({ parts: [objects] })],
    [
      'doc: active_control',
      'a control in a .doc',
      binaryDoc({ parts: [{ path: 'ObjectPool/_1/\u0003OCXNAME', bytes: png }] }),
    ],
    ['doc: dde', 'a DDE field in a .doc', binaryDoc({ text: 'x\u0013DDEAUTO c:\\\\x.exe\u0014y\u0015' })],
    ['doc: include_field', 'an INCLUDE field in a .doc', binaryDoc({ text: '\u0013 INCLUDETEXT "x"\u0015' })],
    ['doc: remote_template', 'a .doc’s template on the web', binaryDoc({ template: 'https://example.test/t.dot' })],
    ['doc: remote_template', 'a .doc’s template on a share', binaryDoc({ template: '\\\\host.test\\t.dot' })],
    ['unknown: truncated', 'a .doc cut short', binaryDoc({ text: 'x'.repeat(9_000) }).subarray(0, 9_000)],
    ['unknown: truncated', 'a .doc with only its first bytes', binaryDoc().subarray(0, 300)],
    ['xls: macros', 'an Excel 4 macro sheet', excelSheet(1)],
    [
      'xls: password_protected',
      'a password on a .xls',
      writeCompoundFile([{ path: 'Workbook', bytes: Uint8Array.from([0x2f, 0, 0, 0, 0x0a, 0, 0, 0]) }]),
    ],
    ['msg: message_file', 'being a saved email', writeCompoundFile([{ path: '__properties_version1.0', bytes: png }])],
    ['unknown: unknown_type', 'being some other compound file', writeCompoundFile([{ path: 'Contents', bytes: png }])],
    ['pdf: pdf_script', 'a script in a PDF', pdf({ objects: ['4 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n'] })],
    ['pdf: pdf_script', 'a script in codes', pdf({ objects: ['4 0 obj\n<< /S /J#61vaScript /JS (x) >>\nendobj\n'] })],
    [
      'pdf: pdf_script',
      'a script under compression',
      pdf({ objects: [objectStream('4 0 << /S /JavaScript /JS (x) >>')] }),
    ],
    [
      'pdf: pdf_script',
      'a compressed object hidden in codes',
      pdf({ objects: [objectStream('x', '/Type /Obj#53tm')] }),
    ],
    [
      'pdf: could_not_inspect',
      'a compressed object that is not deflated',
      pdf({ objects: [bytes('9 0 obj\n<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nabcdef\nendstream\nendobj\n')] }),
    ],
    ['pdf: pdf_launch', 'starting a program', pdf({ catalog: '/OpenAction << /S /Launch /F (x.exe) >>' })],
    [
      'pdf: pdf_launch',
      'opening a web page by itself',
      pdf({ catalog: '/OpenAction 4 0 R', objects: ['4 0 obj\n<< /S /URI /URI (http://example.test) >>\nendobj\n'] }),
    ],
    [
      'pdf: attached_file',
      'an attachment in a PDF',
      pdf({ objects: ['4 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n'] }),
    ],
    ['pdf: password_protected', 'a password on a PDF', pdf({ trailer: '/Encrypt 4 0 R' })],
    ['pdf: truncated', 'a PDF cut short', pdf().subarray(0, 120)],
    ['rtf: embedded_object', 'an object in rich text', rtf('{\\object\\objemb{\\*\\objdata 01050000}}')],
    [
      'rtf: embedded_object linked_object',
      'an object that renews itself',
      rtf('{\\object\\objautlink\\objupdate{\\*\\objdata 01}}'),
    ],
    ['rtf: remote_template', 'a template in rich text', rtf('{\\*\\template https://example.test/t.dotm}')],
    ['rtf: remote_template', 'a template in character codes', rtf("{\\*\\template \\'68ttp://example.test/t.dotm}")],
    ['rtf: dde', 'a DDE field in rich text', rtf('{\\field{\\*\\fldinst { DDE}{\\b AUTO} c:\\\\x.exe}}')],
    ['odt: macros', 'Basic in an .odt', odt({ members: [{ name: 'Basic/Standard/Module1.xml', bytes: '<m/>' }] })],
    [
      'odt: macros',
      'an event that calls a script',
      odt({ body: '<script:event-listener xlink:href="vnd.sun.star.script:a"/>' }),
    ],
    [
      'odt: password_protected',
      'a password on an .odt',
      odt({ manifest: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>' }),
    ],
    [
      'odt: external_content',
      'a picture on the web in an .odt',
      odt({ body: '<draw:frame><draw:image xlink:href="https://example.test/a.png"/></draw:frame>' }),
    ],
    [
      'odt: include_field',
      'a section from another file',
      odt({ body: '<text:section><text:section-source xlink:href="../other.odt"/></text:section>' }),
    ],
    ['odt: dde', 'a DDE section', odt({ body: '<text:section><office:dde-source/></text:section>' })],
    [
      'odt: embedded_object',
      'an OLE object in an .odt',
      odt({ members: [{ name: 'Object 1', bytes: bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', new Uint8Array(99)) }] }),
    ],
    ['odt: xml_tricks', 'entities in an .odt', odt({ prologue: entityBomb('').slice(21) })],
    ['zip: archive', 'being an archive', writeZip([{ name: 'form.docx', bytes: docx() }])],
    [
      'zip: archive password_protected',
      'being an archive with a password',
      writeZip([{ name: 'form.docx', bytes: docx(), flags: 1 }]),
    ],
    ['zip: bomb', 'being a zip bomb', zipBomb()],
    ['zip: bomb', 'members that share their bytes', overlappingEntries()],
    ['zip: truncated', 'a document cut short', docx().subarray(0, 700)],
    ['archive: archive', 'being a .rar', bytes('Rar!\x1a\x07\x01\0', new Uint8Array(40))],
    ['archive: archive', 'being a .7z', bytes('7z\xbc\xaf\x27\x1c', new Uint8Array(40))],
    ['executable: executable', 'being a Windows program', bytes('MZ\x90\0\x03\0', new Uint8Array(90), 'PE\0\0')],
    ['unknown: unknown_type', 'being sound of an old telephone, no script', bytes('#!AMR\n', new Uint8Array(90))],
    ['executable: executable', 'being a shortcut', bytes('L\0\0\0\x01\x14\x02\0', new Uint8Array(90))],
    ['html: web_page', 'being a web page', textFile('\n<!-- x --><!DOCTYPE html><html><script>1</script></html>')],
    [
      'html: web_page',
      'being a web page named .doc',
      textFile('<html xmlns:w="x"><body>A referral</body></html>'),
      'a.doc',
    ],
    ['html: web_page', 'being a drawing with script', textFile('<?xml version="1.0"?><svg xmlns="x"><script/></svg>')],
    [
      'eml: message_file',
      'being a raw email',
      textFile('Received: from a\r\nMIME-Version: 1.0\r\nFrom: a@example.test\r\n\r\nHello'),
    ],
    ['tnef: message_file', 'being winmail.dat', bytes('\x78\x9f\x3e\x22', new Uint8Array(40))],
    ['xml: unknown_type', 'being XML of a kind we do not know', textFile('<?xml version="1.0"?><orders/>')],
    ['unknown: unknown_type', 'being nothing we know', Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])],
    ['txt: dangerous_name', 'a name that a computer runs', textFile('echo hello'), 'referral.docx.bat'],
    ['txt: dangerous_name', 'a name that hides its end', textFile('x'), 'referral\u202Excod.txt'],
    ['txt: dde', 'a cell that starts a program', textFile("name,age\n=cmd|' /C calc'!A0,4\n")],
    [
      'docx: disguised',
      'being a picture and a document at once',
      bytes('\xff\xd8\xff\xe0', new Uint8Array(40), docx()),
    ],
    [
      'docx: disguised executable',
      'being a program and a document at once',
      bytes('MZ\x90\0\x03\0', new Uint8Array(40), docx()),
    ],
  ];
  it.each(held)('%s: %s', (...[expected, , file, name]) => {
    expect(verdict(file, name)).toBe(expected);
  });
});

describe('honest files that look alike are safe', () => {
  const honest: [string, string, Uint8Array][] = [
    ['pdf', 'a PDF that opens at its first page', pdf({ catalog: '/OpenAction [3 0 R /FitH null]' })],
    [
      'pdf',
      'a PDF that opens at a page by an action',
      pdf({
        catalog: '/OpenAction 4 0 R',
        objects: ['4 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>\nendobj\n5 0 obj\n<< /S /URI /URI (x) >>\nendobj\n'],
      }),
    ],
    [
      'pdf',
      'a PDF with links and compressed objects',
      pdf({ objects: [objectStream('4 0 << /A << /S /URI /URI (https://example.test) >> >>')] }),
    ],
    ['pdf', 'a PDF with a name in codes', pdf({ objects: ['4 0 obj\n<< /BaseFont /Arial#2CBold >>\nendobj\n'] })],
    [
      'rtf',
      'rich text with a template on the disk and a link',
      rtf('{\\*\\template C:\\\\T\\\\Normal.dot}{\\field{\\*\\fldinst HYPERLINK "https://example.test"}{\\fldrslt x}}'),
    ],
    [
      'doc',
      'a .doc with its template on the disk, a link and an empty pool',
      binaryDoc({
        template: 'C:\\Templates\\form.dot',
        text: '\u0013HYPERLINK "https://example.test"\u0014x\u0015\u0013 PAGE \u0015',
        parts: [{ path: 'ObjectPool' }],
      }),
    ],
    [
      'odt',
      'an .odt with links, a chart and an old document type',
      odt({
        body: '<text:a xlink:href="https://example.test">x</text:a><draw:object xlink:href="./Object 1"/>',
        members: [{ name: 'Object 1/content.xml', bytes: '<c/>' }],
        prologue:
          '<!DOCTYPE office:document-content PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "office.dtd">',
      }),
    ],
    ['txt', 'a text that begins with MZ', textFile('MZ is how my notes begin.')],
    [
      'txt',
      'a letter that begins with From',
      textFile('From: the head teacher\nTo: the front door\n\nDear colleague,'),
    ],
    ['txt', 'notes with pipes and equals signs', textFile('a=b | c!\n= heading =\n|=x| y!z')],
  ];
  it.each(honest)('%s: %s', (...[type, , file]) => {
    expect(verdict(file)).toBe(type);
  });
});

describe('the antivirus test file', () => {
  it('is put together as published, and is whole and stored in the document', () => {
    expect(eicar()).toHaveLength(68);
    expect(Buffer.from(docxWithEicarMember()).includes(Buffer.from(eicar()))).toBe(true);
  });
});

describe('reasons and results', () => {
  it('have plain words for staff and for the sender, without a file’s name or content', () => {
    expect(Object.keys(plainWords).sort()).toEqual([...HoldReasonCode.options].sort());
    for (const { staff, sender } of Object.values(plainWords)) {
      expect(staff).toMatch(/^[A-Z].*\.$/);
      expect(sender).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('are of the declared shape', () => {
    for (const file of [docx(), pdf(), new Uint8Array(0), zipBomb()]) {
      const { type, safety, notes } = inspectFile(file);
      expect(Inspection.parse({ type, safety, notes })).toEqual({ type, safety, notes });
    }
  });
});
