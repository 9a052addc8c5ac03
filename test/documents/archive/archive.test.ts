import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { writeZip, type ZipMember, type ZipQuirks } from '#test/fixtures/zip-writer.ts';
import { runs } from '#test/support/runs.ts';

const TEXT = '<w:document>An invented referral, repeated. </w:document>'.repeat(40);
const part = (more: Partial<ZipMember> = {}): ZipMember => ({ name: 'word/document.xml', bytes: TEXT, ...more });
const other: ZipMember = { name: '[Content_Types].xml', bytes: '<Types/>' };

function readBack(members: readonly ZipMember[], quirks: ZipQuirks = {}): string {
  const opened = openArchive(writeZip(members, quirks));
  if (!opened.ok) return opened.problem.code;
  const read = opened.archive.read('word/document.xml');
  return read.ok ? new TextDecoder().decode(read.bytes) : read.problem.code;
}

describe('an archive from a real producer is read, however it was zipped', () => {
  const producers: [string, readonly ZipMember[], ZipQuirks?][] = [
    ['deflated, as Word does', [other, part()]],
    ['stored', [other, part({ stored: true })]],
    ['with data descriptors, as streaming servers do', [other, part({ descriptor: true }), { ...other, name: 'b' }]],
    ['stored with data descriptors', [part({ descriptor: true, stored: true }), other]],
    ['with zip64 sizes', [other, part({ zip64: true })]],
    ['with zip64 sizes and data descriptors', [other, part({ zip64: true, descriptor: true })]],
    ['with a zip64 end record', [other, part()], { zip64End: true }],
    ['with odd flag bits', [other, part({ flags: 0x0806 })]],
    ['with bytes glued on before it', [other, part()], { leading: new Uint8Array(37).fill(10) }],
    ['with counted bytes before it', [other, part()], { leading: new Uint8Array(37), offsetsCountLeading: true }],
    ['with zip64 and bytes glued on before it', [part()], { leading: new Uint8Array(9), zip64End: true }],
    ['with a comment', [other, part()], { comment: 'made by a case system' }],
    ['with bytes added behind it', [other, part()], { trailing: new Uint8Array(400) }],
    ['with a comment and bytes added behind it', [part()], { comment: 'hello', trailing: new Uint8Array(9) }],
    ['with backslashes in names', [part({ name: 'word\\document.xml' })]],
    ['with an absolute name', [part({ name: '/word/document.xml' })]],
    ['with a name in another case', [part({ name: 'Word/Document.XML' })]],
    ['with slashes of two kinds in its two headers', [part({ localName: 'word\\document.xml' })]],
    ['with a folder of its own', [{ name: 'word/', bytes: '', stored: true }, part()]],
    ['without checksums', [part({ declaredCrc: 0 })]],
  ];
  it.each(producers)('%s', (...[, members, quirks]) => {
    expect(readBack(members, quirks)).toBe(TEXT);
  });

  it('with a name in an old code page beside it', () => {
    const name = Uint8Array.from([0x6d, 0x82, 0x2e, 0x78]);
    expect(readBack([{ name, bytes: 'x' }, part()])).toBe(TEXT);
  });

  it('with text that inflates 300 times', () => {
    const opened = openArchive(writeZip([part({ bytes: ' '.repeat(30_000_000) })]));
    expect(opened.ok && opened.archive.read('word/document.xml').ok).toBe(true);
  });
});

