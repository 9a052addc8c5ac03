import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { ACTIONS } from '#functions/web/console/case/actions.ts';
import { doneWords } from '#functions/web/console/case/done-words.ts';
import { CASE_FORMS } from '#functions/web/console/do/case-forms.ts';
import type { Case } from '#schemas/case.ts';
import { FLAG_WORDS } from '#schemas/words/flag-words.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { filledForm, typedInto } from '#test/support/filled-form.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { seenCase } from '#test/support/seen-case.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const worker = { as: 'duty_social_worker', person: 'worker', at: NOW } as const;
const manager = { as: 'team_manager', person: 'manager', at: NOW } as const;

let tables: Tables;
let reference = '';
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker', 'manager', 'other');
});
const filed = async (head: Partial<Case> = {}, parts: Omit<Parameters<typeof caseWithMail>[1], 'head'> = {}) => {
  reference = await caseWithMail(tables, { head: { state: 'accepted', assignee: 'worker', ...head }, ...parts }, NOW);
};
beforeEach(() => filed());

const form = (path: string, as: Parameters<typeof filledForm>[2] = worker) =>
  filledForm(openPages(tables), `/staff/cases/${reference}/do/${path}`, as);
const done = (path: string, page = '') => ({ status: 303, to: `/staff/cases/${reference}${page}?done=${path}` });

describe('what is done to a case', () => {
  it('has words for each form when it is done, and each link of a case leads to a page', async () => {
    for (const { path } of CASE_FORMS) expect({ path, words: doneWords(path) }).not.toEqual({ path, words: undefined });
    for (const { path } of ACTIONS) {
      const address = `/staff/cases/${reference}${path.startsWith('/') ? path : `/do/${path}`}`;
      expect({ path, status: (await openPages(tables).open(address, manager)).status }).toEqual({
        path,
        // Who looked is asked for a reason, which the page asks for.
        status: path === '/who-looked' ? 400 : 200,
      });
    }
  });

  it('is assigned to the person themselves at one press', async () => {
    const { page, send } = await form('assign', manager);
    expect(page.html).toMatch(/<button[^>]* name="to" value="manager"|<button[^>]* value="manager"[^>]* name="to"/);
    expect(await send({ to: 'manager', why: 'I know her.' })).toMatchObject(done('assign'));
    expect((await seenCase(tables, reference)).head.assignee).toBe('manager');
  });

  it('keeps a note that is too long, and says so beside it', async () => {
    const long = 'A long note. '.repeat(200).trim();
    const { send } = await form('note');
    const { status, text, html } = await send({ text: long });
    expect(status).toBe(422);
    expect(text).toContain('Note: Give at most 2000 characters.');
    expect(typedInto(html, 'text')).toBe(long);
  });

  it('cannot be sent to the team that has it already', async () => {
    const { page } = await form('reroute');
    expect(page.html).not.toContain('value="duty_and_advice"');
  });
});

describe('a task', () => {
  it('is created with a time in London', async () => {
    const { send } = await form('task');
    const typed = { why: 'Ring the health visitor', 'dueAt/date': '2026-11-30', owner: 'other' };
    expect(await send(typed)).toMatchObject(done('task'));
    expect((await seenCase(tables, reference)).tasks).toMatchObject([
      { why: 'Ring the health visitor', dueAt: '2026-11-30T17:00:00.000Z', owner: 'other', team: 'duty_and_advice' },
    ]);
    const past = await send({ ...typed, 'dueAt/date': '2026-11-02' }, (await form('task')).page);
    expect(past.text).toContain('Due: Give a due time that is still to come.');
  });

  it('is chosen first, and marked as done', async () => {
    expect((await form('task-done')).page.text).toContain('There is no open task on this case.');
    await filed({}, { tasks: [{ id: 'told', kind: 'tell_referrer', why: 'public_acknowledgement_only' }] });
    const choosing = await form('task-done');
    expect(choosing.page.text).toContain('Tell the referrer that the referral was received and decided');
    const { send } = await form('task-done?task=told');
    expect((await send({})).text).toContain('Say how this was done, and by whom it was confirmed.');
    expect(await send({ how: 'I rang him.' })).toMatchObject(done('task-done'));
    const late = await send({ how: 'I rang him too.' });
    expect(late.text).toContain('This task is done already, or it is not on this case.');
    expect(late.text).toContain('I rang him too.');
  });

  it('leads to the action where only that ends it', async () => {
    await filed(
      {},
      {
        tasks: [
          { id: 'answer_query-1', kind: 'answer_query' },
          { id: 'late', kind: 'decision_overdue' },
        ],
      },
    );
    const { page } = await form('task-done?task=answer_query-1');
    expect(page.html).toContain(`href="/staff/cases/${reference}/do/query-answered"`);
    expect(page.html).not.toContain('Mark the task as done</button>');
    const overdue = await form('task-done?task=late');
    expect(overdue.page.html).toContain(`href="/staff/cases/${reference}/do/decide"`);
    expect((await overdue.send({})).text).toContain('Decide the case instead: that ends this task.');
  });
});

