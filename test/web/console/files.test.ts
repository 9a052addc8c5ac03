import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { OtherJobs } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const filed = { bucket: 'documents', key: 'k', versionId: 'v' };
const SAFE: Partial<CaseDocument> = {
  id: 'D1',
  name: 'form <b>.docx',
  verdict: 'clean',
  safety: 'safe',
  type: 'docx',
  filed,
};
const HELD: Partial<CaseDocument> = {
  id: 'D2',
  verdict: 'clean',
  safety: 'held',
  reasons: ['password_protected'],
  type: 'pdf',
};
const WITH_VIRUS: Partial<CaseDocument> = { id: 'D3', verdict: 'infected', threats: ['Eicar'], name: 'bad.docx' };
const worker = { as: 'duty_social_worker', at: NOW } as const;
const manager = { as: 'team_manager', at: NOW } as const;

const withReason = z.object({ headers: z.object({ 'x-reason': z.string() }) });

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

describe('the files of a case', () => {
  it('are shown with their kind, checks and reading, and what may be done with each', async () => {
    const reference = await caseWithMail(
      tables,
      { files: [{ ...SAFE, size: 49_300, reading: 'not_a_form' }, HELD, WITH_VIRUS] },
      NOW,
    );
    const pages = openPages(tables);
    const { text, html } = await pages.open(`/staff/cases/${reference}/files`, worker);
    expect(text).toContain('form <b>.docx');
    expect(text).toContain('Kind Word document Size 49 KB');
    expect(text).toContain('No virus found Inspection Safe to open Read Not a form');
    expect(text).toContain('You cannot open it. Held: may be unsafe to open.');
    expect(text).toContain('Virus found: Eicar');
    expect(text).toContain('You cannot get the originals of files. Only a team manager or information governance');
    expect(html).toContain(`action="/staff/cases/${reference}/files/D1/open"`);
    expect(html).not.toContain('/original');
    const seen = await pages.open(`/staff/cases/${reference}/files`, manager);
    expect(seen.html).toContain(`/files/D2/original`);
    expect(seen.html).not.toContain(`/files/D3/original`);
  });

  it('name a person who opened one twice at the same moment once', async () => {
    const looks = ['person-1', 'person-2', 'person-1'].map((by) => ({ by, at: NOW.toISOString() }));
    const reference = await caseWithMail(tables, { files: [{ ...SAFE, looks }] }, NOW);
    const { text } = await openPages(tables).open(`/staff/cases/${reference}/files`, worker);
    expect(text.match(/Opened here by .*?Open/)?.[0].match(/12pm|noon|midday/gi)).toHaveLength(2);
  });

  it('are none for a referral without one, and the page says so', async () => {
    const reference = await caseWithMail(tables, {}, NOW);
    const { text } = await openPages(tables).open(`/staff/cases/${reference}/files`, worker);
    expect(text).toContain('There is no file here. Nothing was attached or uploaded.');
  });

  it('open by a page of ours with a link for a minute, and never by a redirect', async () => {
    const reference = await caseWithMail(tables, { files: [SAFE] }, NOW);
    const given = await openPages(tables).send(`/staff/cases/${reference}/files/D1/open`, [], worker);
    expect(given.status).toBe(200);
    expect(given.text).toContain('form <b>.docx (Word document, 100 bytes)');
    expect(given.html).toMatch(/<a class="govuk-link" href="http[^"]+documents\/k[^"]+" rel="noreferrer">/);
    expect(given.to).toBeUndefined();
  });

  it('ask why, where a file may show a secret address', async () => {
    const reference = await caseWithMail(tables, { head: { flags: ['address_confidential'] }, files: [SAFE] }, NOW);
    const path = `/staff/cases/${reference}/files/D1/open`;
    const pages = openPages(tables);
    expect((await pages.open(`/staff/cases/${reference}/files`, worker)).text).toContain(
      'Give a reason and open the file',
    );
    const refused = await pages.send(path, [['_reason', 'no']], worker);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Give the reason in 5 to 500 characters.');
    expect(refused.html).toContain('href="#_reason"');
    expect(refused.html).toContain('>no</textarea>');
    expect((await pages.send(path, [['_reason', 'To check the school']], worker)).text).toContain('The file is ready');
  });

  it('are refused with why, where a file is held', async () => {
    const reference = await caseWithMail(tables, { files: [HELD] }, NOW);
    const refused = await openPages(tables).send(`/staff/cases/${reference}/files/D2/open`, [], worker);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('This file is held because of what is inside it.');
    expect((await openPages(tables).send(`/staff/cases/${reference}/files/none/open`, [], worker)).status).toBe(404);
  });

  it('are given as they came with the password shown once, by the job that alone reads them, for a reason', async () => {
    const asked: unknown[] = [];
    const original = {
      url: 'https://files.example/zip?signed',
      expiresAt: '2026-11-24T12:15:00.000Z',
      password: 'AB-CD',
    };
    const jobs: OtherJobs = {
      openOriginal: async (event) => {
        asked.push(event);
        return withReason.safeParse(event).success
          ? { statusCode: 200, body: JSON.stringify(original) }
          : {
              statusCode: 400,
              body: JSON.stringify({ ...new Problem(400, 'reason-needed', 'Say why.').body(), requestId: 'r' }),
            };
      },
    };
    const reference = await caseWithMail(tables, { files: [HELD] }, NOW);
    const pages = openPages(tables, jobs);
    const path = `/staff/cases/${reference}/files/D2/original`;
    expect((await pages.open(path, manager)).text).toContain('up to 25 seconds');
    const refused = await pages.send(path, [], manager);
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('href="#_reason"');
    const given = await pages.send(path, [['_reason', 'The school sent a locked form']], manager);
    expect(given.text).toContain('AB-CD');
    expect(given.text).toContain('The link works until today at 12:15pm');
    expect(given.html).toContain('href="https://files.example/zip?signed"');
    expect(asked.slice(-1)).toMatchObject([
      { pathParameters: { reference, id: 'D2' }, headers: { 'x-reason': 'The school sent a locked form' } },
    ]);
    expect((await pages.open(path, worker)).text).toContain('This cannot be done now. Only a team manager');
  });

  it('have a blank form beside them, with the number of the case', async () => {
    const asked: unknown[] = [];
    const jobs: OtherJobs = {
      issueForm: async (event) => {
        asked.push(event);
        return { statusCode: 200, body: Buffer.from('word').toString('base64'), isBase64Encoded: true };
      },
    };
    const reference = await caseWithMail(tables, {}, NOW);
    const path = `/staff/cases/${reference}/blank-form`;
    const pages = openPages(tables, jobs);
    const refused = await pages.send(path, [['dueAt', '2026-12-01']], worker);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Form: This is needed.');
    expect(refused.html).toContain('value="2026-12-01"');
    const fields = [
      ['form', 'masp'],
      ['dueAt', '2026-12-01'],
    ] as const;
    expect(Buffer.from((await pages.send(path, fields, worker)).file ?? []).toString()).toBe('word');
    expect(asked).toMatchObject([
      { pathParameters: { reference, name: 'masp.docx' }, queryStringParameters: { dueAt: '2026-12-01' } },
    ]);
  });
});
