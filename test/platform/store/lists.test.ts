import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseActionRule } from '#functions/casework/work/action.ts';
import { accept, assign, reroute, setPriority } from '#functions/casework/work/actions/taking.ts';
import { finishTask, raiseTask } from '#functions/casework/work/actions/tasks.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseAction } from '#functions/casework/work/states.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { closeJourney } from '#functions/platform/store/documents.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { listFlag } from '#functions/platform/store/flag-rows.ts';
import { assigneeQueueOf, caseKey, ownerQueueOf, queueOf } from '#functions/platform/store/keys.ts';
import { PLACES, placeOf } from '#functions/platform/store/listing.ts';
import { type CaseList, type ListPage, listCases, listTasks } from '#functions/platform/store/lists.ts';
import { StoredCase } from '#functions/platform/store/reading.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { type Case, CaseState, Priority } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';
import { NOTHING_SAID } from '#schemas/safety-record.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const ACTOR = service('test');
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker-3', 'worker-8');
});

async function filed(change: Partial<Case> = {}, on = tables): Promise<string> {
  const head = sampleCase(change);
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase({ ...on, actor: ACTOR }, { head, once, tasks: [], timeline: [] }, now);
  return head.reference;
}

async function act(reference: string, action: CaseAction, rule: CaseActionRule, body: unknown, by = 'worker-1') {
  const whole = await seenCase(tables, reference);
  const doing = { staff: { id: by, roles: [] }, now };
  const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing);
  expect(await changeCase({ ...tables, actor: ACTOR }, whole.head, change, now)).toMatchObject({ changed: 'now' });
}

/** Reads a list to its end, in pages of one size. */
async function whole<T>(page: (after: ListPage<T>['next']) => Promise<ListPage<T>>): Promise<T[]> {
  const rows: T[] = [];
  let after: ListPage<T>['next'];
  do {
    const one = await page(after);
    rows.push(...one.rows);
    // A case that left a list must be gone from it, and not only skipped.
    expect(one.moved).toEqual([]);
    after = one.next;
  } while (after !== undefined);
  return rows;
}

const cases = (list: CaseList, limit = 2) =>
  whole((after) => listCases({ ...tables, actor: ACTOR }, { list, limit, after }, { now: new Date() }));
const references = async (list: CaseList) => (await cases(list)).map(({ reference }) => reference);
const tasksOf = (owner: string) =>
  whole((after) => listTasks({ ...tables, actor: ACTOR }, { list: { owner }, limit: 2, after }, { now: new Date() }));

describe('a team’s cases', () => {
  const at = (day: number) => ({
    receivedAt: `2026-11-0${day}T09:00:00.000Z`,
    decisionDueAt: `2026-11-${30 - day}T17:00:00.000Z`,
  });
  const team = 'information_governance';
  let filedAs: string[] = [];
  beforeEach(async () => {
    tables = await localTables();
    await enterAll(tables, 'worker-3', 'worker-8');
    filedAs = [];
    for (const [day, priority] of [
      [1, 'routine'],
      [2, 'immediate'],
      [3, 'urgent'],
      [4, undefined],
      [5, 'urgent'],
    ] as const)
      filedAs.push(await filed({ team, ...at(day), ...(priority === undefined ? {} : { priority }) }));
  });
  const named = (...places: number[]) => places.map((place) => filedAs[place - 1]);

  it('come by due time, by receipt, or by priority and within it by due time', async () => {
    expect(await references({ by: 'due', team, state: 'new' })).toEqual(named(5, 4, 3, 2, 1));
    expect(await references({ by: 'received', team, state: 'new' })).toEqual(named(1, 2, 3, 4, 5));
    expect(await references({ by: 'priority', team, state: 'new' })).toEqual(named(2, 5, 3, 4, 1));
  });

  it('of one priority are those alone, and a case without one is routine', async () => {
    expect(await references({ by: 'priority', team, state: 'new', only: 'urgent' })).toEqual(named(5, 3));
    expect(await references({ by: 'priority', team, state: 'new', only: 'routine' })).toEqual(named(4, 1));
  });

  it('change their place as their priority changes, with that change', async () => {
    await act(filedAs[3] ?? '', 'set_priority', setPriority, { priority: 'immediate' });
    expect(await references({ by: 'priority', team, state: 'new' })).toEqual(named(4, 2, 5, 3, 1));
  });

  it('leave its lists when they are sent to another team, and join all of that team’s', async () => {
    const [reference = ''] = filedAs;
    await act(reference, 'reroute', reroute, { team: 'masp', why: 'It is for the panel.' });
    for (const by of ['due', 'received', 'priority'] as const) {
      expect(await references({ by, team, state: 'new' })).not.toContain(reference);
      expect(await references({ by, team: 'masp', state: 'new' })).toEqual([reference]);
    }
  });
});