describe('a flag', () => {
  it('says what it forbids, and is set', async () => {
    const { page, send } = await form('flag');
    expect(page.text).toContain(FLAG_WORDS.do_not_inform_parents.says);
    expect((await send({ why: 'Her aunt rang.' })).text).toContain('Flag: This is needed.');
    expect(await send({ flag: 'do_not_inform_parents', why: 'Her aunt rang.' })).toMatchObject(done('flag'));
    expect((await seenCase(tables, reference)).head.flags).toEqual(['do_not_inform_parents']);
  });

  it('that others lift is refused in the words of the operation, with the reason kept', async () => {
    await filed({ flags: ['do_not_inform_parents', 'danger_words'] });
    const { send } = await form('lift-flag');
    const refused = await send({ flag: 'do_not_inform_parents', why: 'The school rang.' });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Only a team manager may do this.');
    expect(typedInto(refused.html, 'why')).toBe('The school rang.');
    expect(await send({ flag: 'danger_words', why: 'It is the name of a play.' })).toMatchObject(done('lift-flag'));
  });

  it('cannot be lifted by somebody who lifts none of them, and the page says who can', async () => {
    await filed({ flags: ['do_not_inform_parents'] });
    expect((await form('lift-flag')).page.text).toContain('This cannot be done now. Only a team manager may do this.');
  });
});

describe('a process query', () => {
  const query = { door: 'email', state: 'new', assignee: undefined } as const;

  it('is called one by a person who read it, answered, and turned back', async () => {
    await filed(query);
    const { send } = await form('query');
    expect((await send({ namesChildOrConcern: 'true', why: 'About a boy' })).text).toContain(
      'It names a child or a concern, so it stays with those who decide on it.',
    );
    expect(await send({ namesChildOrConcern: 'false', why: 'Asks about section 4.' })).toMatchObject(done('query'));
    const answer = await form('query-answered', manager);
    expect(await answer.send({ how: 'telephone', answer: 'Leave it blank.' })).toMatchObject(done('query-answered'));
    const back = await form('concern', manager);
    expect(await back.send({ why: 'They rang.' })).toMatchObject(done('concern'));
  });

  it('says which flag makes it a concern', async () => {
    await filed({ ...query, flags: ['held_mail'] });
    expect((await form('query')).page.text).toContain('It has the flag “Held email”, so it stays a concern.');
  });
});

describe('the end of a case', () => {
  it('is closed after the tasks that must come first, which the form lists', async () => {
    await filed({ state: 'decided' }, { tasks: [{ id: 'tell_referrer-0001', kind: 'tell_referrer' }] });
    const { page, send } = await form('close');
    expect(page.html).toContain(`do/task-done?task=tell_referrer-0001`);
    expect((await send({})).text).toContain('The referrer is still to be told, or a hand-over to be confirmed.');
    const task = await form('task-done?task=tell_referrer-0001');
    await task.send({ how: 'By telephone.' });
    expect(await (await form('close')).send({})).toMatchObject(done('close'));
    expect(await (await form('reopen')).send({ why: 'A second school rang.' })).toMatchObject(done('reopen'));
  });

  it('has a number that no other case has, and does not say whose it is', async () => {
    await (await form('liquidlogic')).send({ id: 'll 77' });
    const first = reference;
    expect((await (await form('liquidlogic')).send({ id: 'LL78' })).text).toContain(
      'Why it changes: Say why the present number is wrong.',
    );
    await filed();
    const { text } = await (await form('liquidlogic')).send({ id: 'LL77' });
    expect(text).toContain('This number belongs to another case.');
    expect(text).not.toContain(first);
  });

  it('stops letters to an address that was wrong', async () => {
    await filed({}, { sent: [{ id: '01KB3ZR8C8XQ4M7Q8N3T5V6W7X', to: 'office@wrong.example' }] });
    const { page, send } = await form('misdirected?message=01KB3ZR8C8XQ4M7Q8N3T5V6W7X');
    expect(page.text).toContain('Acknowledgement to office@wrong.example');
    expect(await send({ why: 'A neighbour has it.' })).toMatchObject(done('misdirected', '/messages'));
    expect((await seenCase(tables, reference)).tasks).toMatchObject([{ kind: 'judge_disclosure' }]);
  });
});
