import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { taskLinks } from '#functions/web/console/case/task-ends.ts';
import { TaskKind } from '#schemas/case.ts';
import { isDoneByDoing } from '#schemas/task-words.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const worker = { as: 'duty_social_worker', at: NOW } as const;

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

describe('the tasks of a case', () => {
  it('are shown open first by due time, with who has each, what to do and where, and below them those that are done', async () => {
    const reference = await caseWithMail(
      tables,
      {
        tasks: [
          { id: 'late', kind: 'form_missing', dueAt: '2026-11-24T11:00:00.000Z' },
          { id: 'read', kind: 'check_reading', dueAt: '2026-11-24T13:20:00.000Z', owner: 'p2' },
          { id: 'soon', kind: 'by_hand', why: 'Call <her>', dueAt: '2026-11-24T12:30:00.000Z' },
          { id: 'done', state: 'done', doneAt: '2026-11-23T12:00:00.000Z', doneBy: 'p3' },
        ],
      },
      NOW,
    );
    const { text, html } = await openPages(tables).open(`/staff/cases/${reference}/tasks`, worker);
    process.stderr.write(text.slice(text.indexOf('Done')));
    const says = [
      'Ask the sender for the form, or act on the email’s own words. Late When late by 1 h Who has it Team: Duty and Advice',
      'Call <her> When due in 30 min',
      'Compare what was read from the form with the form itself, and record what is wrong. When due in 1 h 20 min Who has it p2',
      'Tell the referrer that this arrived, in a way that you know is safe. p3 yesterday at midday',
    ].map((words) => text.indexOf(words));
    expect(says).toEqual([...says].sort((one, other) => one - other));
    expect(Math.min(...says)).toBeGreaterThan(0);
    expect(html).toContain(`href="/staff/cases/${reference}/do/task-done?task=late"`);
    expect(html).toContain(`href="/staff/cases/${reference}/referral"`);
    expect(html).not.toContain('task-done?task=read');
  });

  it('say when nothing is to do', async () => {
    const reference = await caseWithMail(tables, {}, NOW);
    const { text } = await openPages(tables).open(`/staff/cases/${reference}/tasks`, worker);
    expect(text).toContain('There is nothing to do: every task of this case is done.');
  });

  it('lead somewhere whatever their kind: to the action that alone ends them, or to mark them as done', () => {
    for (const kind of TaskKind.options) {
      const links = taskLinks({ id: 't', kind, about: 'a' }, '/staff/cases/FD-1', true);
      expect({ kind, links: links.length }).not.toEqual({ kind, links: 0 });
      expect(links.some(({ href }) => href.includes('task-done'))).toBe(kind === 'by_hand' || !isDoneByDoing(kind));
    }
  });
});
