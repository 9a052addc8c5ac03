import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { formOf } from '#test/support/child-said.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { seenCase } from '#test/support/seen-case.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const WORKER = 'person-duty_social_worker';
const worker = { as: 'duty_social_worker', at: NOW } as const;
const officer = { as: 'screening_officer', at: NOW } as const;
const PROFESSIONAL = [
  ['of/who', 'professional'],
  ['of/how', 'email'],
  ['of/address', 'head@school.gov.uk'],
  ['of/confirmAddress', 'head@school.gov.uk'],
  ['of/worker', WORKER],
] as const;

let tables: Tables;
let reference = '';
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, WORKER, 'person-screening_officer');
});
beforeEach(async () => {
  const form = formOf([{ firstName: 'Wren', lastName: 'Quill' }]);
  reference = await caseWithMail(tables, { head: { state: 'accepted', assignee: WORKER }, form }, NOW);
});

const pages = () => openPages(tables);
/** Returns a form's own fields, which its page had when it was opened. */
async function hidden(path: string, as: typeof worker | typeof officer = worker) {
  const { html } = await pages().open(path, as);
  return [...html.matchAll(/<input type="hidden" name="(_[a-z-]+)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')] as const,
  );
}

describe('to ask for more', () => {
  const QUESTION = [
    ['questions/1/topic', 'support_tried'],
    ['questions/1/text', 'What has the school tried?'],
  ] as const;
  const DUE = [['dueAt/date', '2026-11-30']] as const;

  it('takes rows that are left empty, and the fields of the chosen way only', async () => {
    const path = `/staff/cases/${reference}/do/ask`;
    const fields = [...(await hidden(path)), ['reasons', 'best_placed'], ...QUESTION, ...DUE, ...PROFESSIONAL] as const;
    expect(await pages().send(path, fields, worker)).toMatchObject({ status: 303 });
    const { asks, messages } = await seenCase(tables, reference);
    expect(asks).toMatchObject([
      {
        questions: [{ topic: 'support_tried', text: 'What has the school tried?' }],
        dueAt: '2026-11-30T17:00:00.000Z',
        asked: { by: 'email', address: 'head@school.gov.uk' },
      },
    ]);
    expect(messages).toHaveLength(1);
    const { text, html } = await pages().open(`/staff/cases/${reference}/messages`, worker);
    expect(text).toContain('What support was given before: What has the school tried?');
    expect(text).toContain('Why them They are best placed to answer');
    expect(html).toContain(`/do/answer?ask=${asks[0]?.id}`);
  });

  it('gives every word back when something is missing, with the fault at its field', async () => {
    const path = `/staff/cases/${reference}/do/ask`;
    const fields = [...(await hidden(path)), ...QUESTION, ...DUE, ...PROFESSIONAL.slice(0, 3)] as const;
    const refused = await pages().send(path, [...fields, ['of/confirmAddress', 'haed@school.gov.uk']], worker);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('The two addresses differ.');
    expect(refused.html).toContain('href="#reasons"');
    expect(refused.html).toContain('href="#of/confirmAddress"');
    expect(refused.html).toContain('What has the school tried?</textarea>');
    expect(refused.html).toContain('value="haed@school.gov.uk"');
    expect((await seenCase(tables, reference)).asks).toHaveLength(0);
  });

  it('never writes to the family, and says so', async () => {
    const path = `/staff/cases/${reference}/do/ask`;
    const fields = [...(await hidden(path)), ['reasons', 'best_placed'], ...QUESTION, ...DUE] as const;
    const refused = await pages().send(path, [...fields, ['of/who', 'family'], ['of/how', 'email']], worker);
    expect(refused.status).toBe(422);
    expect((await seenCase(tables, reference)).messages).toHaveLength(0);
  });

  it('shows what changed meanwhile beside what was typed, and sends nothing', async () => {
    const path = `/staff/cases/${reference}/do/ask`;
    const before = await hidden(path);
    const note = `/staff/cases/${reference}/do/note`;
    await pages().send(note, [...(await hidden(note)), ['text', 'The school telephoned']], worker);
    const fields = [...before, ['reasons', 'best_placed'], ...QUESTION, ...DUE, ...PROFESSIONAL] as const;
    const lost = await pages().send(path, fields, worker);
    expect(lost.status).toBe(412);
    expect(lost.text).toContain('The case changed while you were typing');
    expect(lost.text).toContain('Added a note');
    expect(lost.html).toContain('What has the school tried?</textarea>');
    expect((await seenCase(tables, reference)).asks).toHaveLength(0);
  });

  it('is not for a screening officer, and says for whom', async () => {
    const { text } = await pages().open(`/staff/cases/${reference}/do/ask`, officer);
    expect(text).toContain('This cannot be done now. Only a duty social worker');
  });
});

describe('a form that somebody is to complete', () => {
  it('is asked for by telephone, and its answer recorded from the task', async () => {
    const path = `/staff/cases/${reference}/do/form-asked`;
    const fields = [
      ...(await hidden(path)),
      ['form', 'masp'],
      ['dueAt/date', '2026-11-30'],
      ['dueAt/time', '09:30'],
      ['of/who', 'professional'],
      ['of/how', 'telephone'],
      ['of/worker', WORKER],
      ['of/whom', 'The head'],
      ['of/address', 'left@from.before'],
    ] as const;
    expect(await pages().send(path, fields, worker)).toMatchObject({ status: 303 });
    const [ask] = (await seenCase(tables, reference)).asks;
    expect(ask).toMatchObject({ form: 'masp', asked: { by: 'person', how: 'telephone', whom: 'The head' } });
    const tasks = await pages().open(`/staff/cases/${reference}/tasks`, worker);
    expect(tasks.html).toContain(`/do/answer?ask=${ask?.id}`);
    const answer = `/staff/cases/${reference}/do/answer`;
    const shown = await pages().open(`${answer}?ask=${ask?.id}`, worker);
    expect(shown.html).toMatch(new RegExp(`value="${ask?.id}" checked`));
    const without = [...(await hidden(answer)), ['id', ask?.id ?? ''], ['how', 'telephone']] as const;
    const refused = await pages().send(answer, without, worker);
    expect(refused.text).toContain('Say what was answered, or which email or form answers it.');
    const sent = await pages().send(answer, [...without, ['answers', 'They go each day.']], worker);
    expect(sent.status).toBe(303);
    expect((await seenCase(tables, reference)).asks).toMatchObject([{ state: 'answered' }]);
    const seen = await pages().open(`/staff/cases/${reference}/messages`, worker);
    expect(seen.text).toContain('Answer: They go each day.');
  });
});

describe('a conversation', () => {
  const SAID = [
    ['at/date', '2026-11-24'],
    ['at/time', '09:30'],
    ['with', 'professional'],
    ['summary', 'Canary Child sleeps at the aunt’s.'],
    ['actions/2/what', 'send_information'],
    ['actions/2/who', 'you'],
    ['actions/2/by/date', '2026-11-25'],
  ] as const;
  const BY_EMAIL = [
    ['confirm/who', 'professional'],
    ['confirm/address', 'head@school.gov.uk'],
    ['confirm/confirmAddress', 'head@school.gov.uk'],
  ] as const;

  it('recorded by one person is confirmed by the email that another reads and approves, once', async () => {
    const path = `/staff/cases/${reference}/do/conversation`;
    const recorded = await pages().send(path, [...(await hidden(path, officer)), ...SAID, ...BY_EMAIL], officer);
    expect(recorded.status).toBe(303);
    const { conversations, messages } = await seenCase(tables, reference);
    const [conversation] = conversations;
    expect(conversation).toMatchObject({ confirmation: { state: 'to_approve' }, at: '2026-11-24T09:30:00.000Z' });
    expect(messages).toHaveLength(0);
    const approve = `/staff/cases/${reference}/conversations/${conversation?.id}`;
    expect((await pages().open(`/staff/cases/${reference}/tasks`, worker)).html).toContain(`href="${approve}"`);
    const own = await pages().open(approve, officer);
    expect(own.text).toContain('To head@school.gov.uk');
    expect(own.text).toContain('This cannot be done now. Only');
    expect(own.text).not.toContain('Canary');
    const fields = await hidden(approve);
    expect(await pages().send(approve, [...fields, ['instead/how', '']], worker)).toMatchObject({ status: 303 });
    expect((await seenCase(tables, reference)).messages).toMatchObject([{ kind: 'conversation_confirmation' }]);
    const again = await pages().send(approve, [...(await hidden(approve)), ['instead/how', '']], worker);
    expect(again.text).toContain('This confirmation is settled already.');
    expect((await seenCase(tables, reference)).messages).toHaveLength(1);
  });

  it('can be confirmed another way with why, before or after the draft', async () => {
    const path = `/staff/cases/${reference}/do/conversation`;
    const refused = await pages().send(path, [...(await hidden(path)), ...SAID, ['confirm/who', 'telephone']], worker);
    expect(refused.html).toContain('href="#confirm/why"');
    expect(refused.html).toContain('Canary Child sleeps at the aunt’s.</textarea>');
    const way = [
      ['confirm/who', 'telephone'],
      ['confirm/why', 'She has no email'],
    ] as const;
    expect((await pages().send(path, [...(await hidden(path)), ...SAID, ...way], worker)).status).toBe(303);
    expect((await pages().send(path, [...(await hidden(path)), ...SAID, ...BY_EMAIL], worker)).status).toBe(303);
    const draft = (await seenCase(tables, reference)).conversations.find(
      ({ confirmation }) => confirmation.state === 'to_approve',
    );
    const approve = `/staff/cases/${reference}/conversations/${draft?.id}`;
    const instead = [
      ['instead/how', 'in_person'],
      ['instead/why', 'Told at the meeting'],
    ] as const;
    expect((await pages().send(approve, [...(await hidden(approve)), ...instead], worker)).status).toBe(303);
    const { text } = await pages().open(`/staff/cases/${reference}/messages`, worker);
    expect(text).toContain('By telephone, by Rowan Ashby: She has no email');
    expect(text).toContain('In person, by Rowan Ashby: Told at the meeting');
    expect(text).toContain('They: send the information that we spoke about, by tomorrow at 5pm');
    expect((await seenCase(tables, reference)).messages).toHaveLength(0);
  });
});
