import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { countJob } from '#functions/casework/count/count-job.ts';
import { countingStore } from '#functions/casework/count/counting-store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import { analysis } from '#test/casework/work/analysis.ts';
import { quiet } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { filed } from '#test/support/desk.ts';
import { everyItem } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { sampleTask } from '#test/support/sample-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

/** A Thursday. Its week began on 23 November. */
const NOW = new Date('2026-11-26T12:00:00.000Z');
const analyst = { as: 'analyst', at: NOW } as const;
let tables: Tables;
let pages: ReturnType<typeof openPages>;
beforeEach(async () => {
  tables = await localTables();
  await enterAll(tables, 'manager');
  pages = openPages(tables);
});

/** Counts every case, task and request as the stream would bring them. */
const counted = async () => {
  const items = await everyItem(tables);
  const records = items.map((item, at) => ({ dynamodb: { SequenceNumber: String(at), NewImage: marshall(item) } }));
  await countJob({ ...countingStore(asJob('FollowingFollow', tables)), log: quiet }, records);
};
const act = (reference: string, path: string, body: unknown, at: Date, version = 1) =>
  visit(staffDepsOver(tables), `POST /admin/cases/{reference}/${path}`, {
    ...{ as: 'team_manager', subject: 'manager', path: { reference }, body, at },
    headers: { 'if-match': `"${version}"` },
  });
const decide = (reference: string, at: string, outcome = 'advice') =>
  act(reference, 'decision', { ...analysis({ outcome }), aloneBecause: 'Nobody else is on duty.' }, new Date(at));

/** Returns the rows of a table on the page, newest first: the texts of its cells. */
function rowsOf(html: string, id: string): string[][] {
  const section = html.split(`aria-labelledby="${id}"`)[1]?.split('</section>')[0] ?? '';
  return [...section.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
  );
}

