import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { joinCase } from '#functions/platform/store/mail.ts';
import { noteLook } from '#functions/platform/store/news.ts';
import { addDocument } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { WorkList } from '#schemas/api/staff/work-list.ts';
import type { Case } from '#schemas/case.ts';
import { askAs } from '#test/support/ask-as.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument, sampleInbound, sampleTask } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { watchedTables } from '#test/support/watched-tables.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const ACTOR = service('test');
let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker', 'second');
});

async function filed(change: Partial<Case> = {}): Promise<Case> {
  const head = sampleCase(change);
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase({ ...tables, actor: ACTOR }, { head, once, tasks: [], timeline: [] }, now);
  return head;
}
const headItem = async (reference: string) => (await itemsOf(tables, reference)).get('CASE');

async function ask(person: string, route: string, { reference }: Pick<Case, 'reference'>, more: object = {}) {
  const { version } = (await seenCase(tables, reference)).head;
  const asked = { route, path: { reference }, query: {}, body: undefined, as: 'team_manager' as const };
  return askAs(staffDepsOver(tables), { ...asked, person, version, now, ...more });
}
const looks = (person: string, head: Case) => ask(person, 'GET /admin/cases/{reference}', head);
const assigns = (head: Case, to: string) =>
  ask('manager', 'POST /admin/cases/{reference}/assign', head, { body: { to } });

async function mine(person: string, query: Record<string, string> = {}) {
  const asked = { route: 'GET /admin/cases', path: {}, query: { assignee: 'me', ...query }, body: undefined };
  const { body } = await askAs(staffDepsOver(tables), { ...asked, as: 'team_manager', person, version: 1, now });
  return WorkList.parse(body).cases;
}
const newsOf = async (person: string) => (await mine(person)).map(({ isNew }) => isNew);

const line = () => ({ id: newId(now), at: now.toISOString(), what: 'file_received' as const, by: 'service' });
async function fileComes({ reference }: Case) {
  const document = sampleDocument(reference);
  expect(
    await addDocument({ ...tables, actor: ACTOR }, { document, scanBy: document.receivedAt, line: line() }, now),
  ).toBe('added');
}
async function replyComes({ reference }: Case) {
  const message = sampleInbound(reference, { joined: true });
  const once = { kind: 'mail', hash: message.id, holds: { reference, messageId: message.id, inboxKey: 'k' } };
  const task = sampleTask({ id: `read_reply-${message.id}`, kind: 'read_reply' });
  const joining = { reference, once, message, openBy: message.receivedAt, task, line: line() };
  expect(await joinCase({ ...tables, actor: ACTOR }, joining, now)).toEqual({ joined: 'now' });
}

describe('what is new to the person who has a case', () => {
  it('is the case itself until they look, and then what came since', async () => {
    const head = await filed();
    await assigns(head, 'worker');
    expect(await newsOf('worker')).toEqual(['assigned']);
    expect((await mine('worker'))[0]?.assignedAt).toBe(now.toISOString());
    await looks('worker', head);
    expect(await newsOf('worker')).toEqual([null]);
    await replyComes(head);
    expect(await newsOf('worker')).toEqual(['came']);
    await looks('worker', head);
    expect(await newsOf('worker')).toEqual([null]);
    await fileComes(head);
    expect(await newsOf('worker')).toEqual(['came']);
  });

  it('is counted on the case itself, for them alone and until they have looked', async () => {
    const News = z.object({ news: z.number() });
    const newsOn = async (person: string, head: Case) => News.parse((await looks(person, head)).body).news;
    const head = await filed();
    await assigns(head, 'worker');
    expect(await newsOn('worker', head)).toBe(0);
    await replyComes(head);
    await fileComes(head);
    expect(await newsOn('second', head)).toBe(0);
    expect(await newsOn('worker', head)).toBe(2);
    expect(await newsOn('worker', head)).toBe(0);
  });

  it('is told to nobody else, and nobody else looks for them', async () => {
    const head = await filed();
    await assigns(head, 'worker');
    await looks('second', head);
    expect(await newsOf('worker')).toEqual(['assigned']);
    const asked = { route: 'GET /admin/cases', path: {}, query: { assignee: 'worker' }, body: undefined };
    const { body } = await askAs(staffDepsOver(tables), {
      ...asked,
      as: 'team_manager',
      person: 'second',
      version: 1,
      now,
    });
    expect(WorkList.parse(body).cases).toMatchObject([{ reference: head.reference, isNew: null }]);
  });

  it('is everything again for the next person, and after a way back', async () => {
    const head = await filed();
    await assigns(head, 'worker');
    await looks('worker', head);
    await assigns(head, 'second');
    expect(await newsOf('second')).toEqual(['assigned']);
    await assigns(head, 'worker');
    expect(await newsOf('worker')).toEqual(['assigned']);
    // Assigned to the same person once more, it is not new.
    await looks('worker', head);
    await assigns(head, 'worker');
    expect(await newsOf('worker')).toEqual([null]);
  });

  it('is an answer that somebody else took down', async () => {
    const of = { who: 'professional', how: 'telephone', worker: 'worker' };
    const question = { topic: 'safety', text: 'Where is she?' };
    for (const [by, news] of [
      ['worker', null],
      ['second', 'came'],
    ] as const) {
      const head = await filed();
      await assigns(head, 'worker');
      const body = { reasons: ['best_placed'], questions: [question], dueAt: '2026-12-01T09:00:00.000Z', of };
      expect((await ask('worker', 'POST /admin/cases/{reference}/asks', head, { body })).status).toBe(200);
      await looks('worker', head);
      const [{ id } = { id: '' }] = (await seenCase(tables, head.reference)).asks;
      const answer = { id, how: 'telephone', answers: 'At home.' };
      const told = await ask(by, 'POST /admin/cases/{reference}/asks-answered', head, { body: answer });
      expect(told.status).toBe(200);
      const row = (await mine('worker')).find(({ reference }) => reference === head.reference);
      expect([by, row?.isNew]).toEqual([by, news]);
    }
  });
});

