import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { readRelationships } from '#functions/documents/inspect/relationships.ts';
import { classifyTarget, isDangerousLink, reachesOut } from '#functions/documents/inspect/targets.ts';
import { Inspection } from '#schemas/document.ts';
import {
  binaryDoc,
  docx,
  field,
  mainPart,
  odt,
  passwordProtectedDocx,
  pdf,
  rtf,
} from '#test/fixtures/hostile-files.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { runs } from '#test/support/runs.ts';

const samples = [
  docx({ body: field('DDE', 'AUTO x'), quirks: { comment: 'c' } }),
  docx({ dress: (member) => ({ ...member, descriptor: true }) }),
  docx({ dress: (member) => ({ ...member, stored: true }) }),
  binaryDoc({ template: 'x', parts: [{ path: 'ObjectPool/_1/a', bytes: new Uint8Array(9) }] }),
  passwordProtectedDocx(),
  odt(),
  pdf({ catalog: '/OpenAction 4 0 R', objects: ['4 0 obj << /Type /ObjStm >> stream\nx\nendstream'] }),
  rtf('{\\*\\template x}{\\field{\\*\\fldinst DDE}}'),
];

/** Every result is whole and expected: an unexpected error inside would show as a fault. */
function inspected(bytes: Uint8Array): void {
  const { type, safety, notes, fault } = inspectFile(bytes, 'form.docx');
  expect(fault).toBeUndefined();
  Inspection.parse({ type, safety, notes });
}

describe('whatever the bytes, an inspection gives a result', () => {
  it('for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), inspected), { numRuns: runs(500) });
  });

  it('for any bytes behind each kind of beginning', () => {
    const beginning = fc.constantFrom(...samples.map((sample) => sample.subarray(0, 520)));
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 1_500 }), (start, rest) =>
        inspected(Uint8Array.from([...start, ...rest])),
      ),
      { numRuns: runs(500) },
    );
  });

  it('for real files with bytes changed, cut off or repeated', () => {
    const edit = fc.record({ at: fc.nat(), to: fc.constantFrom(0, 1, 8, 0x3c, 0x50, 0x7f, 0xfe, 0xff) });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(edit, { maxLength: 12 }),
        fc.double({ min: 0.3, max: 1 }),
        (sample, edits, keep) => {
          const bytes = sample.slice(0, keep > 0.8 ? sample.length : Math.ceil(sample.length * keep));
          for (const { at, to } of edits) bytes[at % bytes.length] = to;
          inspected(bytes);
        },
      ),
      { numRuns: runs(3_000) },
    );
  });

  it('for main parts of any markup', () => {
    const piece = fc.constantFrom(
      '<w:instrText>',
      '</w:instrText>',
      '<w:fldChar w:fldCharType="begin"/>',
      "<w:fldChar w:fldCharType='end'/>",
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '"',
      "'",
      '>',
      '<',
      'DDE ',
      '<w:fldSimple w:instr="',
      '&#68;',
      '&',
      '<!DOCTYPE',
      '<?',
      'é:',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => inspected(docx({ main: mainPart(pieces.join('')) }))),
      { numRuns: runs(1_000) },
    );
  });

  it('in time for its size, however a part nests its markup', async () => {
    const spent = await processorTime(everyNesting);
    // Each of them would take minutes if any of it were looked at again for every repetition.
    expect(spent).toBeLessThan(15_000);
  });
});

/** Markup and numbers that nest or repeat without end, in each kind of file. */
function everyNesting() {
  for (const unit of [
    '<w:instrText>',
    '<w:instrText x="',
    '<w:fldSimple ',
    '<!--',
    '<w:fldChar w:fldCharType="begin"/>',
    '<v:imagedata src=',
    '&#68;',
    '<![CDATA[',
  ]) {
    inspected(docx({ main: unit.repeat(200_000) }));
    inspected(docx({ body: field(unit.repeat(20_000)) }));
  }
  for (const unit of ['\\fldinst ', '{\\*\\template ', "\\'"]) inspected(rtf(unit.repeat(200_000)));
  for (const unit of [
    '/Type /ObjStm ',
    '/Type /ObjStm stream\n',
    '/J#61',
    '/OpenAction 4 0 R ',
    '4 0 obj ',
    '4 0 obj (',
    '4 0 obj [',
    '4 0 obj <</AA<</O 4 0 R>>>>endobj ',
    '4 0 obj <</S/JavaScript/JS 4 0 R>>endobj ',
    '4 0 obj<<>>stream\n',
  ])
    inspected(pdf({ objects: [unit.repeat(100_000)] }));
  for (const unit of ['<svg x="', '<image ']) {
    inspected(docx({ members: [{ name: 'word/media/a.svg', bytes: `<svg>${unit.repeat(100_000)}` }] }));
  }
  inspected(docx({ body: field('<w:t>'.repeat(20_000)) }));
  inspected(docx({ relationships: [{ kind: 'image', target: `x" ${'a'.repeat(500_000)} y="` }] }));
  const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
  const spelt = field(`QUOTE ${'1'.repeat(4_000)}x`).replace(/<\/?w:p>/g, '');
  inspected(docx({ body: field('x').replace(begin, begin + spelt) }));
  for (const unit of ['<!---->', '=a|,', "=a|'", 'From: ', 'a@b.c ']) inspected(Buffer.from(unit.repeat(200_000)));
}

