import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readWordForm } from '#functions/documents/word/index.ts';
import { runs } from '#test/support/runs.ts';
import { textOf } from './text-of.ts';
import { control, MARK, paragraph, read, run, TRANSITIONAL, wordDocument } from './word-document.ts';

const open = `<w:document xmlns:w="${TRANSITIONAL}"><w:body>`;
const close = '</w:body></w:document>';

describe('a hostile or broken document is a result with a reason', () => {
  it.each([
    [
      'a document type',
      `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${open}${paragraph(run('&b;'))}${close}`,
      'document_type',
    ],
    ['an outside entity', `<!DOCTYPE w SYSTEM "file:///etc/passwd">${open}${close}`, 'document_type'],
    ['an unknown entity', `${open}${paragraph(run('&lol;'))}${close}`, 'not_xml'],
    ['XML that stops', `${open}${paragraph(run('Half a docu'))}<w:p><w:r>`, 'not_xml'],
    ['no XML', 'GIF89a', 'not_xml'],
    ['nothing', '', 'not_xml'],
    ['elements nested without end', `${open}${'<w:p>'.repeat(5_000)}`, 'too_deep'],
  ])('%s', (_, xml, reason) => {
    expect(read(wordDocument({ xml }))).toMatchObject({ status: 'unreadable', recognised: null, answers: [], reason });
  });

  it('keeps the words before the place where it broke', () => {
    expect(textOf(read(wordDocument({ xml: `${open}${paragraph(run('Please help'))}<w:p></w:x>` })))).toBe(
      'Please help',
    );
  });

  it('without a main part, or with one elsewhere', () => {
    expect(read(zipSync({ 'word/document.xml': strToU8(`${open}${close}`) }))).toMatchObject({
      status: 'unreadable',
      reason: 'no_main_part',
    });
    expect(read(wordDocument({ targetMode: 'External' })).reason).toBe('no_main_part');
  });

  it('whose parts the archive cannot give', () => {
    const failing = { has: () => true, read: () => ({ ok: false as const, problem: { code: 'damaged' } }) };
    expect(readWordForm(failing)).toMatchObject({ status: 'unreadable', reason: 'damaged_part' });
    const huge = { has: () => true, read: () => ({ ok: false as const, problem: { code: 'too_large' } }) };
    expect(readWordForm(huge)).toMatchObject({ status: 'unreadable', reason: 'too_large' });
  });

  it('even when the fault is ours, and then it says what kind', () => {
    const broken = {
      has: () => true,
      read: () => {
        throw new TypeError('CANARY');
      },
    };
    expect(readWordForm(broken)).toMatchObject({ status: 'unreadable', reason: 'reader_failed', fault: 'TypeError' });
  });

  it('with ten thousand controls', () => {
    const body = Array.from({ length: 10_000 }, (_, index) =>
      paragraph(control(`children[${index % 900}].firstName`, run(`n${index}`))),
    ).join('');
    expect(read(wordDocument({ body }))).toMatchObject({ status: 'unreadable', reason: 'too_many_controls' });
  });

  it('with one control of a million characters, or a drop-down of ten thousand lines', () => {
    const long = read(wordDocument({ body: paragraph(control('concern.reason', run('a'.repeat(1_000_000)))) }));
    expect(long.answers).toEqual([]);
    expect(long.leftovers[0]?.text).toHaveLength(40_000);
    expect(textOf(long).length).toBeLessThanOrEqual(500_000);
    const lines = Array.from(
      { length: 10_000 },
      (_, index) => `<w:listItem w:displayText="d${index}" w:value="v${index}"/>`,
    ).join('');
    expect(
      read(
        wordDocument({
          body: paragraph(control('children[0].sex', run('Male'), `<w:dropDownList>${lines}</w:dropDownList>`)),
        }),
      ).answers,
    ).toHaveLength(1);
  });

  it('with a hundred thousand paragraphs', () => {
    const reading = read(wordDocument({ body: paragraph(run('word')).repeat(100_000) }));
    expect(reading.status).toBe('read');
    expect(reading.leftovers.length).toBeLessThanOrEqual(20_000);
  });

  it('with a bookmark that never ends, whose words are kept', () => {
    const body =
      paragraph(`<w:bookmarkStart w:id="1" w:name="fd_referrer_name"/>${run('Tansy')}`) + paragraph(run('More'));
    const reading = read(wordDocument({ body }));
    expect(reading.answers).toEqual([]);
    expect(reading.leftovers.map(({ text }) => text)).toEqual(['Tansy', 'More']);
  });

  it('whatever bytes its main part is made of', () => {
    const whole = strToU8(
      `<w:document xmlns:w="${TRANSITIONAL}"><w:body>${MARK}${paragraph(control('referrer.name', run('Tansy')))}<w:tbl><w:tr>${control('x', '<w:tc/>')}</w:tr></w:tbl></w:body></w:document>`,
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(whole.length),
        (changes, cut) => {
          const changed = whole.slice(0, cut === 0 ? whole.length : cut);
          for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
          expect(read(wordDocument({ xml: changed })).reason).not.toBe('reader_failed');
        },
      ),
      { numRuns: runs(300) },
    );
    const piece = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '</w:r>',
      '<w:t>',
      '</w:t>',
      '<w:sdt>',
      '</w:sdt>',
      '<w:sdtPr>',
      '</w:sdtPr>',
      '<w:sdtContent>',
      '</w:sdtContent>',
      '<w:tag w:val="children[0].sex"/>',
      '<w:showingPlcHdr/>',
      '<w:bookmarkStart w:id="1" w:name="fd_referrer_name"/>',
      '<w:bookmarkEnd w:id="1"/>',
      '<w15:repeatingSection/>',
      '<w:del>',
      '</w:del>',
      'text',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(read(wordDocument({ body: pieces.join('') })).reason).not.toBe('reader_failed');
      }),
      { numRuns: runs(500) },
    );
  });
});
