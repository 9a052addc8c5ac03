import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlText } from '#functions/documents/text/html-text.ts';
import { partName } from '#functions/intake/email/part-name.ts';
import { fromBase64, fromQuotedPrintable, fromUuencode } from '#functions/intake/email/transfer-encoding.ts';
import { processorTime } from '#test/support/processor-time.ts';

describe('the words of a formatted message', () => {
  it.each([
    ['<p>One</p><p>Two &amp; three<br>four</p>', 'One\n\nTwo & three\nfour'],
    ['<table><tr><td>Name</td><td>Pippin</td></tr></table>', 'Name\tPippin'],
    ['<ul><li>one<li>two</ul>', '* one\n* two'],
    ['<style>p{color:red}</style><script>alert(1)</script>Seen', 'Seen'],
    ['<!-- hidden -->Seen<!-- never closed', 'Seen never closed'],
    ['2 < 3 and 4 > 3', '2 < 3 and 4 > 3'],
    ['&pound;5 &#8364;6 &#x41; &nosuch; &#xD800; &#0;', '£5 €6 A &nosuch;'],
    ['<style>never closed', 'never closed'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['<b\nclass="x">bold</b\n>', 'bold'],
    ['', ''],
  ])('of %j are %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it('keep every word that is no markup', () => {
    const word = fc.stringMatching(/^[a-z]{1,10}$/);
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<br/>',
      '<b>',
      '</b>',
      '<td>',
      '&nbsp;',
      '<!--x-->',
      '<img src="x">',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, word)), (given) => {
        const html = given.map(([before, text]) => `${before}${text} `).join('');
        expect(htmlText(html).split(/[\s]+/).filter(Boolean)).toEqual(given.map(([, text]) => text));
      }),
    );
  });

  it.each(['<', '<!--', '<style>', '<td> ', '&', '<a ', '</'])(
    'take little time in a message full of %j',
    async (piece) => {
      const html = piece.repeat(400_000);
      expect(await processorTime(() => htmlText(html))).toBeLessThan(5_000);
    },
  );
});

describe('the name of a file', () => {
  it.each([
    ['referral form.docx', 'referral form.docx'],
    ['C:\\Users\\me\\Desktop\\form.docx', 'form.docx'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['a\r\nb\0c.docx', 'a b c.docx'],
    ['Zoë Nuñez.docx', 'Zoë Nuñez.docx'],
    ['..', 'unnamed-2.1.docx'],
    ['', 'unnamed-2.1.docx'],
    [null, 'unnamed-2.1.docx'],
  ])('%j is shown as %j', (given, shown) => {
    expect(partName(given, '2.1', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe(
      shown,
    );
  });

  it('is at most 255 characters with its ending kept, and holds nothing that turns, hides or breaks writing', () => {
    expect(partName(`${'x'.repeat(400)}.docx`, '1', '')).toBe(`${'x'.repeat(250)}.docx`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = partName(given, '1', 'text/plain');
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(255);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(name).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069/\\]/);
      }),
    );
  });
});

describe('a transfer encoding', () => {
  it('base64 gives back any bytes, wrapped, padded a line or with junk between', () => {
    const noise = fc.constantFrom('\r\n', ' ', '*', '\0', '');
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        noise,
        fc.integer({ min: 1, max: 80 }),
        (bytes, between, width) => {
          const wrapped = Buffer.from(bytes)
            .toString('base64')
            .replace(new RegExp(`.{${width}}`, 'g'), `$&${between}`);
          expect(Buffer.from(fromBase64(Buffer.from(wrapped)))).toEqual(Buffer.from(bytes));
          const padded = [bytes.subarray(0, 1), bytes.subarray(1)]
            .map((piece) => Buffer.from(piece).toString('base64'))
            .join('\r\n');
          expect(Buffer.from(fromBase64(Buffer.from(padded)))).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });

  it('quoted-printable gives back any bytes, and leaves a wrong = as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const encoded = [...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('=\r\n');
        expect(Buffer.from(fromQuotedPrintable(Buffer.from(encoded)))).toEqual(Buffer.from(bytes));
      }),
    );
    const read = (text: string) => Buffer.from(fromQuotedPrintable(Buffer.from(text))).toString('latin1');
    expect(read('a=3Db=\r\nc=  \r\nd=e9=zz=')).toBe('a=bcd\xe9=zz');
    expect(read('a=\nb=\rc\r\n')).toBe('abc\r\n');
  });

  it('uuencode gives the file in it', () => {
    const text = 'before\nbegin 644 cat.txt\n#0V%T\n`\nend\nafter';
    expect(Buffer.from(fromUuencode(Buffer.from(text))).toString()).toBe('Cat');
    expect(Buffer.from(fromUuencode(Buffer.from('none'))).toString()).toBe('none');
  });

  it('of any bytes never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const decode of [fromBase64, fromQuotedPrintable, fromUuencode])
          expect(decode(bytes).length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
