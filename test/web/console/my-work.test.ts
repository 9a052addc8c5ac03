import { beforeEach, describe, expect, it } from '@jest/globals';
import { caseCount, countAll } from '#functions/platform/store/counts.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Reference } from '#schemas/reference.ts';
import { enterNamed, filed } from '#test/support/desk.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { sampleTask } from '#test/support/sample-case.ts';

const at = new Date('2026-11-24T12:00:00.000Z');
const DUE = '2026-11-24T17:00:00.000Z';
const worker = { person: 'worker', as: 'duty_social_worker', at } as const;
let tables: Tables;
let pages: ReturnType<typeof openPages>;
beforeEach(async () => {
  tables = await localTables();
  await enterNamed(tables, { worker: 'Rowan Ashby', other: 'Linden Hart' }, at);
  pages = openPages(tables);
});
const has = (change = {}) => ({ state: 'accepted', assignee: 'worker', decisionDueAt: DUE, ...change }) as const;

describe('my work', () => {
  it('shows my cases with the most urgent first, what is new and how soon each is due, and nobody else’s', async () => {
    const calm = await filed(tables, at, has());
    const danger = await filed(tables, at, has({ priority: 'immediate', flags: ['incomplete', 'danger_words'] }));
    const theirs = await filed(tables, at, has({ assignee: 'other' }));
    const { text, html } = await pages.open('/staff', worker);
    expect(text.indexOf(danger)).toBeLessThan(text.indexOf(calm));
    expect(text).not.toContain(theirs);
    expect(text).toContain(`${danger} New to you`);
    expect(text).toContain('Immediate Danger words Incomplete');
    expect(text).toContain('due in 5 h');
    expect(html.match(/class="app-rows__danger"/g)).toHaveLength(1);
    expect(html).toContain('data-watch');
    // Looked at, it is new no more.
    await pages.open(`/staff/cases/${danger}`, worker);
    expect((await pages.open('/staff', worker)).text).not.toContain(`${danger} New to you`);
  });

  it('shows my tasks due first, each with its case, and leads to them', async () => {
    const owner = 'worker';
    const mine = (id: string, dueAt: string) => sampleTask({ id, kind: 'by_hand', why: `Ring ${id}`, owner, dueAt });
    const reference = await filed(tables, at, { flags: ['no_form'] }, [
      mine('two', '2026-11-24T13:30:00.000Z'),
      mine('one', '2026-11-24T11:00:00.000Z'),
    ]);
    const { text, html } = await pages.open('/staff', worker);
    expect(text).toMatch(/Ring one.*late by 1 h Late.*Ring two.*due in 1 h 30 min/);
    expect(html).toContain(`href="/staff/cases/${reference}/tasks"`);
    expect(text).toContain('No form');
  });

  it('says why it is empty', async () => {
    const { text } = await pages.open('/staff', worker);
    expect(text).toContain('You have no open case.');
    expect(text).toContain('You have no open task: none names you.');
  });

  it('pages cases and tasks apart: the next page of one keeps the place of the other', async () => {
    const owner = 'worker';
    for (let n = 0; n < 21; n += 1) await filed(tables, at, has(), [sampleTask({ id: `t${n}`, owner, dueAt: DUE })]);
    const first = await pages.open('/staff', worker);
    const next = (html: string) => [...html.matchAll(/href="([^"]*)" rel="next"/g)].map(([, to = '']) => to);
    const [cases = '', tasks = ''] = next(first.html).map((to) => to.replaceAll('&amp;', '&'));
    expect([cases, tasks]).toEqual([
      expect.stringMatching(/^\/staff\?cases=/),
      expect.stringMatching(/^\/staff\?tasks=/),
    ]);
    const second = await pages.open(cases, worker);
    expect(second.text.match(/FD-\w{4}-\w{4} New to you/g)).toHaveLength(1);
    expect(next(second.html)).toEqual([expect.stringMatching(/cases=.*tasks=/)]);
  });

  it('shows a manager what waits for a second person’s decision, and nobody who may not decide', async () => {
    const reference = await filed(tables, at, has({ state: 'recommended', assignee: 'other' }));
    // In a deployment the stream counts it.
    const count = caseCount('duty_and_advice', 'recommended');
    await countAll(tables, [{ reference: Reference.parse(reference), sk: 'CASE', version: 1, count }]);
    expect((await pages.open('/staff', { as: 'team_manager', at })).text).toMatch(
      new RegExp(`To decide: Duty and Advice .*${reference}.*Linden Hart`),
    );
    expect((await pages.open('/staff', worker)).text).not.toContain(reference);
  });

  it('says to somebody whose role sees no case that there is nothing here', async () => {
    for (const path of ['/staff', '/staff/queue', '/staff/shift']) {
      const { status, text } = await pages.open(path, { as: 'system_admin', at });
      expect(status).toBe(200);
      expect(text).toContain('Your role sees no cases and no tasks');
    }
  });
});
