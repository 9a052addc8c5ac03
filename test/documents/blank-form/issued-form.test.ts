import { describe, expect, it } from '@jest/globals';
import { issuedForms } from '#functions/documents/blank-form/issued-form.ts';
import { writeBlankForm } from '#functions/documents/word/index.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { forms } from '#schemas/forms/forms.ts';
import { newReference } from '#schemas/reference.ts';
import { deployedCouncil } from '#test/correspondence/outbox-fixture.ts';
import { read } from '#test/documents/word/word-document.ts';
import { asDocumented } from '#test/support/as-documented.ts';
import { broughtBy } from '#test/support/bearer.ts';

const council = async () => deployedCouncil;
const trust = {
  issuer: 'https://sign-in.example',
  audience: 'front-door',
  rolePrefix: '',
  admit: async () => undefined,
};
const receivedAt = new Date('2026-11-22T09:00:00Z');
const { claims, authorization } = broughtBy(trust, { sub: 'person-1', roles: ['duty_social_worker'] }, receivedAt);
const door = issuedForms({ door: trust, forms, council, write: writeBlankForm });
const issue = (request: Request) => asDocumented(request, door(request));
const asking = (reference: string, name: string, query: Record<string, string> = {}): Request => ({
  route: 'GET /admin/cases/{reference}/forms/{name}',
  path: { reference, name },
  query,
  headers: { authorization },
  body: undefined,
  sent: '',
  claims,
  requestId: 'one',
  receivedAt,
});

describe('the blank form of one case', () => {
  it('has its reference in the header, so that the reader finds it when the form comes back', async () => {
    const reference = newReference();
    const answer = await issue(asking(reference, 'masp.docx', { dueAt: '2026-12-01' }));
    expect(answer.headers).toMatchObject({
      'content-disposition': `attachment; filename="masp-${reference}.docx"`,
      'cache-control': 'private, no-store',
    });
    expect(read(Buffer.from(answer.file ?? []))).toMatchObject({ reference });
  });

  it.each([
    ['a form that there is not', newReference(), 'passport.docx', {}, 404],
    ['what is no reference', 'FD-1', 'masp.docx', {}, 404],
    ['a day that there is not', newReference(), 'masp.docx', { dueAt: '2026-02-30' }, 400],
    ['a parameter that there is not', newReference(), 'masp.docx', { due: '2026-12-01' }, 400],
  ])('is not given for %s', async (_what, reference, name, query, status) => {
    await expect(issue(asking(reference, name, query))).rejects.toMatchObject({ status });
  });

  it('is not given to anybody but our staff, whatever their token is good for elsewhere', async () => {
    const asked = asking(newReference(), 'masp.docx');
    await expect(issue({ ...asked, claims: {} })).rejects.toMatchObject({ status: 401 });
    const nobodys = broughtBy(trust, { sub: 'person-1', roles: [] }, receivedAt);
    const headers = { authorization: nobodys.authorization };
    await expect(issue({ ...asked, headers })).rejects.toMatchObject({ status: 403 });
  });

  it('is not given to a colleague whose access has ended', async () => {
    const ended = () => Promise.reject(new Problem(403, 'access-ended', 'Ended.'));
    const shut = issuedForms({ door: { ...trust, admit: ended }, forms, council, write: async () => new Uint8Array() });
    await expect(shut(asking(newReference(), 'masp.docx'))).rejects.toMatchObject({ code: 'access-ended' });
  });
});
