import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { formWriter, MOST_FORM_BYTES } from '#functions/correspondence/issued-form.ts';
import { handler } from '#functions/documents/write-form.handler.ts';
import { forms } from '#schemas/forms/forms.ts';
import { newReference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { read } from '#test/documents/word/word-document.ts';

describe('the form that a letter carries', () => {
  it.each([...forms.keys()])('is %s with the reference, the day and the address that it goes to', async (form) => {
    const reference = newReference();
    const bytes = await formWriter(handler)({
      form,
      reference,
      dueAt: '2026-12-01T12:00:00.000Z',
      council,
    });
    const parts = unzipSync(bytes);
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    expect(text('word/header1.xml')).toContain(reference);
    expect(text('word/header1.xml')).toContain('Tuesday 1 December 2026');
    expect(text('word/document.xml')).toContain('When you have filled in this form, email it to ');
    expect(text('word/document.xml')).toContain('referrals@exampleshire.example');
    expect(read(Buffer.from(bytes))).toMatchObject({ reference, answers: [], leftovers: [] });
    // With base64 and the letter it is a small part of what SES takes, and of what other councils' mail systems do.
    expect(bytes.length).toBeLessThan(MOST_FORM_BYTES / 10);
  });

  it('has room for nothing about a family, and is not written for a form or a reference that there is not', async () => {
    const { name, telephone, coordinator, mailbox } = council;
    const wanted = { form: 'masp', reference: newReference(), council: { name, telephone, coordinator, mailbox } };
    await expect(handler(wanted)).resolves.toBeTruthy();
    for (const more of [{ child: 'Canary' }, { form: 'passport' }, { reference: 'FD-1' }, { council }])
      await expect(handler({ ...wanted, ...more })).rejects.toThrow();
  });
});
