import { describe, expect, it } from '@jest/globals';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { docx, pdf, png, rtf, textFile } from '#test/fixtures/hostile-files.ts';

const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

/** The type, the reasons behind a colon and the notes in brackets. */
function verdict(file: Uint8Array): string {
  const { type, safety, notes, fault } = inspectFile(file);
  expect(fault).toBeUndefined();
  const reasons = safety.state === 'safe' ? '' : `: ${safety.reasons.map(({ code }) => code).join(' ')}`;
  return `${type}${reasons}${notes.length === 0 ? '' : ` (${notes.join(' ')})`}`;
}

const HTML = '<html><body><p>Another story</p></body></html>';
const ledBy = (leading: string): Uint8Array => docx({ quirks: { leading: bytes(leading) } });
/** A JPEG with one segment of metadata and a scan. */
const jpeg = (metadata = 'Exif\0\0', behind: string | Uint8Array = ''): Uint8Array =>
  bytes(
    '\xff\xd8\xff\xe1',
    Uint8Array.from([(metadata.length + 2) >> 8, (metadata.length + 2) & 0xff]),
    metadata,
    '\xff\xda\0\x08\x01\x01\0\0\x3f\0abc\xff\0def\xff\xd0ghi\xff\xd9',
    behind,
  );
const wholePng = bytes(png.subarray(0, 8), '\0\0\0\x01tEXtx\0\0\0\0', '\0\0\0\0IEND\xae\x42\x60\x82');
/** The header of a Windows program, its second part where the first says. */
const program = bytes('MZ', new Uint8Array(58), '\x40\0\0\0', 'PE\0\0\x64\x86');

