import { describe, expect, it } from '@jest/globals';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import {
  docx,
  entityBomb,
  field,
  type MadeDocument,
  mainPart,
  paragraph,
  png,
  relationshipsPart,
} from '#test/fixtures/hostile-files.ts';
import { writeZip } from '#test/fixtures/zip-writer.ts';

const MACRO_TYPE = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const OLE = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]);
const external = (kind: string, target: string): MadeDocument => ({
  relationships: [{ kind, target, external: true }],
});
const internal = (kind: string, target: string, bytes: string | Uint8Array = 'x'): MadeDocument => ({
  relationships: [{ kind, target }],
  members: [{ name: `word/${target}`, bytes }],
});
const header = (body: string): string => mainPart(body).replaceAll('w:document', 'w:hdr');

/** The reasons a document is held for; empty when it is safe. */
function reasons(made: MadeDocument): string[] {
  const { safety, fault } = inspectFile(docx(made), 'referral.docx');
  expect(fault).toBeUndefined();
  return safety.state === 'safe' ? [] : safety.reasons.map(({ code }) => code);
}

describe('a Word document is held for what it would run, load or open', () => {
  const held: [string, string, MadeDocument][] = [
    [
      'macros',
      'a macro project',
      internal('http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin', OLE),
    ],
    ['macros', 'a macro project that nothing leads to', { members: [{ name: 'word/vbaProject.bin', bytes: 'x' }] }],
    ['macros', 'a macro project under another name', internal('vbaProject', 'media/image1.png', png)],
    [
      'macros',
      'buttons that call macros',
      internal('http://schemas.microsoft.com/office/2007/relationships/ui/extensibility', 'customUI.xml'),
    ],
    [
      'remote_template',
      'a template on the web',
      { settings: [{ kind: 'attachedTemplate', target: 'https://example.test/t.dotm', external: true }] },
    ],
    [
      'remote_template',
      'a template on a share',
      { settings: [{ kind: 'attachedTemplate', target: 'file:///\\\\host.test\\t.dotm', external: true }] },
    ],
    [
      'remote_template',
      'a template that calls itself a link',
      { settings: [{ kind: 'hyperlink', target: 'https://example.test/t.dotm', external: true }] },
    ],
    [
      'remote_template',
      'a template whose mode is left out',
      { settings: [{ kind: 'attachedTemplate', target: 'http://example.test/t.dotm' }] },
    ],
    [
      'remote_template',
      'a template named in character codes',
      { settings: [{ kind: 'attachedTemplate', target: '&#104;ttps://example.test/t.dotm', external: true }] },
    ],
    ['external_content', 'a picture on the web', external('image', 'http://example.test/pixel.png')],
    ['external_content', 'a picture on a share', external('image', '\\\\host.test\\share\\a.png')],
    [
      'external_content',
      'a picture on a share, in percent codes',
      external('image', 'file:///%5C%5Chost.test%5Ca.png'),
    ],
    ['external_content', 'a frame', external('frame', 'https://example.test/frame.html')],
    ['external_content', 'a chapter elsewhere', external('subDocument', 'https://example.test/chapter.docx')],
    [
      'external_content',
      'an old-style picture that names its address outright',
      {
        body: '<w:p><w:r><w:pict><v:shape><v:imagedata src="http://example.test/a.png"/></v:shape></w:pict></w:r></w:p>',
      },
    ],
    ['linked_object', 'a linked object', external('oleObject', 'https://example.test/book.xlsx')],
    [
      'linked_object',
      'a linked object through a protocol that runs scripts',
      external('oleObject', 'mhtml:https://example.test/a!x-usc:https://example.test/b'),
    ],
    ['linked_object', 'an object linked to the disk', external('oleObject', 'file:///C:\\book.xlsx')],
    ['embedded_object', 'an embedded object', internal('oleObject', 'embeddings/oleObject1.bin', OLE)],
    ['embedded_object', 'an embedded workbook', internal('package', 'embeddings/Book1.xlsx', 'PK\x03\x04')],
    [
      'embedded_object',
      'an object that nothing leads to',
      { members: [{ name: 'word/media/picture.dat', bytes: OLE }] },
    ],
    ['embedded_object', 'a program among its members', { members: [{ name: 'word/embeddings/run.exe', bytes: 'x' }] }],
    [
      'embedded_object',
      'a program that calls itself a picture',
      { members: [{ name: 'word/media/image1.png', bytes: 'MZ\x90\0\x03\0\0\0' }] },
    ],
    ['active_control', 'an ActiveX control', internal('control', 'activeX/activeX1.xml')],
    [
      'active_control',
      'the data of an ActiveX control',
      { members: [{ name: 'word/activeX/activeX1.bin', bytes: 'x' }] },
    ],
    ['foreign_content', 'a part in another format', internal('aFChunk', 'afchunk.rtf', 'text')],
    ['dangerous_link', 'a link that runs a script', external('hyperlink', 'javascript:alert(1)')],
    ['dangerous_link', 'a link that starts the support tool', external('hyperlink', 'ms-msdt:/id PCWDiagnostic')],
    ['dangerous_link', 'a link to a share', external('hyperlink', 'file://host.test/share/run.docx')],
    ['dangerous_link', 'a link field to a share', { body: field('HYPERLINK "\\\\\\\\host.test\\\\share\\\\a.docx"') }],
    ['dde', 'a DDE field', { body: field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"') }],
    ['dde', 'a DDE field split over runs', { body: field('D', 'DE', 'AU', 'TO c:\\\\x.exe') }],
    ['dde', 'a DDE field in small letters and spaces', { body: field('  ddeauto', ' excel') }],
    ['dde', 'a DDE field in character codes', { body: field('&#x44;&#68;E c:\\\\x.exe') }],
    ['dde', 'a DDE field in CDATA', { body: field('<![CDATA[DDE]]> c:\\\\x.exe') }],
    ['dde', 'a DDE field broken by comments', { body: field('DD<!-- -->E c:\\\\x.exe') }],
    ['dde', 'a simple DDE field', { body: '<w:p><w:fldSimple w:instr="DDE cmd x"/></w:p>' }],
    [
      'dde',
      'a simple DDE field whose tag holds a bracket',
      { body: "<w:p><w:fldSimple w:x='>' w:instr='DDE cmd x'/></w:p>" },
    ],
    ['dde', 'a DDE field whose tags use another prefix', { body: field('DDE c:\\\\x.exe').replaceAll('w:', 'é:') }],
    ['dde', 'a DDE field spelt by a field within it', { body: dressed('QUOTE 68 68 69', ' c:\\\\x.exe') }],
    ['dde', 'a deleted DDE field', { body: field('DDE c:\\\\x.exe').replaceAll('instrText', 'delInstrText') }],
    [
      'dde',
      'a DDE field without an end',
      { body: field('DDE c:\\\\x.exe').replace(/<w:r><w:fldChar w:fldCharType="separate"[\s\S]*/, '</w:p>') },
    ],
    ['dde', 'a DDE field in a header', internal('header', 'header1.xml', header(field('DDE', 'AUTO x')))],
    [
      'dde',
      'a DDE field in a header named in percent codes',
      {
        relationships: [{ kind: 'header', target: 'header%31.xml' }],
        members: [{ name: 'word/header1.xml', bytes: header(field('DDE x')) }],
      },
    ],
    [
      'dde',
      'a DDE field in UTF-16',
      {
        main: Uint8Array.from([
          0xff,
          0xfe,
          ...Buffer.from(mainPart(field('DDE x')).replace('UTF-8', 'UTF-16'), 'utf16le'),
        ]),
      },
    ],
    ['include_field', 'a field that brings in a file', { body: field('INCLUDETEXT "C:\\\\notes.docx"') }],
    [
      'include_field',
      'a field that brings in a picture from the web',
      { body: field('INCLUDEPICTURE "http://example.test/a.png" \\* MERGEFORMATINET') },
    ],
    ['linked_object', 'a field that links to a workbook', { body: field('LINK Excel.Sheet.12 "C:\\\\a.xlsx"') }],
    ['xml_tricks', 'entities in the main part', { main: entityBomb('<w:document/>') }],
    [
      'xml_tricks',
      'entities behind a long comment',
      { main: `<?xml version="1.0"?><!--${'x'.repeat(9_000)}-->${entityBomb('<w:document/>').slice(21)}` },
    ],
    [
      'xml_tricks',
      'entities in custom XML',
      {
        relationships: [{ kind: 'customXml', target: '../customXml/item1.xml' }],
        members: [{ name: 'customXml/item1.xml', bytes: entityBomb('<a/>') }],
      },
    ],
    [
      'xml_tricks',
      'entities in custom properties, behind a comment',
      {
        relationships: [{ kind: 'custom-properties', target: 'n.xml' }],
        members: [{ name: 'word/n.xml', bytes: `<!--${'x'.repeat(9_000)}-->${entityBomb('<a/>').slice(21)}` }],
      },
    ],
    [
      'xml_tricks',
      'an encoding that hides its markup',
      { main: '<?xml version="1.0" encoding="UTF-7"?>+ADw-w:document/>' },
    ],
    ['password_protected', 'a member with a password', { dress: (member) => ({ ...member, flags: 1 }) }],
    [
      'archive_tricks',
      'a name that climbs out of its folder',
      { members: [{ name: '../../startup.xml', bytes: 'x' }] },
    ],
    ['archive_tricks', 'two main parts', { members: [{ name: 'word/document.xml', bytes: mainPart('') }] }],
    [
      'archive_tricks',
      'a member that the directory does not list',
      { members: [{ name: 'word/hidden.xml', bytes: 'x'.repeat(99), unlisted: true }] },
    ],
    ['damaged', 'a main part whose bytes have changed', { dress: (member) => ({ ...member, declaredCrc: 1_234 }) }],
  ];
  it.each(held)('%s: %s', (...[code, , made]) => {
    expect(reasons(made)).toEqual([code]);
  });

  it('gives every reason, not the first alone', () => {
    expect(
      reasons({
        body: field('DDE x'),
        relationships: [{ kind: 'image', target: 'http://example.test/a', external: true }],
      }),
    ).toEqual(['dde', 'external_content']);
  });
});

/** A field whose instruction begins with the result of another. */
function dressed(inner: string, rest: string): string {
  const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
  return field(rest).replace(begin, `${begin}${field(inner).replace(/<\/?w:p>/g, '')}`);
}

describe('an honest Word document is safe, however it was made', () => {
  const repetitive = Array.from({ length: 60_000 }, () =>
    paragraph('The same invented sentence, again and again.'),
  ).join('');
  const workbook = writeZip([
    {
      name: '[Content_Types].xml',
      bytes:
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    { name: '_rels/.rels', bytes: relationshipsPart([{ kind: 'officeDocument', target: 'xl/workbook.xml' }]) },
    { name: 'xl/workbook.xml', bytes: '<workbook/>' },
    { name: 'xl/printerSettings/printerSettings1.bin', bytes: 'x' },
  ]);
  const chart = (bytes: Uint8Array): MadeDocument => ({
    relationships: [{ kind: 'chart', target: 'charts/chart1.xml' }],
    members: [
      { name: 'word/charts/chart1.xml', bytes: '<c:chart/>' },
      {
        name: 'word/charts/_rels/chart1.xml.rels',
        bytes: relationshipsPart([{ kind: 'package', target: '../embeddings/Book1.xlsx' }]),
      },
      { name: 'word/embeddings/Book1.xlsx', bytes },
    ],
  });
  const honest: [string, MadeDocument][] = [
    ['plain', {}],
    ['with links to the web', external('hyperlink', 'https://example.test/help?a=1&amp;b=2')],
    ['with a link to an email address', external('hyperlink', 'mailto:team@example.test?subject=Referral')],
    ['with a link to a telephone', external('hyperlink', 'tel:+441632960000')],
    ['with a link to a bookmark', { body: field('HYPERLINK \\l "_Toc1" \\h') }],
    ['with a link to a file on the writer’s disk', external('hyperlink', 'file:///C:\\Users\\a\\plan.docx')],
    [
      'with its template on the writer’s disk',
      { settings: [{ kind: 'attachedTemplate', target: 'file:///C:\\Templates\\form.dotx', external: true }] },
    ],
    [
      'with a picture pasted from the writer’s disk',
      { body: field('INCLUDEPICTURE "C:\\\\Users\\\\a\\\\logo.png" \\* MERGEFORMATINET') },
    ],
    ['with a picture pasted from an email', { body: field('INCLUDEPICTURE "cid:image001.png@01D0" \\* MERGEFORMAT') }],
    [
      'with page numbers, dates and form fields',
      { body: field(' PAGE ') + field('DATE \\@ "d MMMM yyyy"') + field('FORMTEXT') + field('FORMCHECKBOX') },
    ],
    [
      'that writes about DDE',
      {
        body: paragraph('DDEAUTO and INCLUDETEXT "http://example.test" are fields; altChunk and oleObject are parts.'),
      },
    ],
    [
      'with custom XML',
      {
        relationships: [{ kind: 'customXml', target: '../customXml/item1.xml' }],
        members: [{ name: 'customXml/item1.xml', bytes: '<?xml version="1.0" encoding="UTF-8"?><case><name/></case>' }],
      },
    ],
    ['with a glossary', internal('glossaryDocument', 'glossary/document.xml', mainPart(paragraph('x')))],
    [
      'with an embedded font',
      internal('font', 'fonts/font1.odttf', Uint8Array.from([0x4d, 0x5a, 0, 0, 0, 0xd0, 0xcf])),
    ],
    ['with pictures', internal('image', 'media/image1.png', png)],
    [
      'with a picture kept as PDF, as Word for Mac does',
      internal('image', 'media/image1.pdf', '%PDF-1.3\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF'),
    ],
    ['with a chart and the workbook behind it', chart(workbook)],
    ['with byte order marks', { main: `\ufeff${mainPart(paragraph('x'))}` }],
    [
      'in UTF-16',
      {
        main: Uint8Array.from([
          0xff,
          0xfe,
          ...Buffer.from(mainPart(paragraph('x')).replace('UTF-8', 'UTF-16'), 'utf16le'),
        ]),
      },
    ],
    ['streamed with data descriptors', { dress: (member) => ({ ...member, descriptor: true }) }],
    ['stored without compression', { dress: (member) => ({ ...member, stored: true }) }],
    ['with absolute names', { dress: (member) => ({ ...member, name: `/${String(member.name)}` }) }],
    [
      'with backslashes in names',
      { dress: (member) => ({ ...member, name: String(member.name).replaceAll('/', '\\') }) },
    ],
    ['with zip64 sizes', { dress: (member) => ({ ...member, zip64: true }), quirks: { zip64End: true } }],
    ['with odd flag bits', { dress: (member) => ({ ...member, flags: 0x0800 | 0x0006 }) }],
    [
      'with a comment and bytes added behind',
      { quirks: { comment: 'sent by a gateway', trailing: new Uint8Array(3) } },
    ],
    ['with a blank line before it', { quirks: { leading: Uint8Array.from([13, 10]) } }],
    ['large and repetitive', { body: repetitive }],
  ];
  it.each(honest)('%s', (...[, made]) => {
    expect(reasons(made)).toEqual([]);
  });

  it('but a workbook behind a chart is opened, and held for what it holds', () => {
    const bad = writeZip([{ name: 'xl/vbaProject.bin', bytes: OLE }]);
    expect(reasons(chart(bad))).toEqual(['embedded_object']);
  });
});

describe('what is reported beside the verdict', () => {
  it('a macro-enabled type without macros is safe, and noted', () => {
    const { type, safety, notes } = inspectFile(docx({ contentType: MACRO_TYPE }), 'a.docm');
    expect({ type, safety, notes }).toEqual({
      type: 'docm',
      safety: { state: 'safe' },
      notes: ['macro_type_without_macros'],
    });
  });

  it('another extension than the content’s is noted and holds nothing', () => {
    const { type, safety, notes } = inspectFile(docx(), 'referral.pdf');
    expect({ type, safety, notes }).toEqual({ type: 'docx', safety: { state: 'safe' }, notes: ['extension_mismatch'] });
  });

  it('the opened archive and the main part are handed on to the reader', () => {
    const { archive, package: facts } = inspectFile(docx());
    expect(facts?.mainPart).toBe('word/document.xml');
    expect(archive?.read('word/document.xml').ok).toBe(true);
  });
});
