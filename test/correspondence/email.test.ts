import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { BadAddressError, outboxTag, writeEmail } from '#functions/correspondence/email.ts';
import { Reference } from '#schemas/reference.ts';
import { runs } from '#test/support/runs.ts';
import { council, from, message } from './outbox-fixture.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const written = async (over: Parameters<typeof message>[1] = {}, by = from) => {
  const outgoing = await writeEmail(message(now, { to: 'dsl@school.example', ...over }), by, now);
  const raw = Buffer.from(outgoing.raw).toString('latin1');
  return { outgoing, raw, head: raw.slice(0, raw.indexOf('\r\n\r\n')), parsed: await PostalMime.parse(outgoing.raw) };
};
const names = (head: string) => head.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0]?.toLowerCase());

describe('an email that we send', () => {
  it('goes to one recipient, from the council, and answers go to the mailbox for referrals', async () => {
    const { outgoing, parsed, head } = await written();
    expect(outgoing).toMatchObject({ from: from.address, to: 'dsl@school.example' });
    expect(parsed.from).toMatchObject({ name: council.name, address: from.address });
    expect(parsed.to).toMatchObject([{ address: 'dsl@school.example' }]);
    expect(parsed.replyTo).toMatchObject([{ address: council.mailbox }]);
    expect(names(head)).not.toEqual(expect.arrayContaining(['cc']));
    expect(names(head)).not.toEqual(expect.arrayContaining(['bcc']));
  });

  it('has the reference alone as its subject, and the letter as text and HTML', async () => {
    const { outgoing, parsed } = await written({ reference: Reference.parse('FD-7K3M-9QXC') });
    expect(parsed.subject).toBe('Reference FD-7K3M-9QXC');
    expect(parsed.text).toContain('Reference: FD-7K3M-9QXC');
    expect(parsed.html).toContain('<html lang="en-GB">');
    expect(parsed.attachments).toEqual([]);
    expect(outgoing.outbox.startsWith('FD-7K3M-9QXC_')).toBe(true);
  });

  it('says that it is automatic, so that no program answers it', async () => {
    const { head } = await written();
    expect(head).toContain('Auto-Submitted: auto-replied');
    expect(head).toContain('X-Auto-Response-Suppress: All');
  });

  it('names the email that it answers, and itself by its outbox id', async () => {
    const { parsed } = await written({
      id: '01JD0000000000000000000000',
      inReplyTo: ' abc.def+1@mail.school.example ',
    });
    expect(parsed.inReplyTo).toBe('<abc.def+1@mail.school.example>');
    expect(parsed.references).toBe('<abc.def+1@mail.school.example>');
    expect(parsed.messageId).toBe('<01JD0000000000000000000000@exampleshire.example>');
  });

  it.each([
    ['none', undefined],
    ['one with a line break', '<a@b>\r\nBcc: other@home.example'],
    ['one with spaces', '<a b@c>'],
    ['one that is not ASCII', '<ä@b>'],
    ['one of 300 characters', `<${'a'.repeat(300)}@b>`],
    ['two', '<a@b> <c@d>'],
  ])('threads to nothing when the Message-ID is %s', async (_, inReplyTo) => {
    const { head } = await written(inReplyTo === undefined ? {} : { inReplyTo });
    expect(head).not.toMatch(/^(in-reply-to|references|bcc):|other@home/im);
  });

  it.each([
    'dsl@school.example, other@home.example',
    'dsl@school.example\r\nBcc: other@home.example',
    'Dsl <dsl@school.example>',
    'd\u00f6sl@school.example',
    'dsl',
    '',
    `${'a'.repeat(250)}@school.example`,
  ])('is not written to %j', async (to) => {
    await expect(written({ to })).rejects.toThrow(BadAddressError);
  });

  it('is seven-bit, in lines that every relay takes, whatever the council is called', async () => {
    const { raw, parsed } = await written(
      {},
      { ...from, council: { ...council, name: 'Cyngor Sir Ynys M\u00f4n \u2013 "Drws"' } },
    );
    expect(raw).toMatch(/^[\r\n\t -~]*$/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(raw.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(parsed.from?.name).toBe('Cyngor Sir Ynys M\u00f4n \u2013 "Drws"');
    expect(parsed.text).toContain('Cyngor Sir Ynys M\u00f4n \u2013 "Drws"');
  });

  it('has the same headers whatever was filed: none can be added', async () => {
    const expected = names((await written({ inReplyTo: '<a@b>' })).head);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const { head } = await written({ inReplyTo: text });
        expect(expected).toEqual(expect.arrayContaining(names(head)));
        try {
          const { head: other, outgoing } = await written({ to: `${text}@school.example` });
          expect(names(other)).toEqual(names((await written()).head));
          expect(outgoing.to).toMatch(/^[!-~]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(BadAddressError);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('holds nothing of its message but reference and times', async () => {
    const { raw, parsed } = await written({ to: 'canary.address@home.example' });
    const body = `${parsed.subject}${parsed.text}${parsed.html}`;
    expect(body).not.toMatch(/canary/i);
    expect(raw.match(/canary/gi)).toHaveLength(1);
  });
});

describe('the tag by which events name a message', () => {
  it('is made of what SES allows in a tag', () => {
    expect(outboxTag({ reference: Reference.parse('FD-7K3M-9QXC'), id: '01JD0000000000000000000000' })).toMatch(
      /^[A-Za-z0-9_-]{1,256}$/,
    );
  });
});
