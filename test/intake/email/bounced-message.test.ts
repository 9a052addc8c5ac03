import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bouncedMessage } from '#functions/intake/email/bounced-message.ts';
import { joinHints } from '#functions/intake/email/join-hints.ts';
import { ADDRESS, bounce, dispositionReport, lines, noAttachment } from '#test/fixtures/emails.ts';

const SES = '0102018f2a3b4c5d-0a1b2c3d-1111-2222-3333-444455556666-000000';
const OURS = '01KC0M3N5PQRSTVWXYZ0123456';

describe('hints by which an email joins its case', () => {
  it('are the message answered first, then its thread from the newest to the oldest', () => {
    expect(joinHints([`${SES}@eu-west-2.amazonses.com`], ['oldest-one@x.example', 'newest-one@x.example'])).toEqual([
      SES,
      'newest-one',
      'oldest-one',
    ]);
  });

  it('are named once each, have the shape of our ids, and are few', () => {
    const odd = ['short@x', '../../etc/passwd@x', 'a b c d e f g@x', `${'x'.repeat(200)}@x`, '', '@x'];
    expect(joinHints([`${SES}@a.example`, `${SES}@b.example`], odd)).toEqual([SES]);
    expect(
      joinHints(
        [],
        Array.from({ length: 100 }, (_, i) => `message-${i}@x`),
      ),
    ).toHaveLength(20);
  });
});

describe('a report of what was done with our message', () => {
  it('names it, and says that it arrived', () => {
    const raw = dispositionReport({ about: `${SES}@eu-west-2.amazonses.com` });
    expect(bouncedMessage(raw)).toMatchObject({
      sesIds: [SES],
      permanent: false,
      disposed: true,
      recipients: [ADDRESS.school],
      words: expect.stringContaining('Disposition: manual-action/MDN-sent-manually; displayed'),
    });
  });
});

describe('a bounce', () => {
  it('names our message that came back, and why', () => {
    expect(bouncedMessage(bounce({ returned: `${SES}@eu-west-2.amazonses.com` }))).toEqual({
      messageIds: [`${SES}@eu-west-2.amazonses.com`],
      sesIds: [SES],
      outboxIds: [],
      action: 'failed',
      status: '5.1.1',
      permanent: true,
      disposed: false,
      recipients: [ADDRESS.school],
      words: expect.stringMatching(
        /^I am sorry to have to inform you[\s\S]*Diagnostic-Code: smtp; 550 5\.1\.1 no such user$/,
      ),
    });
  });

  it('that is no report is recognised by the code in its words', () => {
    const told = (...words: string[]) => bouncedMessage(lines(['From: MAILER-DAEMON@mx.example', '', ...words]));
    expect(told('Sorry, no mailbox here by that name. (#5.1.1)')).toMatchObject({ status: '5.1.1', permanent: true });
    expect(told('550 No such user')).toMatchObject({ status: null, permanent: true });
    expect(told('It will be tried again (4.2.2).')).toMatchObject({ status: '4.2.2', permanent: false });
    expect(told('Something went wrong.')).toMatchObject({ status: null, permanent: false });
  });

  it('has words that fit a line of a timeline', () => {
    expect(bouncedMessage(lines(['From: a@b.example', '', 'word '.repeat(5_000)])).words).toHaveLength(2_000);
  });

  it('names an outbox id when our own Message-ID was kept', () => {
    expect(bouncedMessage(bounce({ returned: `${OURS}@council.example.gov.uk` })).outboxIds).toEqual([OURS]);
  });

  it('that says it will be tried again is not permanent', () => {
    expect(bouncedMessage(bounce({ returned: 'x@y.example', action: 'delayed', status: '4.2.2' }))).toMatchObject({
      action: 'delayed',
      status: '4.2.2',
      permanent: false,
    });
  });

  it('may hold the whole message, be in plain text, or name it only in its own headers', () => {
    const whole = bounce({ returned: `${SES}@x.example` })
      .toString('latin1')
      .replace('text/rfc822-headers', 'message/rfc822');
    expect(bouncedMessage(Buffer.from(whole)).sesIds).toEqual([SES]);
    const plain = lines([
      'From: MAILER-DAEMON@mx.example',
      '',
      'It came back:',
      '',
      `> Message-ID: <${SES}@x.example>`,
      '> To: a@b.example',
    ]);
    expect(bouncedMessage(plain).sesIds).toEqual([SES]);
    const answered = lines(['From: postmaster@mx.example', `In-Reply-To: <${SES}@x.example>`, '', 'Mailbox full.']);
    expect(bouncedMessage(answered).sesIds).toEqual([SES]);
  });

  it('may be given in parts', () => {
    const bytes = Buffer.from(`Message-ID: <${SES}@x.example>\n\n`);
    expect(bouncedMessage([{ type: 'message/rfc822', bytes }]).sesIds).toEqual([SES]);
  });

  it('that is not a bounce names nothing, and no bytes make the reader fail', async () => {
    expect(bouncedMessage(await noAttachment())).toEqual({
      messageIds: [],
      sesIds: [],
      outboxIds: [],
      action: null,
      status: null,
      permanent: false,
      disposed: false,
      recipients: [],
      words: 'I am worried about Pippin Quillfeather. Please ring me.',
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) =>
        expect(bouncedMessage(bytes).sesIds.length).toBeLessThan(21),
      ),
    );
  });
});
