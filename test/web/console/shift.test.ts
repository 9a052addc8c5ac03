import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import type { Ask } from '#schemas/ask.ts';
import { enterNamed, filed } from '#test/support/desk.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleTask } from '#test/support/sample-case.ts';

const at = new Date('2026-11-24T14:00:00.000Z');
const officer = { as: 'duty_social_worker', at } as const;
const EARLIER = '2026-11-20T09:00:00.000Z';
let tables: Tables;
let pages: ReturnType<typeof openPages>;
beforeEach(async () => {
  tables = await localTables();
  await enterNamed(tables, { worker: 'Rowan Ashby' }, at);
  pages = openPages(tables);
});

async function asked(
  reference: string,
  { who = 'professional', ...change }: Partial<Ask> & { who?: 'professional' | 'family' },
) {
  const asked = { by: 'person', who, how: 'telephone', worker: 'worker' } as const;
  const ask = sampleAsk(reference, { asked, ...change });
  const put = { ...recordKey(ask.reference, 'ask', ask.id), item: 'ask', ...ask };
  await transact(tables.client, [{ name: 'ask', table: tables.cases, put }]);
}

/** Returns the text of one section of a shift. */
async function section(id: string, query = ''): Promise<string> {
  const { html } = await pages.open(`/staff/shift${query}`, officer);
  const part = new RegExp(`<section[^>]*aria-labelledby="${id}">(.*?)</section>`, 's').exec(html)?.[1] ?? '';
  return part.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('the shift', () => {
  it('shows what arrived, is due, is late, and the tasks, each with who has it', async () => {
    const late = await filed(tables, at, { receivedAt: EARLIER, decisionDueAt: '2026-11-24T13:00:00.000Z' });
    const due = await filed(tables, at, {
      ...{ receivedAt: EARLIER, decisionDueAt: '2026-11-24T17:20:00.000Z' },
      ...{ state: 'accepted', assignee: 'worker' },
    });
    const came = await filed(tables, at, {
      receivedAt: '2026-11-24T09:00:00.000Z',
      decisionDueAt: '2026-11-26T17:00:00.000Z',
    });
    await filed(tables, at, { receivedAt: EARLIER, decisionDueAt: '2026-11-26T17:00:00.000Z' }, [
      sampleTask({ dueAt: '2026-11-24T15:00:00.000Z', owner: 'worker' }),
    ]);
    expect(await section('late')).toMatch(new RegExp(`${late}.*late by 1 h Late`));
    expect(await section('due')).toMatch(new RegExp(`${due}.*due in 3 h 20 min.*Rowan Ashby Accepted`));
    expect(await section('arrived')).toContain(came);
    expect(await section('tasks')).toMatch(/Tell the referrer .*due in 1 h.*Rowan Ashby/);
  });

  it('says from whom each waiting case waits for what, first due first', async () => {
    const reference = await filed(tables, at, { state: 'awaiting_information', assignee: 'worker' });
    await asked(reference, { who: 'family', dueAt: '2026-11-25T17:00:00.000Z', form: 'masp' });
    await asked(reference, { who: 'professional', dueAt: '2026-11-24T17:00:00.000Z' });
    await asked(reference, { who: 'professional', state: 'answered' });
    expect(await section('waiting')).toMatch(
      /Waits for: An answer from a professional, due in 3 h Waits for: A form from the family, due tomorrow at 5pm/,
    );
    expect((await section('waiting')).match(/Waits for/g)).toHaveLength(2);
    const kept = await filed(tables, at, {
      ...{ state: 'awaiting_information', assignee: 'worker' },
      access: { only: ['worker'] },
    });
    await asked(kept, { who: 'family' });
    expect(await section('waiting')).not.toMatch(new RegExp(`${kept}[^F]*Waits for`));
  });

  it('shows forms that are not back by due date, and process queries to screen', async () => {
    const form = (id: string, dueAt: string) => sampleTask({ id, kind: 'form_due', dueAt });
    const later = await filed(tables, at, {}, [form('form_due-1', '2026-11-30T12:00:00.000Z')]);
    const sooner = await filed(tables, at, {}, [form('form_due-2', '2026-11-25T12:00:00.000Z')]);
    const email = await filed(tables, at, { door: 'email', flags: ['no_form'] });
    expect(await section('forms')).toMatch(new RegExp(`${sooner}.*${later}`));
    expect(await section('unscreened')).toContain(email);
  });

  it('says of each empty section why it is empty', async () => {
    expect(await section('late')).toContain('No decision of the team is late.');
    expect(await section('queries')).toContain('No process query waits for an answer from the team.');
    expect(await section('forms')).toContain('The team waits for no form.');
  });

  it('covers 12 or 24 hours, or begins at a time in London, and says why it cannot begin longer ago', async () => {
    const received = { receivedAt: '2026-11-23T20:00:00.000Z', decisionDueAt: '2026-11-26T17:00:00.000Z' };
    const came = await filed(tables, at, received);
    expect(await section('arrived')).not.toContain(came);
    expect(await section('arrived', '?hours=24')).toContain(came);
    const since = '?since%2Fdate=2026-11-23&since%2Ftime=19%3A30';
    expect(await section('arrived', since)).toContain(came);
    expect((await pages.open(`/staff/shift${since}`, officer)).text).toContain('From yesterday at 7:30pm until');
    const tooLong = await pages.open('/staff/shift?since%2Fdate=2026-11-01', officer);
    expect(tooLong.status).toBe(400);
    expect(tooLong.text).toContain('A shift is handed over from at most a week back');
    expect(tooLong.html).toContain('value="2026-11-01"');
    const noTime = await pages.open('/staff/shift?since%2Fdate=&since%2Ftime=19%3A30', officer);
    expect([noTime.status, noTime.text.includes('Give a date, and a time such as 09:30.')]).toEqual([400, true]);
  });

  it('goes on with one section for the same period', async () => {
    for (let n = 0; n < 21; n += 1)
      await filed(tables, at, { receivedAt: EARLIER, decisionDueAt: '2026-11-24T13:00:00.000Z' });
    const { html } = await pages.open('/staff/shift', officer);
    const next = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const further = await pages.open(next, officer);
    expect(further.text.match(/FD-\w{4}-\w{4}/g)).toHaveLength(1);
    expect(further.html.match(/class="app-part"/g)).toHaveLength(1);
    expect(further.text).toContain('Back to the whole shift');
  });
});
