import { describe, expect, it } from '@jest/globals';
import { classify } from '#functions/intake/email/classify.ts';
import { HELD_WORDS, heldReasons } from '#functions/intake/email/held.ts';
import { type Verdicts, verdictsFrom } from '#functions/intake/email/verdicts.ts';
import {
  ADDRESS,
  asStoredBySes,
  bounce,
  compose,
  egressNotice,
  formEmail,
  lines,
  listMail,
  noAttachment,
  rpmsgMail,
  vacationReply,
} from '#test/fixtures/emails.ts';
import { received } from './reading.ts';

const passed: Verdicts = { spam: 'pass', virus: 'pass', spf: 'pass', dkim: 'pass', dmarc: 'pass', aligned: true };

async function kindOf(raw: Uint8Array | string) {
  const { headers } = await received(raw);
  return classify(headers, verdictsFrom({ headers }));
}
const withHeader = async (...extra: string[]) => kindOf(Buffer.concat([lines([...extra, '']), await noAttachment()]));

describe('an email is classified', () => {
  it('as a person’s when nothing says otherwise', async () => {
    const plain = { automatic: 'none', why: null, certain: true, nullReturnPath: false, held: [], portal: 'none' };
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
      certain: true,
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
  });

  it('as a list’s, or as made by a program', async () => {
    expect(await kindOf(await listMail())).toMatchObject({ automatic: 'list', why: 'list_header' });
    expect(await withHeader('Precedence: bulk')).toMatchObject({ automatic: 'list', why: 'precedence' });
    expect(await withHeader('Auto-Submitted: auto-generated')).toMatchObject({
      automatic: 'auto_generated',
      why: 'auto_submitted',
    });
    expect(await withHeader('X-Auto-Response-Suppress: All')).toMatchObject({
      automatic: 'auto_generated',
      why: 'auto_response_suppress',
    });
    expect(await kindOf(asStoredBySes(await noAttachment(), { returnPath: '' }))).toMatchObject({
      automatic: 'auto_generated',
      why: 'null_return_path',
      nullReturnPath: true,
    });
  });

  it('by its subject only weakly, so that no concern is hidden by it', async () => {
    const weak = await kindOf(await noAttachment({ subject: 'Out of office: mother shouted at Pippin' }));
    expect(weak).toMatchObject({ automatic: 'auto_reply', why: 'subject', certain: false });
    expect(await kindOf(await noAttachment({ subject: 'Re: Automatic reply to my referral' }))).toMatchObject({
      automatic: 'none',
    });
    expect(await kindOf(await noAttachment({ subject: 'Undeliverable promises' }))).toMatchObject({
      automatic: 'none',
    });
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
    ['application/pkcs7-mime; smime-type=signed-data', 'smime'],
    ['application/pkcs7-mime; smime-type=certs-only', 'none'],
    ['multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x', 'pgp'],
    ['multipart/signed; protocol="application/pkcs7-signature"; boundary=x', 'none'],
    ['application/x-microsoft-rpmsg-message', 'rpmsg'],
  ])('by its type %s as %s', async (type, portal) => {
    expect((await kindOf(lines([`From: ${ADDRESS.school}`, `Content-Type: ${type}`, '', 'x']))).portal).toBe(portal);
  });

  it('from no more than what stands in its headers', async () => {
    const raw = await compose({
      text: 'Auto-Submitted: auto-replied\nList-Id: x\nContent-Type: application/pkcs7-mime',
    });
    expect(await kindOf(raw)).toMatchObject({ automatic: 'none', portal: 'none' });
  });
});
