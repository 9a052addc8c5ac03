import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { Unreadable } from '#functions/documents/word/unreadable.ts';
import { runs } from '#test/support/runs.ts';
import { isTakenBySaxes, toldBySaxes, toldByUs } from './events.ts';

/** Public Word files, kept outside the project: robustness only. */
const folder = join(process.env.FRONT_DOOR_CORPUS ?? '../shared/corpus', 'docx');

/** Compares both over one part: the same events, or refused by both. */
function compare(xml: string, part: Uint8Array = strToU8(xml)): void {
  const theirs = toldBySaxes(xml);
  const ours = toldByUs(part, theirs?.attributes);
  // Jest takes seconds to compare what a long part tells, line by line.
  if (theirs && !(ours instanceof Unreadable) && ours.join('\n') === theirs.told.join('\n')) return;
  if (theirs) expect(ours).toEqual(theirs.told);
  // It may be refused for its namespaces alone, which our pass does not judge.
  else if (!isTakenBySaxes(xml)) expect(ours).toBeInstanceOf(Unreadable);
}

const BASE =
  '<w:document xmlns:w="urn:w" xmlns:r="urn:r"><w:body><!-- a note --><w:p w:rsid="0A" r:id=\'x\'><w:r><w:t xml:space="preserve">' +
  'Tansy &amp; &#x50;ip &#65; ]] </w:t><w:tab/></w:r></w:p><?go on?><v:t xmlns:v="urn:w" a="1&lt;2">x<![CDATA[ <b> & ]]></v:t>' +
  '<p xmlns="urn:w"><t/></p><w:p xmlns:w="urn:other"><w:t>y</w:t></w:p></w:body></w:document>';

/** Pieces of markup, whole and broken. */
const PIECES = [
  ...[
    '<',
    '>',
    '/',
    '</',
    '/>',
    '"',
    "'",
    '=',
    ' ',
    '&',
    ';',
    '-',
    '--',
    '!',
    '?',
    ']',
    ']]>',
    ':',
    'x',
    '1',
    '\n',
    '\r',
    '\t',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    '<?x ?>',
    '<?',
    '?>',
    '<!DOCTYPE a>',
    '<a>',
    '</a>',
    '<a/>',
    ' b="c"',
    " b='c'",
    ' b=c',
  ],
  ...[
    '&amp;',
    '&lt;',
    '&#13;',
    '&#x41;',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&nbsp;',
    '&;',
    '&#;',
    '&amp',
    '<w:t>',
    '</w:t>',
    '\r\n',
  ],
];

describe('our pass over XML and saxes tell the same', () => {
  it('of a document with everything in it', () => {
    compare(BASE);
    expect(toldBySaxes(BASE)).toBeDefined();
  });

  it('of documents put together from pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        const inner = pieces.join('');
        compare(inner);
        compare(`<a>${inner}</a>`);
        compare(`<a b="1"${inner}/>`);
        compare(`<a b="${inner}"/>`);
      }),
      { numRuns: runs(500) },
    );
  });

  it('of a document in which something was changed, left out or put in', () => {
    const change = fc.tuple(fc.nat(BASE.length), fc.nat(3), fc.constantFrom('', ...PIECES));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let xml = BASE;
        for (const [at, removed, put] of changes) xml = xml.slice(0, at) + put + xml.slice(at + removed);
        compare(xml);
      }),
      { numRuns: runs(500) },
    );
  });

  it('of any text in an element or an attribute, in every encoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.boolean(), (text, isAttribute) => {
        const escaped = text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll('"', '&quot;');
        const xml = isAttribute ? `<a b="${escaped}"/>` : `<a>${escaped}</a>`;
        compare(xml);
        compare(xml, strToU8(`\uFEFF${xml}`));
        const wide = Buffer.from(`\uFEFF${xml}`, 'utf16le');
        compare(xml, wide);
        compare(xml, Buffer.from(wide).swap16());
      }),
      { numRuns: runs(200) },
    );
  });

  it('of a document of more names than are remembered, some the beginning of others', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    const names = letters.flatMap((one) => [
      one,
      ...letters.flatMap((two) => [one + two, ...letters.map((three) => one + two + three)]),
    ]);
    // Long ones first, so that a short one could be taken for the beginning of one that is known.
    const tags = [...names]
      .reverse()
      .map((name) => `<${name}/>`)
      .join('');
    compare(`<a>${tags}${tags}</a>`);
  });

  it('or ours refuses what saxes takes only for being too much', () => {
    const many = Array.from({ length: 300 }, (_, index) => `a${index}="1"`).join(' ');
    expect(toldByUs(strToU8(`<a ${many}/>`))).toMatchObject({ reason: 'too_large' });
    const prefixes = Array.from({ length: 300 }, (_, index) => `<a xmlns:p${index}="u${index}">`).join('');
    expect(toldByUs(strToU8(prefixes))).toMatchObject({ reason: 'too_large' });
    const changes = '<p:a xmlns:p="u"/>'.repeat(20_000);
    expect(toldByUs(strToU8(`<a>${changes}</a>`))).toMatchObject({ reason: 'too_large' });
    expect(toldByUs(strToU8('<a>'.repeat(1_001)))).toMatchObject({ reason: 'too_deep' });
    expect(toldByUs(strToU8(`<a>&#${'0'.repeat(60)}65;</a>`))).toMatchObject({ reason: 'not_xml' });
  });
});

it('our pass never ends in anything but a result or an Unreadable, whatever the bytes', () => {
  const base = strToU8(BASE);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(base.length),
      (changes, length) => {
        const part = base.slice(0, length);
        for (const [at, byte] of changes) if (at < length) part[at] = byte;
        toldByUs(part);
      },
    ),
    { numRuns: runs(2_000) },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (part) => void toldByUs(part)),
    { numRuns: runs(1_000) },
  );
});

if (existsSync(folder)) {
  const documents = readdirSync(folder).filter((name) => /\.(?:docx|docm|dotx|dotm)$/i.test(name));
  describe('our pass and saxes tell the same of every XML part of a real document', () => {
    it.each(documents)('%s', (name) => {
      const opened = openArchive(readFileSync(join(folder, name)));
      if (!opened.ok) return;
      for (const entry of opened.archive.entries) {
        const read = /\.(?:xml|rels)$/i.test(entry.name) ? opened.archive.read(entry.name) : undefined;
        // What saxes makes of a part of many megabytes is no other than of a small one, and takes seconds.
        if (read?.ok && read.bytes.length < 500_000) compare(textOf(read.bytes), read.bytes);
      }
    });
  });
}

function textOf(part: Uint8Array): string {
  const isWide = part[0] === 0xff && part[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(part);
}
