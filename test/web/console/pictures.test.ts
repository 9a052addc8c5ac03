import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const worker = { as: 'duty_social_worker', at: NOW } as const;
const place = (key: string) => ({ bucket: 'documents', key, versionId: 'v' });
const PHOTO: Partial<CaseDocument> = {
  ...{ id: 'D1', name: 'IMG <1>.jpg', verdict: 'clean', safety: 'safe', type: 'jpeg', reading: 'needs_person' },
  filed: place('k'),
  picture: { large: place('pictures/FD/D1-large.jpg'), small: place('pictures/FD/D1-small.jpg') },
};
const HEIC: Partial<CaseDocument> = {
  ...PHOTO,
  id: 'D2',
  type: 'heic',
  name: 'IMG_2.heic',
  picture: { none: 'other_kind' },
};
const PDF: Partial<CaseDocument> = { ...PHOTO, id: 'D3', type: 'pdf', name: 'plan.pdf', picture: null };

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

describe('the pictures of a case', () => {
  it('are shown small on the page of its files, from the bucket alone, with what is known of them', async () => {
    const reference = await caseWithMail(tables, { files: [PHOTO, HEIC, PDF] }, NOW);
    const { html, text, policy } = await openPages(tables).open(`/staff/cases/${reference}/files`, worker);
    const [, src = ''] = /<img class="app-picture" src="([^"]+)"/.exec(html) ?? [];
    const url = new URL(src.replaceAll('&amp;', '&'));
    expect(url.pathname).toBe('/documents/pictures/FD/D1-small.jpg');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'X-Amz-Expires': '60',
      'response-content-type': 'image/jpeg',
      'response-content-disposition': expect.stringMatching(/^inline; filename="FD-[^"]+-1-small\.jpg"$/),
      'response-cache-control': 'no-store',
    });
    expect(policy).toContain(`img-src 'self' data: ${url.origin}/documents/pictures/FD/;`);
    expect(html).toContain('alt="The picture “IMG &lt;1&gt;.jpg”. Uploaded. Nobody has described it."');
    expect(text).toContain('Front Door cannot show this kind of picture. Save the file to see it.');
    expect(text).toContain('Opened here by Nobody yet');
    expect(html.match(/<img/g)).toHaveLength(1);
  });

  it('leave the policy of every other page as it is', async () => {
    const reference = await caseWithMail(tables, { files: [PHOTO] }, NOW);
    for (const page of ['', '/referral', '/messages'])
      expect((await openPages(tables).open(`/staff/cases/${reference}${page}`, worker)).policy).toContain(
        "img-src 'self' data:;",
      );
  });

  it('are recorded as looks, each when it is shown small and again when it is opened', async () => {
    const reference = await caseWithMail(tables, { files: [PHOTO, { ...PHOTO, id: 'D4' }] }, NOW);
    const pages = openPages(tables);
    await pages.open(`/staff/cases/${reference}/files`, worker);
    const opened = await pages.send(`/staff/cases/${reference}/files/D1/shown`, [], worker);
    expect(opened.html).toContain('pictures/FD/D1-large.jpg');
    expect(opened.policy).toContain('/documents/pictures/FD/;');
    const looks = (await auditedOf(tables, '2026-11-24', [reference])).map(({ action, subject }) => [action, subject]);
    expect(looks).toEqual(
      expect.arrayContaining([
        ['show-small-picture', 'D1'],
        ['show-small-picture', 'D4'],
        ['show-document', 'D1'],
      ]),
    );
    const { text } = await pages.open(`/staff/cases/${reference}/files`, worker);
    expect(text).toContain('Opened here by person-duty_social_worker (today at midday)');
  });

  it('are no look of an open page that asks again by itself', async () => {
    const reference = await caseWithMail(tables, { files: [PHOTO] }, NOW);
    const path = `/staff/cases/${reference}/files`;
    const again = await openPages(tables).open(path, { ...worker, again: true });
    expect([again.status, again.html.includes('<img')]).toEqual([200, false]);
    const looks = await auditedOf(tables, '2026-11-24', [reference]);
    expect(looks.map(({ action }) => action)).toEqual(['read-case']);
  });

  it('that came under section 47 are neither listed nor given to a reader without its detail', async () => {
    const s47 = { since: '2026-11-23T10:00:00.000Z', until: '2026-11-23T14:00:00.000Z', current: false };
    const later: Partial<CaseDocument> = {
      ...PHOTO,
      id: 'D5',
      origin: { kind: 'message', id: 'M9' },
      receivedAt: '2026-11-23T12:00:00.000Z',
    };
    const head = { team: 'early_help_coordinator', receivedAt: '2026-11-23T09:00:00.000Z', s47 } as const;
    const reference = await caseWithMail(
      tables,
      { head, files: [{ ...PHOTO, receivedAt: head.receivedAt }, later] },
      NOW,
    );
    const coordinator = { as: 'eh_coordinator', at: NOW } as const;
    const pages = openPages(tables);
    const { html } = await pages.open(`/staff/cases/${reference}/files`, coordinator);
    expect(html.match(/<img/g)).toHaveLength(1);
    expect((await pages.send(`/staff/cases/${reference}/files/D5/shown`, [], coordinator)).status).toBe(403);
    const asked = { as: 'eh_coordinator', path: { reference }, query: { ids: 'D1,D5,none' }, at: NOW } as const;
    const { body } = await visit(staffDepsOver(tables), 'GET /admin/cases/{reference}/pictures', asked);
    expect(body).toMatchObject({ pictures: [{ id: 'D1' }] });
  });

  it('are shown to a person who must say why only after they have, and on a masked case to nobody who may not unmask', async () => {
    const reference = await caseWithMail(tables, { head: { flags: ['address_confidential'] }, files: [PHOTO] }, NOW);
    const pages = openPages(tables);
    const path = `/staff/cases/${reference}/files`;
    const seen = await pages.open(path, worker);
    expect(seen.html).not.toContain('<img');
    expect(seen.text).toContain('Give a reason and see the picture');
    expect((await pages.send(`${path}/D1/shown`, [], worker)).status).toBe(400);
    const shown = await pages.send(`${path}/D1/shown`, [['_reason', 'To see how she is hurt']], worker);
    expect(shown.html).toContain('D1-large.jpg');
    const officer = { as: 'screening_officer', at: NOW } as const;
    expect((await pages.open(path, officer)).text).toContain('You cannot open it. Only a duty social worker');
    expect((await pages.send(`${path}/D1/shown`, [['_reason', 'To see how she is hurt']], officer)).status).toBe(403);
    expect((await pages.send(`${path}/D1/open`, [['_reason', 'To see how she is hurt']], officer)).status).toBe(403);
  });
});

describe('a PDF of a case', () => {
  it('opens in the browser by a link for a minute, as a PDF and nothing else', async () => {
    const reference = await caseWithMail(tables, { files: [PDF] }, NOW);
    const { html, policy } = await openPages(tables).send(`/staff/cases/${reference}/files/D3/shown`, [], worker);
    const [, href = ''] = /href="(http[^"]+)" target="_blank" rel="noopener noreferrer"/.exec(html) ?? [];
    const asked = Object.fromEntries(new URL(href.replaceAll('&amp;', '&')).searchParams);
    expect(asked).toMatchObject({
      'X-Amz-Expires': '60',
      'response-content-type': 'application/pdf',
      'response-content-disposition': expect.stringMatching(/^inline; filename="FD-[^"]+-1\.pdf"$/),
    });
    expect(policy).toContain("img-src 'self' data:;");
  });

  it('is refused where a browser would not show it', async () => {
    const reference = await caseWithMail(tables, { files: [HEIC] }, NOW);
    const refused = await openPages(tables).send(`/staff/cases/${reference}/files/D2/shown`, [], worker);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('A browser cannot show this file here.');
  });
});
