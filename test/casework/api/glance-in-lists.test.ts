import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import { TaskList } from '#schemas/api/staff/task-list.ts';
import { WorkList } from '#schemas/api/staff/work-list.ts';
import type { Case } from '#schemas/case.ts';
import { askAs } from '#test/support/ask-as.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { describedForm, submitted, uploadDoor } from '#test/support/every-door.ts';
import { referral } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const PLACE = '4 Orchard Close';
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker', 'second');
});

interface Asking {
  readonly as?: Role;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly reason?: string;
}

async function ask(person: string, route: string, reference: string, asking: Asking = {}) {
  const { as = 'duty_social_worker', query = { limit: '50' }, body, reason } = asking;
  const { version }: Pick<Case, 'version'> =
    reference === '' ? { version: 1 } : (await seenCase(tables, reference)).head;
  const path = { reference };
  return askAs(staffDepsOver(tables), { route, path, query, body, as, person, reason, version, now });
}
async function does(person: string, what: string, reference: string, body: unknown, as: Role = 'team_manager') {
  const answer = await ask(person, `POST /admin/cases/{reference}/${what}`, reference, { as, body });
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
}
async function rowOf(person: string, reference: string, asking: Asking = {}) {
  const { body } = await ask(person, 'GET /admin/cases', '', asking);
  return WorkList.parse(body).cases.find((row) => row.reference === reference);
}
async function taskOf(person: string, reference: string, asking: Asking = {}) {
  const { body } = await ask(person, 'GET /admin/tasks', '', asking);
  return TaskList.parse(body).tasks.find((task) => task.reference === reference);
}

/** Files a referral by the web, as a school sends it. */
async function filed(change: { referrer?: object; child?: object } = {}): Promise<string> {
  const body = referral({
    request: { requestType: 'social_care' },
    ...change,
    child: { firstName: 'Wren', lastName: 'Hollis', dateOfBirth: '2019-11-24', ...change.child },
  });
  return z.object({ reference: z.string() }).parse(await submitted(tables, body, { door: 'web' })).reference;
}

const audited = async () => {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.audit,
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': 'DAY#2026-11-24' },
      ConsistentRead: true,
    }),
  );
  return Items;
};

describe('a row of a list', () => {
  it('shows the children with their ages, what is asked, who referred, and the version to assign it by', async () => {
    const referrer = {
      referrerType: 'professional',
      name: 'Sorrel Wainwright',
      role: 'Head',
      agency: 'Tanglewood School',
    };
    const reference = await filed({ referrer: { ...referrer, sourceCode: '2A' } });
    const row = await rowOf('worker', reference);
    expect(row).toMatchObject({
      glance: {
        state: 'read',
        says: null,
        asked: { request: { code: 'social_care', label: 'Children’s social care' } },
        referrer: {
          ...{ name: 'Sorrel Wainwright', role: 'Head', organisation: 'Tanglewood School' },
          type: { code: 'professional', label: 'A professional' },
          source: { code: '2A', label: 'Schools' },
        },
      },
      assignedAt: null,
      isNew: null,
    });
    expect(row?.glance.children[0]).toEqual({
      name: 'Wren Hollis',
      age: { code: 'years', years: 7, words: '7 years' },
    });
    expect(row?.glance.asked?.line).toMatch(/^Children’s social care/);
    const { head } = await seenCase(tables, reference);
    expect(row?.version).toBe(head.version);
    expect((row?.glance.children.length ?? 0) + (row?.glance.moreChildren ?? 0)).toBe(head.children);
  });

  it('says that a form is not read yet, and whom the file is from', async () => {
    const door = uploadDoor(tables);
    const slot = await door.asReferral(describedForm('form.docx', { name: 'Teasel', role: 'Nurse' }));
    await door.filled(slot);
    const row = await rowOf('worker', await door.caseOf(slot));
    expect(row?.glance).toMatchObject({
      state: 'not_read',
      says: 'Its form has not been read yet.',
      children: [],
      asked: null,
      referrer: { name: 'Teasel', role: 'Nurse', organisation: null },
    });
  });

  it('follows what a person reads on the form, and the mask of a secret address', async () => {
    const reference = await filed({ child: { homeAddress: PLACE }, referrer: { agency: `Refuge at ${PLACE}` } });
    await does('worker', 'readings', reference, { form: 1, path: '/children/0/firstName', answer: 'Linnet' });
    const before = (await rowOf('worker', reference))?.glance;
    expect(before).toMatchObject({
      children: [{ name: 'Linnet Hollis' }, expect.anything()],
      referrer: { organisation: `Refuge at ${PLACE}` },
    });
    await does('worker', 'flags', reference, { flag: 'address_confidential', why: 'She asked us.' });
    const after = (await rowOf('worker', reference))?.glance;
    expect(after).toMatchObject({
      children: [{ name: 'Linnet Hollis' }, expect.anything()],
      referrer: { organisation: 'Refuge at [kept secret]' },
    });
    await does('worker', 'readings', reference, { form: 1, path: '/referrer/agency', answer: `House, ${PLACE}` });
    expect((await rowOf('worker', reference))?.glance.referrer?.organisation).toBe('House, [kept secret]');
  });

  it('hides every text of a referral with a secret address until it is masked, a moment later', async () => {
    const reference = await filed({
      child: { homeAddress: PLACE, addressConfidential: true },
      referrer: { agency: `Refuge at ${PLACE}` },
    });
    const before = (await rowOf('worker', reference))?.glance;
    expect(before).toMatchObject({ children: [{ name: '[kept secret]', age: { years: 7 } }, expect.anything()] });
    expect(JSON.stringify(before)).not.toContain('Orchard');
    const { version } = (await seenCase(tables, reference)).head;
    await lookupWorld(tables, { keys: LOOKUP_KEYS, now }).told(reference);
    const row = await rowOf('worker', reference);
    expect(row).toMatchObject({
      version,
      glance: {
        children: [{ name: 'Wren Hollis' }, expect.anything()],
        referrer: { organisation: 'Refuge at [kept secret]' },
      },
    });
  });

  it('shows nothing of a restricted case to those whom it does not name, in lists of cases and tasks', async () => {
    const reference = await filed();
    await does('worker', 'tasks', reference, { why: 'Ring', dueAt: '2026-11-26T09:00:00.000Z' });
    await does('worker', 'access', reference, { only: ['worker'], never: [], why: 'Known to all.' });
    expect(await rowOf('curious', reference)).toMatchObject({
      ...{ restricted: true, flags: [], isNew: null, danger: false },
      glance: { state: 'withheld', children: [], moreChildren: 0, asked: null, referrer: null },
    });
    expect((await taskOf('curious', reference))?.case).toMatchObject({
      ...{ restricted: true, flags: [] },
      glance: { state: 'withheld', children: [], referrer: null },
    });
    expect((await rowOf('worker', reference))?.glance.children[0]?.name).toBe('Wren Hollis');
    expect((await taskOf('worker', reference))?.case?.glance.children[0]?.name).toBe('Wren Hollis');
  });
});