describe('the page of activity', () => {
  it('shows a case that was filed and decided in its week, and the open one beside it', async () => {
    const decided = await filed(tables, NOW, { source: '2A', flags: ['re_referral'] });
    await filed(tables, NOW, { door: 'email', receivedAt: '2026-11-12T09:00:00.000Z' });
    await decide(decided, '2026-11-24T16:00:00.000Z');
    await counted();
    const { status, html, text } = await pages.open('/staff/activity?from=2026-11-09', analyst);
    expect(status).toBe(200);
    expect(text).toContain('By week, from the week of 9 Nov 2026 to the week of 23 Nov 2026.');
    expect(rowsOf(html, 'doors')).toEqual([
      ['Week from', 'All contacts', 'Online form', 'Email', 'Process queries'],
      ['23 Nov 2026', '1', '1', '0', '0'],
      ['16 Nov 2026', '0', '0', '0', '0'],
      ['9 Nov 2026', '1', '0', '1', '0'],
    ]);
    expect(rowsOf(html, 'sources')[0]).toEqual(['Week from', 'Schools', 'The form does not say, or there is none']);
    expect(rowsOf(html, 'outcomes').slice(0, 2)).toEqual([
      ['Week from', 'All decisions', 'Advice'],
      ['23 Nov 2026', '1', '1'],
    ]);
    expect(rowsOf(html, 'in-time')[1]).toEqual(['23 Nov 2026', '1', '100']);
    expect(rowsOf(html, 'open')).toEqual([
      ['Week from', 'All open contacts', 'Received in the same week', 'In the week before', '2 weeks before'],
      ['23 Nov 2026', '1', '0', '0', '1'],
      ['16 Nov 2026', '1', '0', '1', '0'],
      ['9 Nov 2026', '1', '1', '0', '0'],
    ]);
    expect(rowsOf(html, 're-referrals')[1]).toEqual(['23 Nov 2026', '1', '1']);
  });

  it('has for each chart the same numbers as text and as a table, and its style and script are none of its own', async () => {
    await filed(tables, NOW, { source: '2A' });
    await counted();
    const { html } = await pages.open('/staff/activity', analyst);
    expect(html).toMatch(/<svg[^>]* role="img" aria-label="Schools: from 0 to 1, last 1"/);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    expect(main).not.toMatch(/style=|<style|<script| on\w+=/);
    expect(main.match(/<path/g)).toHaveLength(3);
  });

  it('says by what is asked for that nothing was counted, and what of a period cannot be shown', async () => {
    const empty = await pages.open('/staff/activity?by=month&to=2026-01-31', analyst);
    expect(empty.text).toContain('By month, from the month of 1 Feb 2025 to the month of 1 Jan 2026.');
    expect(empty.text).toContain('Every number is 0 in this period, so there is no chart.');
    for (const wrong of ['from=2024-11-24', 'from=2026-11-30', 'to=2026-11-30', 'from=2026-11-20&to=2026-11-10']) {
      const { status, text } = await pages.open(`/staff/activity?${wrong}`, analyst);
      expect([wrong, status]).toEqual([wrong, 400]);
      expect(text).toContain('Activity is shown for the last 104 weeks or 24 months');
    }
    expect((await pages.open('/staff/activity?from=2024-12-02', analyst)).status).toBe(200);
    expect((await pages.open('/staff/activity?from=soon', analyst)).text).toContain('cannot be used');
  });

  it('gives each table as a file, with every column, that no spreadsheet runs', async () => {
    await filed(tables, NOW, { source: '2A' });
    await counted();
    const { html } = await pages.open('/staff/activity?from=2026-11-16', analyst);
    const files = [...html.matchAll(/href="(\/staff\/activity\?[^"]*csv=[^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(files).toHaveLength(8);
    for (const address of files) {
      const { file, headers } = await pages.open(address, analyst);
      expect(headers?.['content-type']).toBe('text/csv; charset=utf-8');
      const lines = Buffer.from(file ?? [])
        .toString('utf8')
        .split('\r\n');
      expect(lines.slice(1, 3).map((line) => line.slice(0, 22))).toEqual([
        '2026-11-16,2026-11-22,',
        '2026-11-23,2026-11-29,',
      ]);
      expect(lines[0]).toMatch(/^\uFEFFFirst day,Last day,/);
      expect(lines.join()).not.toMatch(/,"?[=+@\t-]/);
    }
    expect((await pages.open('/staff/activity?csv=cases', analyst)).status).toBe(404);
  });

  it('shows how soon somebody looked at an alert, and what was asked and answered', async () => {
    const raisedAt = '2026-11-24T09:00:00.000Z';
    const danger = sampleTask({ id: 'danger_words', kind: 'danger_words', raisedAt });
    const [looked, asked] = [await filed(tables, NOW, {}, [danger]), await filed(tables, NOW, {}, [danger])];
    const done = { id: 'danger_words', how: 'Rang the school.' };
    await act(looked, 'tasks-done', done, new Date('2026-11-24T09:40:00.000Z'));
    const of = { who: 'professional', how: 'telephone', worker: 'manager' };
    const questions = [{ topic: 'safety', text: 'Who is at home in the evenings?' }];
    const ask = { reasons: ['best_placed'], questions, dueAt: '2026-11-30T12:00:00.000Z', of };
    await act(asked, 'asks', ask, new Date('2026-11-19T12:00:00.000Z'));
    const [{ id = '' } = {}] = (await everyItem(tables)).filter(({ item }) => item === 'ask');
    const answer = { id, how: 'telephone', answers: 'An aunt.' };
    await act(asked, 'asks-answered', answer, new Date('2026-11-23T00:30:00.000Z'), 2);
    await counted();
    const { html } = await pages.open('/staff/activity', analyst);
    expect(rowsOf(html, 'alerts').slice(0, 2)).toEqual([
      ['Week from', 'Within an hour', 'Not yet'],
      ['23 Nov 2026', '1', '1'],
    ]);
    expect(rowsOf(html, 'requests').slice(0, 3)).toEqual([
      ['Week from', 'Asked', 'Answered'],
      ['23 Nov 2026', '0', '1'],
      ['16 Nov 2026', '1', '0'],
    ]);
  });

  it('is for analysts, managers and governance; an analyst has it alone, and other pages show them no case', async () => {
    const reference = await filed(tables, NOW);
    for (const role of Role.options) {
      const may = ['analyst', 'team_manager', 'ig_officer'].includes(role);
      const { status } = await pages.open('/staff/activity', { as: role, at: NOW });
      expect([role, status]).toEqual([role, may ? 200 : 403]);
    }
    expect((await pages.open('/staff', analyst)).text).toContain('see how much was received and decided');
    expect((await pages.open(`/staff/cases/${reference}`, analyst)).status).toBe(403);
  });
});