describe('one person’s cases', () => {
  const mine = (states: readonly CaseState[] = ['new', 'accepted', 'recommended']): CaseList => ({
    by: 'assignee',
    assignee: 'somebody@council.example',
    states,
  });

  it('come over teams and states as one list, due first, to its end', async () => {
    const due = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'];
    const expected: string[] = [];
    for (const [place, day] of due.entries())
      expected.push(
        await filed({
          assignee: 'somebody@council.example',
          team: place % 2 === 0 ? 'masp' : 'duty_and_advice',
          state: place === 1 ? 'recommended' : place === 3 ? 'new' : 'accepted',
          decisionDueAt: `${day}T17:00:00.000Z`,
        }),
      );
    for (const limit of [1, 2, 3, 50])
      expect((await cases(mine(), limit)).map(({ reference }) => reference)).toEqual(expected);
    expect(await references(mine(['recommended']))).toEqual([expected[1]]);
  });

  it('are theirs from the moment they take one until somebody else is given it', async () => {
    const reference = await filed();
    await act(reference, 'accept', accept, {}, 'worker-7');
    const of = (assignee: string): CaseList => ({ by: 'assignee', assignee, states: ['new', 'accepted'] });
    expect(await references(of('worker-7'))).toEqual([reference]);
    await act(reference, 'assign', assign, { to: 'worker-8' });
    expect(await references(of('worker-7'))).toEqual([]);
    expect(await references(of('worker-8'))).toEqual([reference]);
    await act(reference, 'reroute', reroute, { team: 'masp', why: 'For the panel.' });
    expect(await references(of('worker-8'))).toEqual([]);
  });

  it('are under a hash: no key holds an identity provider’s name for a person', () => {
    expect(assigneeQueueOf('somebody@council.example', 'new')).not.toContain('somebody');
    expect(ownerQueueOf('somebody@council.example')).not.toContain('somebody');
  });
});

describe('cases from one kind of agency', () => {
  it('are its own in that team and state', async () => {
    const school = await filed({ team: 'masp', source: '2A' });
    await filed({ team: 'masp', source: '6' });
    await filed({ team: 'masp' });
    expect(await references({ by: 'source', team: 'masp', state: 'new', source: '2A' })).toEqual([school]);
    expect(await references({ by: 'source', team: 'masp', state: 'accepted', source: '2A' })).toEqual([]);
  });
});

describe('a form that is read from a file', () => {
  const MASP = { id: 'masp', version: '1' };
  const close = (of: Case, document: string) =>
    closeJourney(
      { ...tables, actor: ACTOR },
      {
        reference: of.reference,
        id: document,
        type: 'docx',
        safety: 'safe',
        reasons: [],
        filed: null,
        picture: null,
        reading: 'read',
        formNumber: 1,
        alsoOn: null,
        form: {
          before: 0,
          of,
          safety: NOTHING_SAID,
          head: { form: MASP, completeness: { answered: 1, reasoned: 0, blank: 0 }, children: 1, source: '3A' },
          record: {
            number: 1,
            formId: 'masp',
            formVersion: '1',
            documentId: document,
            readAt: now.toISOString(),
            answers: [],
            leftovers: [],
          },
        },
      },
      { flags: [], tasks: [], line: { id: newId(), at: now.toISOString(), what: 'form_read', by: 'service' } },
      now,
    );

  it('puts its case in the list of its kind of agency, where the case is by then', async () => {
    const head = sampleCase({ team: 'held_mail' });
    const document = sampleDocument(head.reference, { verdict: 'clean' });
    await fileCase(
      { ...tables, actor: ACTOR },
      {
        head,
        once: { kind: 'test', hash: digest(head.reference), holds: {} },
        document: { document },
        tasks: [],
        timeline: [],
      },
      now,
    );
    await act(head.reference, 'reroute', reroute, { team: 'masp', why: 'It is for the panel.' });
    // Its row moves with its head, so a case sent elsewhere since it was read is not read again.
    expect(await close({ ...head, decisionDueAt: '2026-12-24T17:00:00.000Z' }, document.id)).toBe('form_came_first');
    expect(await close(head, document.id)).toBe('closed');
    expect(await references({ by: 'source', team: 'masp', state: 'new', source: '3A' })).toEqual([head.reference]);
    await act(head.reference, 'reroute', reroute, { team: 'held_mail', why: 'It is not.' });
    expect(await references({ by: 'source', team: 'masp', state: 'new', source: '3A' })).toEqual([]);
    expect(await references({ by: 'source', team: 'held_mail', state: 'new', source: '3A' })).toEqual([head.reference]);
  });
});

