import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openArchive } from '#functions/documents/index.ts';
import { whatIsNew } from '#functions/documents/text/same-words.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { compose } from '#test/fixtures/emails.ts';
import { runs } from '#test/support/runs.ts';

async function textOf(plain: string, html: string): Promise<string> {
  const opened = await openEmail(await compose({ text: plain }, { html }), { openArchive });
  return opened.is === 'opened' ? opened.text : '';
}

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const wordsOf = (text: string) => text.match(/[a-z]+/g) ?? [];

describe('the two versions of a message', () => {
  it('are both shown whenever one says a word that the other does not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1 }), fc.array(word, { minLength: 1 }), async (plain, formatted) => {
        const text = await textOf(plain.join(' '), `<p>${formatted.join(' ')}</p>`);
        const shown = wordsOf(text);
        for (const each of [...plain, ...formatted]) expect(shown).toContain(each);
        const adds = formatted.some(
          (each) => formatted.filter((one) => one === each).length > plain.filter((one) => one === each).length,
        );
        expect(text.includes('[The formatted version of this message says:]')).toBe(adds);
      }),
      { numRuns: runs(200) },
    );
  });

  it.each([
    [
      'wrapped, quoted and marked',
      '> The *same* words,\n> wrapped (here)',
      '<blockquote><b>The same</b> words, wrapped&nbsp;(here)</blockquote>',
    ],
    [
      'with a link that has its address beside it',
      'Ring us: form <https://a.example/x>',
      '<p>Ring us: <a href="https://a.example/x">form</a></p>',
    ],
    [
      'with a link that is broken over lines',
      'See https://a.example/one/\ntwo/three now',
      '<p>See <a href="https://a.example/one/two/three">https://a.example/one/two/three</a> now</p>',
    ],
    [
      'with other quotation marks and blanks without a width',
      "Zoë's “mother”",
      '<p>Zo&euml;&rsquo;s "mot&shy;her"</p>',
    ],
    [
      'with the subject as the title of the page',
      'Hello',
      '<html><head><title>Referral</title></head><body>Hello</body></html>',
    ],
  ])('are shown once when their words are the same: %s', async (_, plain, html) => {
    expect(await textOf(plain, html)).toBe(plain);
  });

  it('show of the formatted one only the lines with a link or a picture that the plain one lacks', async () => {
    const html =
      '<p>Hello there</p><p>A form: <a href="https://portal.example/8f3a">open it</a></p><img src="x" alt="Crest">';
    expect(await textOf('Hello there\n\nA form: open it', html)).toBe(
      'Hello there\n\nA form: open it\n\n[The formatted version of this message also says:]\n\nA form: open it <https://portal.example/8f3a>\n[picture: Crest]',
    );
  });

  it('name which version says what, however many there are', async () => {
    const raw = [
      'Content-Type: multipart/alternative; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', 'one'],
      ...['--b', 'Content-Type: text/x-amp-html', '', '<p>two</p>'],
      ...['--b', 'Content-Type: text/html', '', '<p>three</p>'],
      ...['--b', 'Content-Type: text/calendar', '', 'BEGIN:VEVENT', 'SUMMARY:four', 'END:VEVENT', '--b--'],
    ];
    const opened = await openEmail(Buffer.from(raw.join('\r\n')), { openArchive });
    expect(opened.is === 'opened' && opened.text).toBe(
      [
        'one',
        '[The formatted version of this message says:]',
        'two',
        '[The formatted version of this message says:]',
        'three',
        '[The calendar entry of this message says:]',
        'Subject: four',
      ].join('\n\n'),
    );
  });

  it('are compared in a time that grows with them alone', () => {
    const long = 'Pippin came to school hungry <https://a.example/x> '.repeat(20_000);
    const before = process.cpuUsage().user;
    whatIsNew(long, `${long.replaceAll('hungry', 'tired')}`);
    whatIsNew(long.replaceAll('\n', ' '), long.split(' ').reverse().join('\n'));
    expect((process.cpuUsage().user - before) / 1_000).toBeLessThan(8_000);
  });
});
