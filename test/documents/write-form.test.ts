import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { formWriter, MOST_FORM_BYTES } from '#functions/correspondence/issued-form.ts';
import { forms } from '#schemas/forms/forms.ts';
import { newReference } from '#schemas/reference.ts';
import { read } from '#test/documents/word/word-document.ts';

let handler: (event: unknown) => Promise<string>;

beforeAll(async () => {
  Object.assign(process.env, {
    COUNCIL_NAME: 'Exampleshire Council',
    COUNCIL_TELEPHONE: '01632 960 001',
    COUNCIL_COORDINATOR: '01632 960 002',
    COUNCIL_DUTY_DESK: 'duty-desk@exampleshire.example',
    COUNCIL_MAILBOX: 'referrals@exampleshire.example',
    COUNCIL_HOURS: 'Somebody is on duty day and night.',
    WORD_FORM_URL: 'https://exampleshire.example/form.docx',
  });
  ({ handler } = await import('#functions/documents/write-form.handler.ts'));
});

describe('the form that a letter carries', () => {
  it.each([...forms.keys()])('is %s with the reference, the day and the address that it goes to', async (form) => {
    const reference = newReference();
    const bytes = await formWriter(handler)({ form, reference, dueAt: '2026-12-01T12:00:00.000Z' });
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
    const wanted = { form: 'masp', reference: newReference() };
    for (const more of [{ child: 'Canary' }, { form: 'passport' }, { reference: 'FD-1' }])
      await expect(handler({ ...wanted, ...more })).rejects.toThrow();
  });
});
