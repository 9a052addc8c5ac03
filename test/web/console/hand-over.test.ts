import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OtherJobs } from '#functions/casework/index.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { formOf } from '#test/support/child-said.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const WHY = ['_reason', 'To key it into the case system'] as const;
const worker = { as: 'duty_social_worker', at: NOW } as const;
const officer = { as: 'screening_officer', at: NOW } as const;
const CHILDREN = [
  { firstName: 'Wren', lastName: 'Quill' },
  { firstName: 'Pip', lastName: 'Quill' },
  { firstName: 'Jay', lastName: 'Other' },
];
const sameParents = [{ children: ['1.children.0', '1.children.1'], by: 'p1', at: NOW.toISOString() }];

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

describe('a hand-over', () => {
  it('asks which child, or which siblings of the same parents, and why, and gives text to copy', async () => {
    const reference = await caseWithMail(tables, { head: { children: 3, sameParents }, form: formOf(CHILDREN) }, NOW);
    const path = `/staff/cases/${reference}/hand-over`;
    const pages = openPages(tables);
    const shown = await pages.open(path, worker);
    expect(shown.text).toContain('Jay Other (child, form 1)');
    expect(shown.text).toContain('Wren Quill (child, form 1) and Pip Quill (child, form 1), together');
    const without = await pages.send(path, [['child', '1.children.2']], worker);
    expect(without.status).toBe(400);
    expect(without.html).toContain('value="1.children.2" checked');
    const none = await pages.send(path, [['as', 'text'], WHY], worker);
    expect(none.status).toBe(400);
    expect(none.text).toContain('This case has several children');
    const one = await pages.send(path, [['child', '1.children.2'], ['as', 'text'], WHY], worker);
    expect(one.html).toMatch(/<textarea[^>]+readonly>[^<]*Jay/);
    expect(one.html).not.toMatch(/<textarea[^>]+readonly>[^<]*Wren/);
    const both = await pages.send(path, [['child', 'together:1.children.0'], ['as', 'text'], WHY], worker);
    expect(both.html).toMatch(/<textarea[^>]+readonly>[^<]*Wren/);
    expect(both.html).toMatch(/<textarea[^>]+readonly>[^<]*Pip/);
    expect(both.html).not.toMatch(/<textarea[^>]+readonly>[^<]*Jay/);
    expect(await auditedOf(tables, '2026-11-24', [reference])).toContainEqual(
      expect.objectContaining({ subject: 'hand-over-json:1.children.0-together', reason: WHY[1] }),
    );
    expect((await pages.open(path, officer)).text).toContain('This cannot be done now. Only');
  });

  it('is a PDF to save, from the job that prints, for the same child and reason', async () => {
    const asked: unknown[] = [];
    const jobs: OtherJobs = {
      printHandOver: async (event) => {
        asked.push(event);
        return { statusCode: 200, body: Buffer.from('pdf').toString('base64'), isBase64Encoded: true };
      },
    };
    const reference = await caseWithMail(tables, { head: { children: 3, sameParents }, form: formOf(CHILDREN) }, NOW);
    const fields = [['child', 'together:1.children.0'], ['as', 'pdf'], WHY] as const;
    const { file } = await openPages(tables, jobs).send(`/staff/cases/${reference}/hand-over`, fields, worker);
    expect(Buffer.from(file ?? []).toString()).toBe('pdf');
    expect(asked).toMatchObject([
      { queryStringParameters: { child: '1.children.0', together: 'true' }, headers: { 'x-reason': WHY[1] } },
    ]);
  });
});

describe('the secret addresses of a case', () => {
  const HOME = '14 Canary Row, Thistleford';
  const form = formOf([{ firstName: 'Wren', lastName: 'Quill', address: HOME, addressConfidential: true }]);
  const flags = ['address_confidential'] as const;

  it('are shown once, on a page of their own, for a reason that is recorded', async () => {
    const reference = await caseWithMail(tables, { head: { flags: [...flags] }, form }, NOW);
    const path = `/staff/cases/${reference}/do/unmask`;
    const pages = openPages(tables);
    const before = await pages.open(path, worker);
    expect(before.text).not.toContain(HOME);
    expect((await pages.send(path, [], worker)).status).toBe(400);
    const shown = await pages.send(path, [['_reason', 'To visit the child tonight']], worker);
    expect(shown.text).toContain(HOME);
    expect(shown.html).toContain('data-watch');
    expect(await auditedOf(tables, '2026-11-24', [reference])).toContainEqual(
      expect.objectContaining({ action: 'unmask', reason: 'To visit the child tonight' }),
    );
    expect((await pages.open(path, worker)).text).not.toContain(HOME);
    expect((await pages.open(path, officer)).text).toContain('This cannot be done now. Only a duty social worker');
  });
});