describe('relationships read by tag', () => {
  const attribute = fc.string({
    unit: fc.constantFrom('a', '/', '.', '&', '<', '>', '"', "'", ' ', 'é', ':', '\\', '%'),
  });
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;');

  it('are those that a full parser finds', () => {
    const line = fc.record({
      id: attribute,
      type: attribute,
      target: attribute,
      mode: fc.constantFrom('External', 'Internal', ''),
      space: fc.constantFrom(' ', '\n', '\t '),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('', 'p:', 'é:'), (lines, prefix) => {
        const xml = `<${prefix}Relationships>${lines.map(({ id, type, target, mode, space }) => `<${prefix}Relationship${space}Id="${escaped(id)}" Type = "x/${escaped(type)}"${space}TargetMode='${mode}' Target="${escaped(target)}"/>`).join('')}</${prefix}Relationships>`;
        const expected: string[] = [];
        const parser = new SaxesParser();
        parser.on('opentag', ({ name, attributes }) => {
          if (name.endsWith('Relationship')) expected.push(attributes.Id ?? '');
        });
        parser.write(xml).close();
        const found = readRelationships('word/_rels/document.xml.rels', Buffer.from(xml), 100) ?? [];
        // An attribute's tabs and line ends are spaces to a parser; here there are none within values.
        expect(found.map(({ id }) => id)).toEqual(expected);
        for (const [index, { target }] of found.entries()) {
          if (lines[index]?.mode === 'External') expect(target).toBe(lines[index]?.target);
        }
      }),
    );
  });

  it('are counted, and too many are refused', () => {
    const xml = Buffer.from(`<Relationships>${'<Relationship Id="a"/>'.repeat(11)}</Relationships>`);
    expect(readRelationships('_rels/.rels', xml, 10)).toBeUndefined();
    expect(readRelationships('_rels/.rels', xml, 11)).toHaveLength(11);
  });

  it('lead to parts by path, from the owner or from the root', () => {
    const target = (written: string): string | undefined =>
      readRelationships('word/_rels/document.xml.rels', Buffer.from(`<Relationship Target="${written}"/>`), 9)?.[0]
        ?.target;
    expect(
      [
        'media/a.png',
        '../customXml/i.xml',
        '/word/x.xml',
        './a/../b.xml',
        '..\\x.xml',
        '../../../x',
        '//word/x.xml',
      ].map(target),
    ).toEqual(['word/media/a.png', 'customXml/i.xml', 'word/x.xml', 'word/b.xml', 'x.xml', 'x', 'word/x.xml']);
  });
});

describe('where a link leads', () => {
  const targets: [string, string][] = [
    ['none', '#bookmark'],
    ['contact', 'mailto:a@example.test'],
    ['local', 'media/a.png'],
    ['local', 'C:\\a.docx'],
    ['local', 'file:///C:/a.docx'],
    ['local', 'file:///C|/a.docx'],
    ['local', 'file:///Users/a/b.docx'],
    ['local', 'file://localhost/a.docx'],
    ['web', 'HTTPS://example.test'],
    ['web', '\u0001https://example.test'],
    ['share', '\\\\host\\a'],
    ['share', '//host/a'],
    ['share', 'file://host/a'],
    ['share', 'file:////host/a'],
    ['share', 'file:///\\\\host\\a'],
    ['share', '%5c%5chost%5ca'],
    ['program', 'JavaScript:x'],
    ['program', 'search-ms:query=a'],
    ['other', 'made-up:x'],
  ];
  it.each(targets)('%s: %s', (kind, target) => {
    expect(classifyTarget(target)).toBe(kind);
  });

  it('decides what is dangerous to follow, and what is loaded unasked', () => {
    expect(targets.filter(([, target]) => isDangerousLink(target)).map(([kind]) => kind)).toEqual(
      targets.map(([kind]) => kind).filter((kind) => kind === 'share' || kind === 'program'),
    );
    expect(reachesOut('https://example.test')).toBe(true);
    expect(reachesOut('file:///C:/a')).toBe(false);
  });
});