describe('a file whose second reading another program would open is disguised', () => {
  const disguised: [string, string, Uint8Array][] = [
    ['docx', 'a web page before a zip: LibreOffice and browsers go by the first bytes, Word by the last', ledBy(HTML)],
    ['docx', 'a web page behind words', ledBy(`Dear team\r\n${HTML}`)],
    ['docx', 'a web archive before a zip, which Word opens as one', ledBy('MIME-Version: 1.0\r\n\r\nx')],
    ['docx: disguised truncated', 'a PDF before a zip', ledBy('%PDF-1.4\n1 0 obj<<>>endobj\n')],
    ['docx', 'rich text before a zip', ledBy('{\\rtf1 Another story}')],
    ['docx: disguised executable', 'a shell script before a zip', ledBy('#!/bin/sh\necho x\n')],
    ['docx', 'a batch file before a zip', ledBy('@echo off\r\nstart x\r\n')],
    [
      'docx',
      'a PDF in an extra field: Chrome and Adobe take a header in the first 1,029 bytes, Evince and Firefox one anywhere',
      docx({ dress: (member) => (member.name === '_rels/.rels' ? { ...member, hidden: '%PDF-1.4\n' } : member) }),
    ],
    ['docx', 'a PDF in the comment', docx({ quirks: { comment: '%PDF-1.4\n1 0 obj<<>>endobj' } })],
    [
      'docx',
      'a whole PDF as a stored member at the start',
      docx({
        dress: (member) =>
          member.name === '[Content_Types].xml'
            ? { ...member, bytes: `${member.bytes}<!--%PDF-1.4-->`, stored: true }
            : member,
      }),
    ],
    [
      'docx',
      'a script behind a zip: mshta runs one wherever it is',
      docx({ quirks: { trailing: bytes('<script>x()</script>') } }),
    ],
    ['docx', 'a program behind a zip', docx({ quirks: { trailing: program } })],
    ['jpeg', 'a web page behind a photograph', jpeg('Exif\0\0', HTML)],
    ['jpeg', 'a script in a photograph’s metadata', jpeg('Exif\0\0<script>x()</script>')],
    ['jpeg', 'a PDF behind a photograph', jpeg('Exif\0\0', '%PDF-1.4\n')],
    ['jpeg', 'a program behind a photograph', jpeg('Exif\0\0', program)],
    ['jpeg', 'an old Word file behind a photograph', jpeg('Exif\0\0', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more')],
    ['jpeg', 'an archive behind a photograph', jpeg('Exif\0\0', 'Rar!\x1a\x07\x01\0')],
    ['png', 'a web page behind a picture', bytes(wholePng, HTML)],
    ['gif', 'a picture whose size begins a script’s comment', bytes('GIF89a/*', new Uint8Array(40), '*/=1;alert(1)')],
    ['gif', 'a web page in a GIF', bytes('GIF89a', new Uint8Array(40), HTML)],
    ['pdf', 'a web page before a PDF', bytes(HTML, pdf())],
    ['pdf', 'a web page right behind a PDF’s header', bytes('%PDF-1.7\n%', HTML, '\n', pdf())],
    ['pdf', 'a script behind a PDF', bytes(pdf(), '<script>x()</script>')],
    ['pdf', 'a program behind a PDF', bytes(pdf(), program)],
    ['rtf', 'a web page behind rich text', bytes(rtf(), HTML)],
  ];
  it.each(disguised)('%s: %s', (...[expected, , file]) => {
    const [type, reasons = 'disguised'] = expected.split(': ');
    expect(verdict(file).replace(/ \(.*\)/, '')).toBe(`${type}: ${reasons}`);
  });

  it('so is a picture behind which two archives contradict each other', () => {
    const [one, other] = [docx(), docx()];
    expect(verdict(bytes('GIF89a', new Uint8Array(40), one, other))).toBe('gif: disguised');
  });

  it('two documents in one zip are tricks: a program that reads on from the start shows the first', () => {
    expect(verdict(bytes(docx(), docx()))).toBe('zip: archive_tricks');
  });
});

describe('what belongs to everyday files is a note', () => {
  const harmless: [string, string, Uint8Array][] = [
    ['docx (bytes_before_archive)', 'blank lines before a document', ledBy('\r\n\r\n')],
    ['docx (bytes_before_archive)', 'words of a gateway before a document', ledBy('Scanned by the gateway.\r\n')],
    ['docx', 'padding behind a document', docx({ quirks: { trailing: new Uint8Array(512) } })],
    [
      'docx',
      'the filler that Word leaves in its first header',
      docx({ dress: (member) => ({ ...member, hidden: '\0'.repeat(264) }) }),
    ],
    [
      'jpeg',
      'a photograph with its metadata',
      jpeg('http://ns.adobe.com/xap/1.0/\0<?xpacket?><x:xmpmeta><rdf:RDF/></x:xmpmeta>'),
    ],
    [
      'jpeg (trailing_data)',
      'a motion photograph: a film behind the picture',
      jpeg('Exif\0\0', '\0\0\0\x18ftypmp42\0\0\0\0mdat'),
    ],
    ['jpeg (trailing_data)', 'further pictures behind the first (MPF)', jpeg('Exif\0\0', jpeg())],
    ['jpeg', 'blank bytes behind a photograph', jpeg('Exif\0\0', '\0\0\r\n')],
    [
      'jpeg',
      'letters MZ in a photograph',
      jpeg('Exif\0\0MZ and so on, with no program behind them, and enough letters'),
    ],
    ['png (trailing_data)', 'data behind a picture', bytes(wholePng, 'made by a screenshot tool')],
    ['pdf (bytes_before_pdf)', 'a blank line before a PDF', bytes('\r\n', pdf())],
    [
      'pdf (bytes_before_pdf)',
      'words of a printer before a PDF (ISO 32000-1, annex H.3, note 13)',
      bytes('printed by\n', pdf()),
    ],
    ['pdf (trailing_data)', 'words behind a PDF', bytes(pdf(), 'sent by a gateway')],
    ['rtf', 'a line end behind rich text', bytes(rtf(), '\r\n\0')],
    ['rtf', 'rich text that quotes a web page in its text and keeps Outlook’s', rtf('{\\*\\htmltag64 <html>}<p>typed')],
    ['txt', 'a letter about web pages', textFile('Her page says <html> at the top.')],
  ];
  it.each(harmless)('%s: %s', (...[expected, , file]) => {
    expect(verdict(file)).toBe(expected);
  });
});
