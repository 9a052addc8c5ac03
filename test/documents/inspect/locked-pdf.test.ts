import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { isFormatScript } from '#functions/documents/inspect/pdf-actions.ts';
import { pdf } from '#test/fixtures/hostile-files.ts';

/** Reasons, or `safe`, and notes. */
function verdict(file: Uint8Array): string {
  const { safety, notes, fault } = inspectFile(file);
  expect(fault).toBeUndefined();
  const reasons = safety.state === 'safe' ? 'safe' : safety.reasons.map(({ code }) => code).join(' ');
  return [reasons, ...notes].join(', ');
}
const locked = (name: string): Uint8Array => readFileSync(`test/fixtures/locked-pdfs/${name}.pdf`);

describe('a PDF that is only locked against printing or change opens for everybody', () => {
  it.each(['r2', 'r3', 'r4', 'r5', 'r6'])(
    '%s: is decrypted with no password, and safe when nothing in it acts',
    (lock) => {
      expect(verdict(locked(`${lock}-clean`))).toBe('safe, owner_password');
    },
  );

  it.each(['r2', 'r3', 'r4', 'r5', 'r6'])('%s: a script under encryption and compression is found', (lock) => {
    expect(verdict(locked(`${lock}-script`))).toBe('pdf_script, owner_password');
  });

  it.each(['r3', 'r4', 'r6'])('%s: a form that formats dates is safe', (lock) => {
    expect(verdict(locked(`${lock}-dates`))).toBe('safe, form_scripts, owner_password');
  });

  it('one that asks for a password is held', () => {
    expect(verdict(locked('r6-password-clean'))).toBe('password_protected');
  });

  it('one whose proof does not fit is held, for a password or a trick', () => {
    const file = Buffer.from(locked('r4-clean'))
      .toString('latin1')
      .replace(/\/P -?\d+/, '/P -1');
    expect(verdict(Buffer.from(file, 'latin1'))).toBe('password_protected');
  });
});

const action = (script: string): string => `4 0 obj\n<< /S /JavaScript /JS ${script} >>\nendobj\n`;

describe('a script of a PDF form', () => {
  const harmless: [string, string][] = [
    ['a date', '(AFDate_FormatEx\\("dd/mm/yyyy"\\);)'],
    ['a number', "(AFNumber_Keystroke(2, 0, 0, 0, '£', true))"],
    ['a telephone number', '(AFSpecial_Format(2);)'],
    ['a sum', '(AFSimple_Calculate("SUM", new Array ("a", "b.0"));)'],
    ['a range', '(AFRange_Validate(true, 0, true, 18);)'],
    ['hexadecimal', `<${Buffer.from('AFTime_Format(0);').toString('hex')}>`],
    ['UTF-16', `<feff${Buffer.from('AFPercent_Format(2, 0);', 'utf16le').swap16().toString('hex')}>`],
    ['a reference', '5 0 R >> endobj 5 0 obj (AFDate_Keystroke(0);) endobj 6 0 obj <<'],
  ];
  it.each(harmless)('that is nothing but a call of Acrobat’s own formats is a note: %s', (_, script) => {
    expect(verdict(pdf({ objects: [action(script)] }))).toBe('safe, form_scripts');
  });

  const acting: [string, string][] = [
    ['another call', '(app.launchURL\\("http://example.test"\\);)'],
    ['a call behind one', '(AFDate_FormatEx("dd"); app.alert(1))'],
    ['a call within one', '(AFDate_FormatEx(app.doc.path);)'],
    ['a name that only begins alike', '(AFDate_FormatExtra("dd");)'],
    ['a string that never ends', '(AFDate_FormatEx("dd);)'],
    ['nothing that we can read', '9 0 R'],
    [
      'one of two definitions',
      '5 0 R >> endobj 5 0 obj (AFDate_Format(0);) endobj 5 %x\n0 obj (app.alert(1)) endobj 6 0 obj <<',
    ],
  ];
  it.each(acting)('that holds anything else is held: %s', (_, script) => {
    expect(verdict(pdf({ objects: [action(script)] }))).toBe('pdf_script');
  });

  it('is held when it belongs to the whole document, not to a field', () => {
    const names = pdf({ catalog: '/Names << /JavaScript 5 0 R >>', objects: [action('(AFDate_Format(0);)')] });
    expect(verdict(names)).toBe('pdf_script');
  });

  it('is looked at in time, however it nests', () => {
    expect(isFormatScript('AFSimple_Calculate('.repeat(500))).toBe(false);
    expect(isFormatScript(`AFRange_Validate(${'['.repeat(5_000)}`)).toBe(false);
  });
});

describe('what a PDF does by itself', () => {
  const NET = '<< /S /SubmitForm /F (http://example.test) >>';
  const acts: [string, Uint8Array][] = [
    [
      'a page that sends the form when it is shown (12.6.3, table 194)',
      pdf({ objects: [`4 0 obj << /AA << /O ${NET} >> >> endobj\n`] }),
    ],
    [
      'a field that opens a share when the pointer crosses it',
      pdf({
        objects: ['4 0 obj << /AA 5 0 R >> endobj 5 0 obj << /E << /S /GoToR /F (\\\\\\\\host\\\\x) >> >> endobj\n'],
      }),
    ],
    [
      'a chain that ends in a web address (12.6.2, Next)',
      pdf({
        catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [4 0 R] >>',
        objects: [
          '4 0 obj << /S /Named /N /NextPage /Next 5 0 R >> endobj 5 0 obj << /S /URI /URI (http://example.test) >> endobj\n',
        ],
      }),
    ],
    [
      'a stream whose bytes are another file’s (7.3.8.2, F)',
      pdf({ objects: ['4 0 obj << /Length 0 /F (\\\\\\\\host\\\\x) >> stream\n\nendstream endobj\n'] }),
    ],
    [
      'a stream at an address',
      pdf({
        objects: ['4 0 obj << /Length 0 /F << /FS /URL /F (http://example.test) >> >> stream\n\nendstream endobj\n'],
      }),
    ],
  ];
  it.each(acts)('is held: %s', (_, file) => {
    expect(verdict(file)).toBe('pdf_launch');
  });

  const still: [string, Uint8Array][] = [
    [
      'a button that sends the form on a click',
      pdf({ objects: [`4 0 obj << /Subtype /Widget /F 4 /A ${NET} >> endobj\n`] }),
    ],
    [
      'a chain of pages that closes on itself',
      pdf({ catalog: '/OpenAction 4 0 R', objects: ['4 0 obj << /S /GoTo /D [3 0 R /Fit] /Next 4 0 R >> endobj\n'] }),
    ],
    [
      'a font called F',
      pdf({ objects: ['4 0 obj << /Length 0 /Resources << /Font << /F 5 0 R >> >> >> stream\n\nendstream endobj\n'] }),
    ],
    [
      'a string that reads like an action',
      pdf({ objects: ['4 0 obj << /Contents (/AA << /O << /S /URI >> >>) >> endobj\n'] }),
    ],
  ];
  it.each(still)('is safe when a person must act first, or nothing does: %s', (_, file) => {
    expect(verdict(file)).toBe('safe');
  });
});
