import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { consoleBrowser, hiddenIn } from '#test/support/console-browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { answered, fileReadForm, leftAt, type ReadForm } from '#test/support/read-form.ts';
import { seenCase } from '#test/support/seen-case.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const DANGER = '/urgency/immediateDanger';
const SHARED = '/parentsInformed/concernsShared';
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const browser = (as: Parameters<typeof consoleBrowser>[2] = { as: 'team_manager' }) =>
  consoleBrowser(tables, { now: NOW }, as);
const filed = async (form: ReadForm) => {
  const reference = await fileReadForm(tables, NOW, form);
  return { reference, page: `/staff/cases/${reference}/reading/1` };
};
const press = async (page: string, does: string, as = browser(), path?: string) => {
  const { html } = await as.get(path === undefined ? page : `${page}?question=${encodeURIComponent(path)}`);
  return as.post(page, { does, path: hiddenIn(html, 'path'), _version: hiddenIn(html, '_version') });
};

describe('the page that checks what was read', () => {
  it('leads through the safety questions one by one, says how far it is, and ends the task with the last', async () => {
    const { reference, page } = await filed({
      answers: [answered(SHARED, 'yes', { source: 'table', confidence: 0.8, words: 'they know' })],
      leftovers: [leftAt(DANGER, 'he is outside')],
    });
    const tasks = await browser().get(`/staff/cases/${reference}/tasks`);
    expect(tasks.html).toContain(`href="/staff/cases/${reference}/reading?file=D1"`);
    expect((await browser().get(`/staff/cases/${reference}/reading?file=D1`)).to).toBe(page);
    const first = await browser().get(page);
    expect(first.text).toContain('0 of 2 safety questions confirmed.');
    expect(first.text).toContain('Written: they know');
    expect(first.text).toContain('From: Table, 80% sure');
    expect(first.text).toMatch(/This is right Correct it Nobody answered this/);
    expect((await press(page, 'confirm')).to).toBe(`${page}?done=reading-confirmed`);
    const next = await browser().get(`${page}?done=reading-confirmed`);
    expect(next.text).toContain('The answer is confirmed.');
    expect(next.text).toContain('1 of 2 safety questions confirmed.');
    expect(next.text).toContain('In its place on the form: he is outside');
    expect(next.text).not.toContain('This is right');
    const correct = `${page}/answer?question=${encodeURIComponent(DANGER)}&leftover=0`;
    expect(next.html).toContain(correct.replaceAll('&', '&amp;'));
    const asked = await browser().get(correct);
    expect(asked.text).toContain('On the form: he is outside');
    const sent = { path: DANGER, answer: 'yes', missing: '', _version: hiddenIn(asked.html, '_version') };
    expect((await browser().post(correct, sent)).to).toBe(`${page}?done=reading-recorded`);
    const { tasks: after, timeline } = await seenCase(tables, reference);
    expect(after.find(({ kind }) => kind === 'check_reading')).toMatchObject({ state: 'done' });
    expect(timeline.slice(-2).map(({ what }) => what)).toEqual(['reading_recorded', 'done_check_reading']);
    const done = await browser().get(page);
    expect(done.text).toContain('2 of 2 safety questions confirmed. The check of this form is done.');
    const seen = await browser().get(`${page}?question=${encodeURIComponent(SHARED)}`);
    expect(seen.text).toContain('Confirmed as it was read by A colleague, today at 10am.');
    expect(seen.text).toContain('From: Table, 80% sure');
  });
});