describe('one person’s tasks', () => {
  const task = (why: string, day: string) => ({ why, dueAt: `2026-12-${day}T09:00:00.000Z`, owner: 'worker-3' });

  it('come over cases, due first, and leave as they are done', async () => {
    const [first, second] = [await filed(), await filed()];
    await act(first, 'raise_task', raiseTask, task('Ring the school', '03'));
    await act(second, 'raise_task', raiseTask, task('Ring the nurse', '02'));
    await act(first, 'raise_task', raiseTask, task('Write it down', '02'));
    const found = await tasksOf('worker-3');
    expect(found.map(({ dueAt }) => dueAt.slice(8, 10))).toEqual(['02', '02', '03']);
    expect(new Set(found.map(({ why }) => why))).toEqual(
      new Set(['Ring the school', 'Ring the nurse', 'Write it down']),
    );
    const done = found.find(({ why }) => why === 'Ring the nurse');
    await act(second, 'finish_task', finishTask, { id: done?.id });
    expect((await tasksOf('worker-3')).map(({ reference }) => reference)).toEqual([first, first]);
  });
});

describe('a list', () => {
  it('shows each case as it is now, and names one that went elsewhere meanwhile', async () => {
    const reference = await filed({ team: 'documents_to_read' });
    // A row whose head disagrees, as an index that lags would give it.
    const gone = await filed({ team: 'masp' });
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: caseKey(Reference.parse(gone)),
        UpdateExpression: 'SET #queue = :queue',
        ExpressionAttributeNames: { '#queue': 'queue' },
        ExpressionAttributeValues: { ':queue': queueOf('documents_to_read', 'new') },
      }),
    );
    const page = await listCases(
      { ...tables, actor: ACTOR },
      { list: { by: 'received', team: 'documents_to_read', state: 'new' }, limit: 10 },
      { now: new Date() },
    );
    expect(page.rows.map((row) => row.reference)).toEqual([reference]);
    expect(page.moved).toEqual([gone]);
  });
});

describe('the place of a case', () => {
  const listed = fc.record({
    team: fc.constantFrom('masp' as const, 'duty_and_advice' as const),
    state: fc.constantFrom(...CaseState.options),
    priority: fc.constantFrom(null, ...Priority.options),
    assignee: fc.constantFrom(null, 'worker-1', 'worker-2'),
    decisionDueAt: fc.constantFrom('2026-11-24T17:00:00.000Z', '2026-11-25T17:00:00.000Z'),
  });

  it('is what its head says after any change, in every list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(undefined, '2A'), listed, listed, async (source, was, is) => {
        const clean = Object.fromEntries(Object.entries(was).filter(([, value]) => value !== null));
        const reference = await filed({ ...clean, ...(source === undefined ? {} : { source }) });
        const { head } = await seenCase(tables, reference);
        const line = { id: newId(now), at: now.toISOString(), what: 'note' as const, by: 'test' };
        const nothing = { flags: [], records: [], raise: [], finish: [], outbound: [], line };
        await changeCase({ ...tables, actor: ACTOR }, head, { action: 'change', head: is, ...nothing }, now);
        const { Item = {} } = await tables.client.send(
          new GetCommand({ TableName: tables.cases, Key: caseKey(Reference.parse(reference)), ConsistentRead: true }),
        );
        expect(Object.fromEntries(PLACES.map((name) => [name, Item[name]]))).toEqual(placeOf(StoredCase.parse(Item)));
        expect(Item).toMatchObject({ team: is.team, state: is.state });
      }),
      { numRuns: 25 },
    );
  });
});

describe('cases with a named flag', () => {
  const list: CaseList = { by: 'flag', team: 'masp', state: 'new', flag: 'third_contact' };
  const flagged = (given: string, version: number, flags: Case['flags'] = ['third_contact']) => ({
    ...{ reference: Reference.parse(given), version, flags, team: 'masp', state: 'new' },
    queueSort: `${sampleCase().decisionDueAt}#${given}`,
  });

  it('are a list of their own, which a late event does not change', async () => {
    const reference = await filed({ team: 'masp', flags: ['third_contact'] });
    expect(await listFlag(tables, flagged(reference, 2), 'third_contact')).toBe('listed');
    expect(await listFlag(tables, flagged(reference, 1, []), 'third_contact')).toBe('known');
    expect(await listFlag(tables, flagged(reference, 2), 'third_contact')).toBe('known');
    expect(await references(list)).toEqual([reference]);
    expect(await listFlag(tables, flagged(reference, 3, []), 'third_contact')).toBe('listed');
    expect(await references(list)).toEqual([]);
  });
});
