import { describe, expect, it } from '@jest/globals';
import { classify } from '#functions/intake/email/classify.ts';
import { heldReasons } from '#functions/intake/email/held.ts';
import { type Verdicts, verdictsFrom } from '#functions/intake/email/verdicts.ts';
import { HELD_WORDS } from '#schemas/held-mail.ts';
import {
  ADDRESS,
  asStoredBySes,
  bounce,
  compose,
  egressNotice,
  formEmail,
  lines,
  noAttachment,
  rpmsgMail,
  vacationReply,
} from '#test/fixtures/emails.ts';
import { received } from './reading.ts';

const passed: Verdicts = { spam: 'pass', virus: 'pass', spf: 'pass', dkim: 'pass', dmarc: 'pass', aligned: true };

async function kindOf(raw: Uint8Array | string) {
  const { headers, firstWords } = await received(raw);
  return classify(headers, verdictsFrom({ headers }), firstWords);
}
const withHeader = async (...extra: string[]) => kindOf(Buffer.concat([lines([...extra, '']), await noAttachment()]));

describe('an email is classified', () => {
  it('as a person’s when nothing says otherwise', async () => {
    const plain = { automatic: 'none', why: null, asksNoAnswer: null, nullReturnPath: false, held: [], portal: 'none' };
    expect(await kindOf(await formEmail({ docx: Buffer.from('x') }))).toEqual(plain);
    expect(await kindOf(asStoredBySes(await noAttachment()))).toEqual(plain);
    expect(await withHeader('Auto-Submitted: no')).toEqual(plain);
    expect(await withHeader('X-Auto-Response-Suppress: None')).toEqual(plain);
    expect(await withHeader('X-Auto-Response-Suppress: DR, RN, NRN')).toEqual(plain);
    expect(await withHeader('Precedence: first-class')).toEqual(plain);
  });

  it('as an automatic reply', async () => {
    expect(await kindOf(await vacationReply({ inReplyTo: '<x@y.example>' }))).toMatchObject({
      automatic: 'auto_reply',
      why: 'auto_submitted',
    });
    expect(await withHeader('Auto-Submitted: AUTO-REPLIED (vacation); owner=x')).toMatchObject({
      automatic: 'auto_reply',
    });
    expect(await withHeader('X-Autoreply: yes')).toMatchObject({ automatic: 'auto_reply', why: 'x_autoreply' });
    expect(await withHeader('X-Autorespond: holiday')).toMatchObject({ automatic: 'auto_reply' });
    expect(await withHeader('Precedence: auto_reply')).toMatchObject({ automatic: 'auto_reply', why: 'precedence' });
    expect(
      await withHeader('Content-Type: multipart/report; report-type=disposition-notification; boundary=x'),
    ).toMatchObject({
      automatic: 'auto_reply',
      why: 'disposition_report',
    });
  });

  it('as a bounce', async () => {
    expect(await kindOf(bounce({ returned: 'x@y.example' }))).toMatchObject({
      automatic: 'bounce',
      why: 'delivery_status_report',
      nullReturnPath: true,
    });
    const plain = [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example',
      'Subject: Undeliverable: x',
      '',
      'It came back.',
    ];
    expect(await kindOf(lines(plain))).toMatchObject({ automatic: 'bounce', why: 'bounce_sender' });
    expect(await kindOf(lines(plain.slice(1)))).toMatchObject({ automatic: 'bounce' });
    expect(
      await kindOf(lines(['Return-Path: <>', 'From: sys@mx.example', 'X-Failed-Recipients: a@b.example', '', 'x'])),
    ).toMatchObject({ automatic: 'bounce', why: 'bounce_sender' });
  });

  it('as made by a program', async () => {
    expect(await withHeader('Auto-Submitted: auto-generated')).toMatchObject({
      automatic: 'auto_generated',
      why: 'auto_submitted',
    });
    expect(await kindOf(asStoredBySes(await noAttachment(), { returnPath: '' }))).toMatchObject({
      automatic: 'auto_generated',
      why: 'null_return_path',
      nullReturnPath: true,
    });
    expect(await withHeader('Content-Type: multipart/report; report-type=feedback-report; boundary=x')).toMatchObject({
      automatic: 'auto_generated',
      why: 'feedback_report',
    });
  });

  it.each([
    ['X-Auto-Response-Suppress: All', 'auto_response_suppress'],
    ['X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply', 'auto_response_suppress'],
    ['Precedence: bulk', 'bulk_precedence'],
    ['Precedence: list', 'bulk_precedence'],
    ['Precedence: junk', 'bulk_precedence'],
    ['List-Id: Safeguarding <safeguarding.school.example.sch.uk>', 'list_header'],
    ['List-Unsubscribe: <mailto:leave@school.example.sch.uk>', 'list_header'],
    ['List-Post: <mailto:safeguarding@school.example.sch.uk>', 'list_header'],
  ])('as a person’s who asks for no automatic answer: %s', async (header, sign) => {
    expect(await withHeader(header)).toMatchObject({ automatic: 'none', why: null, asksNoAnswer: sign });
  });

  it.each([
    ['X-Autoreply: no'],
    ['X-Autorespond: false'],
    [
      'Return-Path: <postmaster@school.example.sch.uk>\r\nFrom: postmaster@school.example.sch.uk\r\nSubject: Medicine not delivered',
    ],
  ])('as a person’s in spite of %s', async (header) => {
    expect(await kindOf(`${header}\r\n\r\nPlease ring me.`)).toMatchObject({ automatic: 'none', asksNoAnswer: null });
  });

  it.each([
    ['English', 'Out of office: mother shouted at Pippin', 'Please ring me.'],
    ['English', '[External] Automatic reply: Referral', 'Please ring me.'],
    ['English', 'Pippin', 'Hello,\n\nI’m on annual leave from tomorrow. Please ring me about Pippin today.'],
    ['Welsh', 'Ateb awtomatig: Referral', 'x'],
    ['Welsh', 'Pippin', 'Rydw i allan o’r swyddfa tan ddydd Llun.'],
    ['Polish', 'Automatyczna odpowiedź: Referral', 'x'],
    ['Polish', 'Pippin', 'Jestem na urlopie do poniedziałku.'],
    ['French', 'Réponse automatique : Referral', 'x'],
    ['French', 'Pippin', 'Je suis actuellement absent du bureau.'],
    ['German', 'Automatische Antwort: Referral', 'x'],
    ['German', 'Pippin', 'Ich bin bis Montag nicht im Büro.'],
    ['Romanian', 'Răspuns automat: Referral', 'x'],
    ['Romanian', 'Pippin', 'Bună ziua, sunt în concediu până luni.'],
    ['Gujarati', 'સ્વચાલિત જવાબ: Referral', 'x'],
    ['Gujarati', 'Pippin', 'હું સોમવાર સુધી ઑફિસની બહાર છું.'],
  ])('by words of absence (%s) only as asking for no automatic answer: %s', async (_, subject, text) => {
    expect(await kindOf(await noAttachment({ subject, text }))).toMatchObject({
      automatic: 'none',
      why: null,
      asksNoAnswer: 'words_of_absence',
    });
  });

  it('finds words of absence in an HTML message, and not below its first lines, nor in a reply about one', async () => {
    const html = '<style>p {margin: 0}</style><p>Hello</p><p>I am out of the office.</p>';
    expect(await kindOf(await compose({ text: '' }, { html }))).toMatchObject({ asksNoAnswer: 'words_of_absence' });
    const below = ['Pippin has bruises.', 'b', 'c', 'd', 'e', 'His teacher is on annual leave.'].join('\n');
    expect(await kindOf(await noAttachment({ text: below }))).toMatchObject({ asksNoAnswer: null });
    for (const subject of ['Re: Automatic reply to my referral', 'Undeliverable promises', 'Absence of Pippin'])
      expect(await kindOf(await noAttachment({ subject }))).toMatchObject({ automatic: 'none', asksNoAnswer: null });
  });

  it('as held, with each reason, when a verdict failed', () => {
    const failed: Verdicts = { spam: 'fail', virus: 'fail', spf: 'fail', dkim: 'fail', dmarc: 'fail', aligned: false };
    expect(heldReasons(failed)).toEqual(['spf_failed', 'dkim_failed', 'dmarc_failed', 'marked_as_spam', 'virus_found']);
    expect(heldReasons({ ...passed, virus: 'processing_failed' })).toEqual(['virus_check_unfinished']);
    expect(heldReasons(passed)).toEqual([]);
    for (const silent of ['gray', 'disabled', 'unknown'] as const)
      expect(
        heldReasons({ spam: silent, virus: silent, spf: silent, dkim: silent, dmarc: silent, aligned: false }),
      ).toEqual([]);
    for (const words of Object.values(HELD_WORDS)) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['egress', egressNotice],
    ['rpmsg', rpmsgMail],
  ])('as to be opened elsewhere: %s', async (portal, make) => {
    expect((await kindOf(await make())).portal).toBe(portal);
  });

  it.each([
    ['application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'smime'],
    ['application/x-pkcs7-mime; name=smime.p7m', 'smime'],
    ['application/pkcs7-mime; smime-type=signed-data', 'none'],
    ['application/pkcs7-mime; smime-type=certs-only', 'none'],
    ['multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x', 'pgp'],
    ['multipart/signed; protocol="application/pkcs7-signature"; boundary=x', 'none'],
    ['application/x-microsoft-rpmsg-message', 'rpmsg'],
  ])('by its type %s as %s', async (type, portal) => {
    expect((await kindOf(lines([`From: ${ADDRESS.school}`, `Content-Type: ${type}`, '', 'x']))).portal).toBe(portal);
  });

  it('from its headers alone', async () => {
    const raw = await compose({
      text: 'Auto-Submitted: auto-replied\nList-Id: x\nContent-Type: application/pkcs7-mime',
    });
    expect(await kindOf(raw)).toMatchObject({ automatic: 'none', portal: 'none' });
  });
});
