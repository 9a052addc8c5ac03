import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlText } from '#functions/documents/text/html-text.ts';
import { partName } from '#functions/intake/email/part-name.ts';
import { isSmallPicture, pictureSize } from '#functions/intake/email/picture-size.ts';
import {
  fromBase64,
  fromBase64Text,
  fromQuotedPrintable,
  fromUuencode,
} from '#functions/intake/email/transfer-encoding.ts';
import { png } from '#test/fixtures/small-files.ts';
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

  it.each([
    ['<!--><p>One</p><!---><p>Two</p><!-- x --!>Three<!---->Four', 'One\n\nTwo\nThreeFour'],
    ['<!--[if !mso]><!-->One<!--<![endif]-->Two', 'OneTwo'],
    ['One<!--[if mso]><p>Two</p><xml><o:x>96</o:x></xml><![endif]-->', 'One\n\n[shown by Outlook alone:]\n\nTwo'],
    ['One two<!--[if mso]>two<![endif]-->', 'One two'],
    ['<![CDATA[One]]> <?xml version="1.0"?><!DOCTYPE html>two', 'One two'],
    ['<img alt="1 > 2" src="x">', '[picture: 1 > 2]'],
    ['<a class="x>lost words <b class="y">more</b>', 'lost words more'],
    ['<a title="never closed>words', '[hint: never closed] words'],
    ['Write to <bramble@school.example>', 'Write to <bramble@school.example>'],
    ['&Zcaron;&zcaron; &#150; &hearts; &notit; &AMP;&ampersand', 'Žž – ♥ ¬it; &&ersand'],
    ['kn&shy;i&zwnj;fe &zwj;x', 'knife x'],
    ['<noscript>One</noscript><textarea>Two\nlines</textarea><template>Three</template>', 'One\n\nTwo\nlines\n\nThree'],
    ['<pre>one\n two</pre>', 'one\ntwo'],
    ['<title>Concern</title><p>Words</p>', '[title: Concern]\n\nWords'],
    ['<title>Words</title><p>Words</p>', 'Words'],
    ['<p style="display:none">Hidden</p>Seen', 'Hidden\nSeen'],
    ['<p title="More">Seen</p>', '[hint: More] Seen'],
  ])('as browsers read them, and what they hide: %j says %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it.each([
    ['<a href="https://a.example/x?a=1&amp;copy=2">form</a>', 'form <https://a.example/x?a=1&copy=2>'],
    ['<a href="https://a.example/x?a=1&copy=2">form</a>', 'form <https://a.example/x?a=1&copy=2>'],
    ['<a href="https://a.example/">a.example</a>', 'a.example'],
    [
      '<a href="https://a.example/14%20Larkspur%20Lane%2C%2Fx%3Cy">map</a>',
      'map <https://a.example/14 Larkspur Lane,%2Fx%3Cy>',
    ],
    ['<a href="mailto:b@a.example">b@a.example</a> <a href="tel:0116&#32;496">0116 496</a>', 'b@a.example 0116 496'],
    ['<a href="mailto:b@a.example?subject=He%20is%20hurt">write</a>', 'write <mailto:b@a.example?subject=He is hurt>'],
    ['<a href="#top">top</a> <a href="cid:x">x</a>', 'top x'],
    [
      '<a href="https://a.example">one<a href="https://b.example">two',
      'one <https://a.example>two <https://b.example>',
    ],
    ['<map><area href="https://a.example" alt="Area"></map>', '[picture: Area] <https://a.example>'],
    ['<form action="https://a.example/go"><button>Go</button></form>', '<https://a.example/go>\nGo'],
    ['<meta http-equiv="refresh" content="0; url=https://a.example/go">', '<https://a.example/go>'],
    ['<iframe src="https://a.example/frame"></iframe>', '<https://a.example/frame>'],
  ])('with the targets of links behind their words: %j says %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it('with the contents of a form’s fields', () => {
    const html =
      '<input type="radio" checked> Yes <input type="radio"> No <input value="Pippin" placeholder="Name"><select><option>One<option selected>Two</select>';
    expect(htmlText(html).split(/\n+/)).toEqual([
      '[x] Yes',
      '[ ] No',
      '[field: Pippin] [field: Name]',
      'One',
      '[x] Two',
    ]);
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

  it.each([
    '<',
    '<!--',
    '<style>',
    '<td> ',
    '&',
    '<a ',
    '</',
    '<a x="',
    "<a x='>",
    '<!--[if mso]>x<![endif]-->',
    '<a href="x">',
  ])('take little time in a message full of %j', async (piece) => {
    const html = piece.repeat(400_000);
    expect(await processorTime(() => htmlText(html))).toBeLessThan(5_000);
  });
});

describe('the size of a picture', () => {
  const heads: readonly (readonly [string, Uint8Array])[] = [
    ['png', png(30, 20)],
    ['gif', Buffer.from('474946383961 1e00 1400'.replaceAll(' ', '').padEnd(60, '0'), 'hex')],
    [
      'jpeg',
      Buffer.from(
        'ffd8 ffe0 0004 0000 ffc4 0004 0000 ffc0 0011 08 0014 001e 03'.replaceAll(' ', '').padEnd(80, '0'),
        'hex',
      ),
    ],
    ['bmp', Buffer.from(`424d${'00'.repeat(16)}1e00000014000000${'00'.repeat(8)}`, 'hex')],
  ];
  it.each(heads)('is read from the head of a %s', (_, bytes) => {
    expect(pictureSize(bytes)).toEqual({ width: 30, height: 20 });
  });

  it('says which pictures are no more than a crest beside an address', () => {
    expect(isSmallPicture(png(600, 200))).toBe(true);
    expect([png(601, 20), png(60, 201), png(60, 20, 70_000)].map(isSmallPicture)).toEqual([false, false, false]);
    // Telephones take photographs as HEIC.
    expect(isSmallPicture(Buffer.from('000000186674797068656963'.padEnd(80, '0'), 'hex'))).toBe(false);
  });

  it('of any bytes never fails', () => {
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 60 }), ([, head], bytes) => {
        pictureSize(bytes);
        pictureSize(Buffer.concat([head.subarray(0, 12), bytes]));
      }),
    );
  });
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
  it.each([
    ['He has a knife.\nHelp', 'He has a knife.\nHelp\n'],
    [
      `${Buffer.from('Ring me').toString('base64')}\n--\nSent to the list of heads`,
      'Ring me\n--\nSent to the list of heads\n',
    ],
    [`Caution: from outside\n${Buffer.from('Ring me').toString('base64')}\n`, 'Caution: from outside\nRing me\n'],
    [Buffer.from('Ring me').toString('base64'), 'Ring me'],
    [`${'QUJD'.repeat(19)}\nQUJD\n`, 'ABC'.repeat(20)],
  ])('base64 keeps words that nobody encoded: %j says %j', (sent, said) => {
    expect(Buffer.from(fromBase64Text(Buffer.from(sent))).toString()).toBe(said);
  });

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
