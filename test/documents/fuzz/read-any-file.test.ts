import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { FileReading } from '#functions/documents/file/file-reading.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { binaryDoc, docx, odt, passwordProtectedDocx, pdf, png, rtf } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { writeZip, type ZipMember } from '#test/fixtures/zip-writer.ts';
import { runs } from '#test/support/runs.ts';

const made = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../../fixtures/layouts/made/${name}`, import.meta.url)));

/** Forms as agencies send them, in every kind that we read, and files of other kinds. */
const zips = [
  ...['side-by-side.docx', 'foreign-controls.docx', 'legacy-fields.docx', 'tick-grid.docx', 'side-by-side.odt'].map(
    made,
  ),
  docx(),
  odt(),
];
const others = [
  ...['label-left.doc', 'label-left.rtf', 'free-text.doc', 'free-text.rtf'].map(made),
  ...[binaryDoc(), rtf('{\\field{\\*\\fldinst FORMTEXT}}'), passwordProtectedDocx(), pdf(), png],
];
const NAMES = fc.constantFrom('form.docx', 'form.doc', 'form.odt', 'form.rtf', 'scan.pdf', 'no extension', '');

/** A zip's members by name. */
function unpacked(file: Uint8Array): Record<string, Uint8Array> {
  const opened = openArchive(file);
  if (!opened.ok) throw new Error(opened.problem.code);
  return Object.fromEntries(
    opened.archive.entries.map(({ name }) => {
      const member = opened.archive.read(name);
      if (!member.ok) throw new Error(member.problem.code);
      return [name, member.bytes];
    }),
  );
}

/** The most that a reading may say of a file: what a thousand pages hold. More would be kept in memory for nothing. */
const MOST_SAID = 4_000_000;

/** Checks any file: the reader throws no error, no error of our own code happens inside, and the result is whole and bounded. */
async function isRead(bytes: Uint8Array, name: string): Promise<void> {
  const faults: unknown[] = [];
  const reading = await readFile(bytes, name, { onFault: (fault) => faults.push(fault) });
  expect(faults).toEqual([]);
  expect(JSON.stringify(FileReading.parse(reading)).length).toBeLessThan(MOST_SAID);
  expect(reading.form === null).toBe(reading.whyNoForm !== null);
}

const edit = fc.record({
  at: fc.nat(),
  to: fc.constantFrom(0, 1, 8, 0x22, 0x3c, 0x3e, 0x50, 0x5c, 0x7b, 0x7d, 0x7f, 0xfe, 0xff),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 12 });

function edited(bytes: Uint8Array, changes: readonly { at: number; to: number }[], keep = 1): Uint8Array {
  const copy = bytes.slice(0, Math.ceil(bytes.length * keep));
  for (const { at, to } of changes) if (copy.length > 0) copy[at % copy.length] = to;
  return copy;
}

describe('whatever is sent, inspecting and reading it gives a whole result', () => {
  it('for any bytes behind any beginning of a file', async () => {
    const beginning = fc.constantFrom(
      ...[...zips, ...others].flatMap((file) => [0, 4, 30, 512, 1_600].map((to) => file.subarray(0, to))),
    );
    await fc.assert(
      fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 1_500 }), NAMES, (start, rest, name) =>
        isRead(Uint8Array.from([...start, ...rest]), name),
      ),
      { numRuns: runs(600) },
    );
  });

  it('for files of every kind with bytes changed, or cut off', async () => {
    const file = fc.constantFrom(...zips, ...others);
    await fc.assert(
      fc.asyncProperty(file, edits, fc.constantFrom(1, 1, 0.999, 0.9, 0.5, 0.1), NAMES, (bytes, changes, keep, name) =>
        isRead(edited(bytes, changes, keep), name),
      ),
      { numRuns: runs(350) },
    );
  });

  it('for zips whose entries are missing, doubled, exchanged or lied about', async () => {
    const parts = zips.map((file) => Object.entries(unpacked(file)).map(([name, bytes]) => ({ name, bytes })));
    const lie = fc.constantFrom<Partial<ZipMember>>(
      { stored: true },
      { descriptor: true },
      { zip64: true },
      { unlisted: true },
      { declaredSize: 0 },
      { declaredSize: 0xffff_fff0 },
      { declaredCrc: 7 },
      { flags: 1 },
      { method: 9 },
      { localName: 'another.xml' },
      { sharesWith: 0 },
      { name: '../word/document.xml' },
      { name: '[Content_Types].xml' },
      { bytes: new Uint8Array(0) },
      { bytes: '<' },
      { bytes: `<a>${'<b/>'.repeat(50_000)}</a>` },
    );
    const change = fc.record({ at: fc.nat(), how: fc.constantFrom('remove', 'double', 'exchange', 'lie'), lie });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (from, changes) => {
          let members: ZipMember[] = [...from];
          for (const { at, how, lie: untrue } of changes) {
            const index = members.length === 0 ? 0 : at % members.length;
            const [here, next] = [members[index], members[(index + 1) % Math.max(1, members.length)]];
            if (here === undefined || next === undefined) continue;
            if (how === 'remove') members = members.toSpliced(index, 1);
            else if (how === 'double') members = [...members, here];
            else if (how === 'exchange') members = members.with(index, { ...here, bytes: next.bytes });
            else members = members.with(index, { ...here, ...untrue });
          }
          await isRead(writeZip(members), 'form.docx');
        },
      ),
      { numRuns: runs(400) },
    );
  });

  it('for parts whose markup was cut, moved, nested or made up', async () => {
    const documents = zips.map((file) => {
      const members = unpacked(file);
      const xml = Object.keys(members).filter((name) => /\.(xml|rels)$/.test(name));
      // What people write is in these; the others are changed now and then.
      const main = xml.filter((name) => /(document|content|settings)\.xml$/.test(name));
      return { members, parts: [...xml, ...main, ...main, ...main, ...main, ...main] };
    });
    const piece = fc.constantFrom(
      ...['<w:p>', '</w:p>', '<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>', '<w:tc>', '</w:tc>', '<w:sdt>', '</w:sdt>'],
      ...[
        '<w:sdtContent>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:ffData>',
      ],
      ...[
        '<w:del>',
        '<w:gridSpan w:val="99999999"/>',
        '<w:vMerge/>',
        '<w:gridSpan w:val="-1"/>',
        '<mc:AlternateContent>',
      ],
      ...[
        '<w:bookmarkStart w:id="1" w:name="fd_referrer_name"/>',
        '<table:table-cell table:number-columns-repeated="99999999">',
      ],
      ...[
        '<text:s text:c="99999999"/>',
        '<text:p>',
        '</text:p>',
        '&#xD800;',
        '&lol;',
        '<![CDATA[',
        '<!--',
        '"',
        '\u0000',
        '\ufffe',
      ],
    );
    const cut = fc.record({
      from: fc.nat(),
      length: fc.nat(400),
      to: fc.nat(),
      insert: fc.array(piece, { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.nat(),
        fc.array(cut, { minLength: 1, maxLength: 6 }),
        async ({ members, parts }, at, cuts) => {
          const name = parts[at % parts.length] ?? '';
          let text = Buffer.from(members[name] ?? []).toString();
          for (const { from, length, to, insert } of cuts) {
            const start = text.length === 0 ? 0 : from % text.length;
            const moved = text.slice(start, start + length);
            const rest = text.slice(0, start) + text.slice(start + length);
            const place = rest.length === 0 ? 0 : to % rest.length;
            text = rest.slice(0, place) + insert.join('') + moved + rest.slice(place);
          }
          const changed = Object.entries({ ...members, [name]: text });
          await isRead(writeZip(changed.map(([member, bytes]) => ({ name: member, bytes }))), 'form.docx');
        },
      ),
      { numRuns: runs(350) },
    );
  });

  it('for our own completed form with bytes of its text changed', async () => {
    const members = unpacked(await filledReferralForm());
    const main = members['word/document.xml'] ?? new Uint8Array(0);
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const changed = Object.entries({ ...members, 'word/document.xml': edited(main, changes) });
        await isRead(writeZip(changed.map(([name, bytes]) => ({ name, bytes }))), 'form.docx');
      }),
      { numRuns: 60 },
    );
  });
});
