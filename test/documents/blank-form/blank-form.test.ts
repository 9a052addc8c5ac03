import { describe, expect, it } from '@jest/globals';
import { blankForms } from '#functions/documents/blank-form/blank-form.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asDocumented } from '#test/support/as-documented.ts';

const asking = (name: string, headers: Record<string, string> = {}): Request => ({
  route: 'GET /forms/{name}',
  path: { name },
  query: {},
  headers,
  body: undefined,
  sent: '',
  claims: {},
  requestId: 'one',
  receivedAt: new Date('2026-11-22T09:00:00Z'),
});

/** A door whose forms are a few bytes, and what it was asked to write. */
function door(write = (form: FormDefinition) => Promise.resolve(Buffer.from(form.title))) {
  const wrote: string[] = [];
  const details = { now: council };
  const serve = blankForms({
    forms,
    council: async () => details.now,
    write: (form) => {
      wrote.push(form.id);
      return write(form);
    },
  });
  return { serve: (request: Request) => asDocumented(request, serve(request)), wrote, details };
}

describe('the door for blank forms', () => {
  it('gives a form as a file that is saved by its name and version', async () => {
    const answer = await door().serve(asking('masp.docx'));
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-disposition': 'attachment; filename="masp-2026-11.docx"',
        'cache-control': 'public, max-age=3600',
      },
    });
    expect(Buffer.from(answer.file ?? []).toString()).toBe(forms.get('masp')?.title);
  });

  it('writes each form once, however many ask for it at once', async () => {
    const { serve, wrote } = door();
    await Promise.all([
      serve(asking('masp.docx')),
      serve(asking('masp.docx')),
      serve(asking('early-help-assessment.docx')),
    ]);
    expect(wrote).toEqual(['masp', 'early-help-assessment']);
  });

  it('writes a form again when the council’s details have changed', async () => {
    const { serve, wrote, details } = door();
    await serve(asking('masp.docx'));
    details.now = { ...council };
    await serve(asking('masp.docx'));
    expect(wrote).toEqual(['masp']);
    details.now = { ...council, telephone: '01632 960 009' };
    await serve(asking('masp.docx'));
    expect(wrote).toEqual(['masp', 'masp']);
  });

  it('says that nothing has changed to a client that has the form, by its tag', async () => {
    const { serve } = door();
    const { headers: { etag = '' } = {} } = await serve(asking('masp.docx'));
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await serve(asking('masp.docx', { 'if-none-match': known }));
      expect([known, answer.status, answer.file]).toEqual([known, 304, undefined]);
      expect(answer.headers?.etag).toBe(etag);
    }
    for (const other of ['"other"', etag.slice(1), '']) {
      expect([other, (await serve(asking('masp.docx', { 'if-none-match': other }))).status]).toEqual([other, 200]);
    }
    const { headers } = await serve(asking('early-help-assessment.docx'));
    expect(headers?.etag).not.toBe(etag);
  });

  it.each(['panel.docx', 'masp', 'masp.doc', 'MASP.docx', '../masp.docx', '.docx', ''])(
    'has no form called %p, and says which there are',
    async (name) => {
      const { serve, wrote } = door();
      await expect(serve(asking(name))).rejects.toMatchObject({
        status: 404,
        code: 'no-such-form',
        more: {
          forms: [...forms.values()].map(({ id, title }) => ({ title, path: `/forms/${id}.docx` })),
        },
      });
      expect(wrote).toEqual([]);
    },
  );

  it('tries again after a form could not be written', async () => {
    let times = 0;
    const { serve } = door(() => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('no memory')) : Promise.resolve(Buffer.from('form'));
    });
    await expect(serve(asking('masp.docx'))).rejects.toThrow('no memory');
    expect((await serve(asking('masp.docx'))).status).toBe(200);
  });
});
