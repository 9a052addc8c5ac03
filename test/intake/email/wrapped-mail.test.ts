import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { openAtOf, portalWithin } from '#functions/intake/email/portal.ts';
import { isRelay, WRAPPED_MAIL } from '#functions/intake/email/wrapped-mail.ts';
import { compose, filesEmail, lines } from '#test/fixtures/emails.ts';

const file = (name: string, declaredType = 'application/octet-stream') => ({ name, declaredType });
const page = (name: string) => file(name, 'text/html');

describe('mail whose words are elsewhere', () => {
  it.each([
    ['rpmsg', [file('message.rpmsg')], ''],
    ['rpmsg', [file('message_v2.rpmsg')], ''],
    ['rpmsg', [file('message_v4.rpmsg')], ''],
    ['rpmsg', [file('unnamed', 'application/x-microsoft-rpmsg-message')], ''],
    [
      'rpmsg',
      [],
      'Thimble (t@school.example.sch.uk) has sent you a protected message. Read the message <https://x.example/a>',
    ],
    ['rpmsg', [page('message.html')], 'Open it in the encrypted message portal.'],
    ['rpmsg', [], 'Read the message <https://outlook.office365.com/Encryption/retrieve.aspx?id=1>'],
    ['smime', [file('smime.p7m')], ''],
    ['pgp', [], '-----BEGIN PGP MESSAGE-----'],
    ['egress', [], 'Thimble has sent you a secure email. Read message <https://reader.egress.com/remote.aspx/s/1>'],
    ['egress', [file('secure.switch')], ''],
    ['egress', [], 'This email has been sent to you securely using Egress Switch. Click to read <https://x.example/a>'],
    ['cisco', [page('securedoc_20261130T001000.html')], 'You have received a secure message'],
    ['cisco', [page('securedoc.html')], ''],
    ['cisco', [], 'Open this Registered Envelope <https://x.example/websafe>'],
    ['proofpoint', [page('SecureMessageAtt.html')], ''],
    ['proofpoint', [], 'Click here <https://securemail.trust.example.nhs.uk/securereader/init.jsf?id=1>'],
    ['mimecast', [], 'Secure Messaging Notification. Open <https://login.mimecast.com/u/login/?gta=secure#/login>'],
    ['mimecast', [], 'Files were shared with you by Large File Send: <https://x.example/lfs>'],
    ['cjsm', [], 'You have a new message in your CJSM mailbox. Log in at <https://www.cjsm.net/>'],
    ['trend', [page('Encrypted_Message.htm')], ''],
    ['voltage', [page('message_zdm.html')], ''],
    ['zix', [], 'New ZixCorp secure email message. Open Message in the Secure Message Center <https://x.example/s>'],
    ['zivver', [], 'Open <https://app.zivver.com/#/conversation/1>'],
    ['galaxkey', [file('mail.gxk')], ''],
    [
      'secure_mail',
      [],
      'The council has sent you a secure email. To read it, click <https://securemail.council.example.gov.uk/1>',
    ],
    ['secure_mail', [], 'View the email <https://confidential-mail.google.com/msg/1>'],
    ['secure_mail', [], 'Unlock message <https://mail.proton.me/eo/1>'],
    ['secure_mail', [], 'Unlock message <https://secure.virtru.com/start/?c=1>'],
    ['secure_mail', [page('open.html')], 'You have received an encrypted message. Open the attachment to read it.'],
  ] as const)('is told as %s by %j and %j', (portal, parts, text) => {
    expect(portalWithin(parts, text)).toBe(portal);
  });

  it.each([
    [
      'a link that Outlook guards',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Freader.egress.com%2Fs%2F1&data=x',
    ],
    ['a link that Mimecast guards', 'https://protect-eu.mimecast.com/s/abc?domain=switch.egress.com'],
    ['a link that Proofpoint guards', 'https://urldefense.com/v3/__https://reader.egress.com/s/1__;!!x$'],
    ['an older one of Proofpoint', 'https://urldefense.proofpoint.com/v2/url?u=https-3A__reader.egress.com/s/1&d=x'],
  ])('is told by %s', (_, link) => {
    const text = `Read message <${link}>`;
    expect(portalWithin([], text)).toBe('egress');
    expect(openAtOf('egress', text)).toEqual([link]);
  });

  it.each([
    [
      'a signature that praises a service',
      'Pippin has bruises. We use Egress for secure email: <https://www.egress.com/>',
    ],
    [
      'a link that Mimecast only guards',
      'Our policy: <https://protect-eu.mimecast.com/s/abc?domain=school.example.sch.uk>',
    ],
    ['a host that only ends alike', 'Look <https://notreader.egress.com.evil.example/> <https://xreader-egress.com/>'],
    [
      'words of a notice and nothing to open',
      'I sent you a secure email on Monday. Did you open it? Please read it today.',
    ],
    ['a mark in the subject line of CJSM', 'CJSM: Pippin has bruises. Please ring PC Larkspur.'],
    ['what a gateway writes under readable mail', 'Pippin has bruises.\n\nThis message was secured by Zixcorp.'],
    ['a notice far down, in an old message quoted', `Pippin. ${'Words. '.repeat(700)} <https://reader.egress.com/1>`],
  ])('is not taken for it: %s', (_, text) => {
    expect(portalWithin([page('minutes.html'), file('form.docx')], _.startsWith('words') ? '' : text)).toBe('none');
    expect(portalWithin([], text)).toBe('none');
  });

  it('says where it is opened: at most ten addresses, the service’s own where they are known, no full stop behind them', () => {
    const notice =
      'Logo <https://x.example/logo>. Read it at https://reader.egress.com/s/1. Help <https://x.example/help>';
    expect(openAtOf('egress', notice)).toEqual(['https://reader.egress.com/s/1']);
    expect(openAtOf('secure_mail', notice)).toHaveLength(3);
    const many = Array.from({ length: 30 }, (_, at) => `https://x.example/${at}`).join(' ');
    expect(openAtOf('secure_mail', many)).toHaveLength(10);
    expect(openAtOf('secure_mail', `https://x.example/${'a'.repeat(3_000)}`)).toEqual([]);
    expect(openAtOf('none', notice)).toEqual([]);
  });

  it('is never answered at its relay’s address', () => {
    expect(['egress.com', 'mail.egress.com', 'res.cisco.com', 'cjsm.net'].map(isRelay)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['police.example.police.uk.cjsm.net', 'school.example.sch.uk', 'notegress.com'].map(isRelay)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('has a source for each of its rows', () => {
    for (const { is, source } of WRAPPED_MAIL) expect([is, source.length > 20]).toEqual([is, true]);
  });
});

/** Makes the DER of one element, with a definite length. */
function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const inside = Buffer.concat(content);
  const long = Buffer.alloc(4);
  long.writeUInt32BE(inside.length);
  return Buffer.concat([Buffer.from([tag, 0x84]), long, inside]);
}
const [SIGNED, DATA, ENVELOPED] = ['2a864886f70d010702', '2a864886f70d010701', '2a864886f70d010703'].map((hex) =>
  element(6, Buffer.from(hex, 'hex')),
);

/** Makes mail that is signed in an envelope of its own, or looks so. Its signature is invalid. */
function envelope(content: Buffer, kind = SIGNED): Buffer {
  const inside = element(0x30, DATA ?? Buffer.alloc(0), element(0xa0, content));
  const version = element(2, Buffer.from([1]));
  return element(
    0x30,
    kind ?? Buffer.alloc(0),
    element(0xa0, element(0x30, version, element(0x31), inside, element(0x31))),
  );
}
const p7m = (content: Buffer) =>
  filesEmail({ text: '' }, [{ filename: 'smime.p7m', content, contentType: 'application/pkcs7-mime' }]);
const SIGNED_WORDS = lines(['Content-Type: text/plain; charset=utf-8', '', 'Pippin has bruises.']);

async function opened(raw: Uint8Array) {
  const found = await openEmail(raw, { openArchive });
  if (found.is !== 'opened') throw new Error('not opened');
  return { text: found.text, portal: found.portal, parts: found.parts.map(({ name }) => name) };
}

describe('mail that is signed, in an envelope of its own', () => {
  const read = { text: 'Pippin has bruises.', portal: 'none', parts: [] };

  it('is read, whether its length is written before it or it comes in pieces', async () => {
    expect(await opened(await p7m(envelope(element(4, SIGNED_WORDS))))).toEqual(read);
    const pieces = [element(4, SIGNED_WORDS.subarray(0, 30)), element(4, SIGNED_WORDS.subarray(30))];
    expect(await opened(await p7m(envelope(element(0x24, ...pieces))))).toEqual(read);
    const openEnded = Buffer.concat([Buffer.from([0x24, 0x80]), ...pieces, Buffer.from([0, 0])]);
    expect(await opened(await p7m(envelope(openEnded)))).toEqual(read);
  });

  it('gives the files in it', async () => {
    const inside = await compose({ text: 'See the form.' }, { attachments: [{ filename: 'form.docx', content: 'x' }] });
    expect(await opened(await p7m(envelope(element(4, inside))))).toMatchObject({
      parts: ['form.docx'],
      portal: 'none',
    });
  });

  it('is opened elsewhere when it is encrypted, cut short or cannot be read, and never fails', async () => {
    const whole = envelope(element(4, SIGNED_WORDS));
    for (const bytes of [envelope(element(4, SIGNED_WORDS), ENVELOPED), whole.subarray(0, 60), Buffer.from('words')])
      expect(await opened(await p7m(bytes))).toEqual({ text: '', portal: 'smime', parts: ['smime.p7m'] });
    const deep = Array.from({ length: 5_000 }).reduce<Buffer>(
      (inner) => element(0x24, inner),
      element(4, SIGNED_WORDS),
    );
    expect(await opened(await p7m(envelope(deep)))).toMatchObject({ portal: 'smime' });
    const within = (inner: Buffer) =>
      lines([
        'Content-Type: application/pkcs7-mime',
        'Content-Transfer-Encoding: base64',
        '',
        inner.toString('base64'),
      ]);
    const nested = Array.from({ length: 30 }).reduce<Buffer>((inner) => envelope(element(4, within(inner))), whole);
    expect(await opened(within(nested))).toMatchObject({ portal: 'smime', parts: ['unnamed-1'] });
  });
});