describe('a look of the person who has a case', () => {
  it('changes no version, and writes only when there is something new', async () => {
    const head = await filed();
    await assigns(head, 'worker');
    const { version } = (await seenCase(tables, head.reference)).head;
    const { on, transactions } = watchedTables(tables);
    const deps = staffDepsOver(tables);
    await looks('worker', head);
    expect((await seenCase(tables, head.reference)).head.version).toBe(version);
    const staff = { kind: 'staff', id: 'worker', roles: ['team_manager' as const] } as const;
    await noteLook({ ...on, actor: { ...staff, roles: [...staff.roles] } }, await headItem(head.reference));
    expect(transactions).toEqual([]);
    const route = 'POST /admin/cases/{reference}/notes';
    const asked = { route, path: { reference: head.reference }, query: {}, body: { text: 'Rang.' } };
    expect((await askAs(deps, { ...asked, as: 'team_manager', person: 'worker', version, now })).status).toBe(200);
  });

  it('notes nothing that came during it, and nothing after the case was given to somebody else', async () => {
    const head = await filed();
    await assigns(head, 'worker');
    const seen = await headItem(head.reference);
    const staff = { ...tables, actor: { kind: 'staff' as const, id: 'worker', roles: [] } };
    await replyComes(head);
    await noteLook(staff, seen);
    expect(await newsOf('worker')).toEqual(['came']);
    const older = await headItem(head.reference);
    await looks('worker', head);
    // A slower look of an older state does not bring the news back.
    await noteLook(staff, seen);
    expect(await newsOf('worker')).toEqual([null]);
    const { head: present } = await seenCase(tables, head.reference);
    const change = { action: 'test', flags: [], records: [], raise: [], finish: [], outbound: [], line: line() };
    const later = new Date(now.getTime() + 1000);
    for (const assignee of ['second', 'worker']) {
      const { head: standing } = await seenCase(tables, head.reference);
      await changeCase({ ...tables, actor: ACTOR }, standing, { ...change, line: line(), head: { assignee } }, later);
    }
    expect(present.assignee).toBe('worker');
    await noteLook(staff, older);
    expect(await newsOf('worker')).toEqual(['assigned']);
  });
});

describe('one person’s cases', () => {
  it('are due first, or danger first with every page of the list', async () => {
    const due = (day: number) => ({ decisionDueAt: `2026-11-${day}T17:00:00.000Z`, assignee: 'worker' });
    const decided = await filed({ ...due(10), state: 'decided' });
    const routine = await filed({ ...due(24), state: 'accepted' });
    const danger = await filed({ ...due(27), state: 'accepted', priority: 'immediate', flags: ['danger_words'] });
    const urgent = await filed({ ...due(26), state: 'recommended', priority: 'urgent' });
    const order = async (query: Record<string, string>) =>
      (await mine('worker', query)).map(({ reference }) => reference);
    const all = [decided, routine, danger, urgent].map(({ reference }) => reference);
    expect(await order({})).toEqual([all[0], all[1], all[3], all[2]]);
    expect(await order({ sort: 'priority' })).toEqual([all[2], all[3], all[0], all[1]]);
    expect(await order({ sort: 'priority', limit: '1' })).toEqual([all[2]]);
    expect((await mine('worker', { sort: 'priority' })).map(({ danger: is }) => is)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