describe('a task in a list', () => {
  it('shows whose case it is, but not to a team that may not read the case', async () => {
    const reference = await filed();
    const task = { why: 'Ring', dueAt: '2026-11-26T09:00:00.000Z', team: 'early_help_coordinator' };
    await does('worker', 'tasks', reference, task);
    const query = { team: 'early_help_coordinator', limit: '50' };
    expect((await taskOf('worker', reference, { query }))?.case).toMatchObject({
      restricted: false,
      glance: { state: 'read', children: [{ name: 'Wren Hollis' }, expect.anything()] },
    });
    const others = await taskOf('helper', reference, { as: 'eh_coordinator', query });
    expect(others).toMatchObject({ reference, case: { flags: [], glance: { state: 'withheld', children: [] } } });
  });
});

describe('a look at a list', () => {
  it('is one entry of the audit, with the references of the cases that were shown', async () => {
    const shown = await filed();
    const kept = await filed();
    for (const reference of [shown, kept]) {
      await does('worker', 'assign', reference, { to: 'second' });
      await does('worker', 'tasks', reference, { why: 'Ring', dueAt: '2026-11-26T09:00:00.000Z', owner: 'second' });
    }
    await does('second', 'access', kept, { only: ['second'], never: [], why: 'Known to all.' });
    const of = async (look: () => Promise<unknown>) => {
      const before = (await audited()).map(({ sk }) => sk);
      await look();
      return (await audited()).filter(({ sk }) => !before.includes(sk));
    };
    const looked = await of(() => rowOf('worker', shown, { query: { assignee: 'second', limit: '50' } }));
    expect(looked).toMatchObject([{ action: 'list-cases', subject: 'assignee', count: 2, references: [shown] }]);
    const tasks = await of(() => taskOf('worker', shown, { query: { owner: 'second', limit: '50' } }));
    expect(tasks).toMatchObject([{ action: 'list-tasks', subject: 'owner', count: 2, references: [shown] }]);
    const theirs = await of(() => rowOf('second', shown, { query: { assignee: 'me', limit: '50' } }));
    expect(theirs).toMatchObject([{ action: 'list-cases', references: expect.arrayContaining([shown, kept]) }]);
    const [shift, ...more] = await of(() => ask('worker', 'GET /admin/shift', '', { query: { limit: '50' } }));
    expect([shift?.action, more]).toEqual(['show-shift', []]);
    expect(shift?.references).toContain(shown);
    expect(shift?.references).not.toContain(kept);
  });
});