describe('an archive that is damaged or hostile is refused with its reason', () => {
  const refused: [string, string, readonly ZipMember[], ZipQuirks?][] = [
    ['truncated', 'cut off before its directory', [part()], { trailing: new Uint8Array(0) }],
    ['unsafe_name', 'a name with ..', [part(), { name: '../../etc/cron.d/x', bytes: '' }]],
    ['unsafe_name', 'a name with .. in backslashes', [part(), { name: 'a\\..\\..\\x', bytes: '' }]],
    ['unsafe_name', 'a name on a drive', [part(), { name: 'C:\\x', bytes: '' }]],
    ['unsafe_name', 'a name on a network share', [part(), { name: '\\\\host\\x', bytes: '' }]],
    ['unsafe_name', 'a name with a NUL', [part(), { name: 'a\0.xml', bytes: '' }]],
    ['name_too_long', 'a name of 2,000 bytes', [part(), { name: 'a'.repeat(2_000), bytes: '' }]],
    ['duplicate_names', 'two members of one name', [part(), part()]],
    ['duplicate_names', 'two members whose names differ in case', [part(), part({ name: 'WORD/document.xml' })]],
    ['duplicate_names', 'two members whose names differ in slashes', [part(), part({ name: 'word\\document.xml' })]],
    ['overlapping_entries', 'members sharing bytes', [part(), part({ name: 'b', localName: 'b', sharesWith: 0 })]],
    ['directory_disagrees', 'another name in the local header', [part({ localName: 'word/evil.xml' })]],
    ['directory_disagrees', 'an impossible size', [part({ bytes: 'x', declaredSize: 4_000_000_000 })]],
    ['directory_disagrees', 'a directory of fewer members than it says', [part()], { declaredCount: 3 }],
    ['hidden_entries', 'a member the directory leaves out', [part(), { name: 'x', bytes: TEXT, unlisted: true }]],
    ['damaged', 'a member larger than it says', [part({ declaredSize: 5 })]],
    ['damaged', 'a member smaller than it says', [part({ declaredSize: TEXT.length + 1 })]],
    ['damaged', 'a stored member of another size', [part({ stored: true, declaredSize: 5 })]],
    ['damaged', 'a wrong checksum', [part({ declaredCrc: 12_345 })]],
    ['unsupported_method', 'a method that is not deflate', [part({ method: 14 })]],
    ['encrypted', 'a member with a password', [part({ flags: 1 })]],
    ['no_such_entry', 'no such member', [other]],
    ['too_many_entries', 'a flood of names', Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, bytes: '' }))],
  ];
  it.each(refused)('%s: %s', (...[code, , members, quirks]) => {
    const made = writeZip(members, quirks);
    if (code !== 'truncated') return expect(readBack(members, quirks)).toBe(code);
    const opened = openArchive(made.subarray(0, made.length - 60));
    expect(opened.ok ? 'opened' : opened.problem.code).toBe(code);
  });

  it('ratio and size: what would fill the memory', () => {
    // Declared only: sizes are judged before anything is inflated.
    const bytes = new Uint8Array(60_000_000);
    const bomb = writeZip(Array.from({ length: 3 }, (_, at) => ({ name: `${at}`, bytes })));
    expect(openArchive(bomb)).toMatchObject({ ok: false, problem: { code: 'ratio' } });
    expect(openArchive(bomb, { totalBytes: 100 })).toMatchObject({ ok: false, problem: { code: 'too_large' } });
    const opened = openArchive(bomb, { ratio: 2_000, memberBytes: 100 });
    expect(opened.ok && opened.archive.read('0')).toMatchObject({ ok: false, problem: { code: 'too_large' } });
  });

  it('too_large: more than 512 MB declared, however slowly it inflates', () => {
    const bytes = randomBytes(1_200);
    const declaring = (mib: number) =>
      openArchive(
        writeZip(Array.from({ length: mib }, (_, at) => ({ name: `${at}`, bytes, declaredSize: 1024 * 1024 }))),
        { ratio: 2_000 },
      );
    expect(declaring(512)).toMatchObject({ ok: true });
    expect(declaring(513)).toMatchObject({ ok: false, problem: { code: 'too_large' } });
  });

  it('something that is no archive at all', () => {
    expect(openArchive(new TextEncoder().encode('Dear team,'))).toMatchObject({ problem: { code: 'not_an_archive' } });
    expect(openArchive(new Uint8Array(0))).toMatchObject({ problem: { code: 'not_an_archive' } });
  });
});

describe('what a problem says', () => {
  it('never carries the name or content of a member', () => {
    const opened = openArchive(writeZip([{ name: '../Ada Invented referral.docx', bytes: 'x' }]));
    expect(JSON.stringify(opened)).not.toMatch(/Ada|referral/);
  });
});

describe('the head of a member', () => {
  it('is the beginning of its content, however long the member', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 5_000 }),
        fc.integer({ min: 0, max: 600 }),
        fc.boolean(),
        (bytes, wanted, stored) => {
          const opened = openArchive(writeZip([{ name: 'a', bytes, stored }]));
          expect(opened.ok && [...opened.archive.head('a', wanted)]).toEqual([...bytes.subarray(0, wanted)]);
        },
      ),
    );
  });
});

describe('any bytes at all', () => {
  const sample = writeZip([other, part({ descriptor: true }), part({ name: 'b', stored: true })], {
    comment: 'c',
    zip64End: true,
  });

  function outcome(bytes: Uint8Array): string {
    const opened = openArchive(bytes, { memberBytes: 10_000, keptBytes: 10_000 });
    if (!opened.ok) return opened.problem.code;
    for (const { name } of opened.archive.entries) {
      opened.archive.head(name, 16);
      const read = opened.archive.read(name);
      if (read.ok && read.bytes.length > 10_000) throw new Error('over the limit');
    }
    return 'opened';
  }

  it('never make it throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof outcome(bytes) === 'string'));
  });

  it('nor do mutations of a real zip, nor take it over its limits', () => {
    const edit = fc.record({ at: fc.nat(sample.length - 1), to: fc.constantFrom(0, 1, 8, 0x50, 0x7f, 0xff) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), fc.nat(sample.length), (edits, cut) => {
        const bytes = sample.slice(0, sample.length - (cut % 3 === 0 ? cut : 0));
        for (const { at, to } of edits) if (at < bytes.length) bytes[at] = to;
        return typeof outcome(bytes) === 'string';
      }),
      { numRuns: runs(2_000) },
    );
  });
});
