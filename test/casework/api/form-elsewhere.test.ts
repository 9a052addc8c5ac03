import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import { SmallPictures } from '#schemas/api/staff/shown-file.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import { Reference } from '#schemas/reference.ts';
import { askAs } from '#test/support/ask-as.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const WHY = 'To see how she is hurt';
const copy = { bucket: 'documents', key: 'x/D1', versionId: 'v1' };
const picture = { large: copy, small: copy };
const FILE: Partial<CaseDocument> = {
  id: 'D1',
  verdict: 'clean',
  safety: 'safe',
  origin: { kind: 'message', id: 'M1' },
  type: 'docx',
  filed: copy,
  pictures: [picture],
};

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

/** Files a message's case, whose second form is a case of its own with this head. */
async function withFurtherForm(head: Parameters<typeof caseWithMail>[1]['head']) {
  const own = Reference.parse(await caseWithMail(tables, head === undefined ? {} : { head }, NOW));
  const message = await caseWithMail(
    tables,
    { files: [{ ...FILE, alsoOn: own }], received: [{ id: 'M1', opening: 'opened' }] },
    NOW,
  );
  return { own, message };
}

const ask = (route: string, path: Record<string, string>, as: Role, reason?: string, query = {}) =>
  askAs(
    { ...staffDepsOver(tables), newest: async () => copy },
    { route, path, query, body: undefined, as, person: 'person-1', version: 1, now: NOW, reason },
  );

/** Returns what each way to the file, as it came, answers on the message's case. */
async function waysTo(message: string, as: Role, reason?: string) {
  const file = { reference: message, id: 'D1' };
  const link = await ask('GET /admin/cases/{reference}/documents/{id}', file, as, reason);
  const shown = await ask('GET /admin/cases/{reference}/documents/{id}/shown', { ...file, id: 'D1.1' }, as, reason);
  const small = await ask('GET /admin/cases/{reference}/pictures', { reference: message }, as, reason, { ids: 'D1.1' });
  return { link: link.status, shown: shown.status, small: SmallPictures.parse(small.body).pictures.length };
}

describe('a further form, whose file is on the case of its message too', () => {
  it('keeps its secrets there: its own case decides who opens the file as it came', async () => {
    const { message } = await withFurtherForm({ flags: ['address_confidential'] });
    expect(await waysTo(message, 'screening_officer', WHY)).toEqual({ link: 403, shown: 403, small: 0 });
    expect(await waysTo(message, 'duty_social_worker')).toEqual({ link: 400, shown: 400, small: 0 });
    expect(await waysTo(message, 'duty_social_worker', WHY)).toEqual({ link: 200, shown: 200, small: 1 });
  });

  it('keeps the email that holds it: it opens only for who may open that of its own case', async () => {
    const { message } = await withFurtherForm({ access: { only: ['person-2'], never: [] } });
    const raw = (id: string) => ask('GET /admin/messages/{id}/raw', { id }, 'team_manager', WHY);
    expect(await raw(`${message}_M1`)).toMatchObject({ status: 403, body: { type: 'restricted' } });
  });

  it('opens where its own case hides nothing, and is a look at that case too', async () => {
    const { own, message } = await withFurtherForm(undefined);
    expect(await waysTo(message, 'screening_officer')).toEqual({ link: 200, shown: 200, small: 1 });
    const looks = await auditedOf(tables, '2026-11-24', [own]);
    expect(looks.map(({ action, reference }) => [action, reference])).toEqual(
      expect.arrayContaining([
        ['open-document', own],
        ['show-document', own],
        ['show-small-picture', own],
      ]),
    );
  });

  it('is asked for with a reason on the page of the message’s case, which the page learns by asking', async () => {
    const { message } = await withFurtherForm({ flags: ['address_confidential'] });
    const pages = openPages(tables);
    const path = `/staff/cases/${message}/files/D1/open`;
    const refused = await pages.send(path, [], { as: 'duty_social_worker', at: NOW });
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining('id="_reason"')]);
    expect(refused.text).toContain('Say why you need to do this.');
    const given = await pages.send(path, [['_reason', WHY]], { as: 'duty_social_worker', at: NOW });
    expect(given.text).toContain('The file is ready');
  });
});
