import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { timelineWrite } from '#functions/platform/store/items.ts';
import { caseKey, recordKey } from '#functions/platform/store/keys.ts';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { type Role, service } from '#schemas/actor.ts';
import { History } from '#schemas/api/staff/history.ts';
import type { Case, TimelineCode } from '#schemas/case.ts';
import type { Decision } from '#schemas/decision.ts';
import type { Match } from '#schemas/known-child.ts';
import { newReference, type Reference } from '#schemas/reference.ts';
import { askAs } from '#test/support/ask-as.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { localDynamoDb } from '#test/support/local-aws.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { sampleMatch } from '#test/support/sample-match.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const DAY = '2026-11-24';
const now = new Date(`${DAY}T12:00:00.000Z`);
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

/** Files a case that was received on a day of November, with a line at each of these hours. */
async function filed(day: number, change: Partial<Case> = {}, lines: readonly [TimelineCode, string?][] = []) {
  const receivedAt = `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`;
  const head = sampleCase({ receivedAt, ...change });
  const first = { id: newId(new Date(receivedAt)), at: receivedAt, what: 'received', by: 'service' } as const;
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase({ ...tables, actor: service('test') }, { head, once, tasks: [], timeline: [first] }, now);
  const written = lines.map(([what, detail], at) => {
    const when = new Date(Date.parse(receivedAt) + (at + 1) * 60_000);
    const line = { id: newId(when), at: when.toISOString(), what, by: 'person-9' };
    return timelineWrite(tables, head.reference, detail === undefined ? line : { ...line, detail });
  });
  if (written.length > 0) await transact(tables.client, written);
  return head;
}

/** Stores records of a case as they are. */
const store = (reference: Reference, kind: 'match' | 'decision', records: readonly { readonly id: string }[]) =>
  transact(
    tables.client,
    records.map((record) => ({
      name: `${kind}-${record.id}`,
      table: tables.cases,
      put: { ...recordKey(reference, kind, record.id), item: kind, reference, ...record },
    })),
  );

const matched = (other: Reference, change: Partial<Match> = {}) =>
  sampleMatch({ other: { reference: other, child: 1 }, ...change });

const decided = (change: Partial<Decision> = {}): Decision => ({
  id: newId(now),
  round: 1,
  by: 'manager-1',
  at: now.toISOString(),
  level: { code: '2', label: '2 Early help', rationale: 'Support.' },
  legalBasis: { code: 'early_help', rationale: 'Agreed.' },
  outcome: 'early_help_assessment',
  reasons: 'Several needs.',
  recommendation: null,
  dueAt: now.toISOString(),
  version: 1,
  ...change,
});

async function history(
  reference: string,
  as: Role = 'screening_officer',
  person = 'person-1',
  reason?: string,
  on: Tables = tables,
) {
  const route = 'GET /admin/cases/{reference}/history';
  const asked = { route, path: { reference }, query: {}, body: undefined, as, person, reason, version: 1, now };
  return askAs(staffDepsOver(on), asked);
}
/** Restricts a case to somebody else. */
const restrict = (reference: Reference) =>
  tables.client.send(
    new UpdateCommand({
      TableName: tables.cases,
      Key: caseKey(reference),
      UpdateExpression: 'SET #access = :access',
      ExpressionAttributeNames: { '#access': 'access' },
      ExpressionAttributeValues: { ':access': { only: ['named'] } },
    }),
  );
const seen = async (...asked: Parameters<typeof history>): Promise<History> => {
  const { status, body } = await history(...asked);
  expect(status).toBe(200);
  return History.parse(body);
};

describe('the history of a case', () => {
  it('is one timeline of all its related cases, newest first, and says of each why it is related', async () => {
    const linked = await filed(3, { state: 'decided', decidedAt: '2026-11-04T10:00:00.000Z' }, [
      ['accepted'],
      ['decided_early_help_assessment'],
    ]);
    await store(linked.reference, 'decision', [decided()]);
    const suggested = await filed(10, { assignee: 'person-7' }, [['note', 'Rang the school.']]);
    const rejected = await filed(12);
    const own = await filed(20, { links: [{ reference: linked.reference, why: 'same_child' }] }, [['accepted']]);
    await store(own.reference, 'match', [
      matched(linked.reference, { state: 'confirmed' }),
      matched(suggested.reference, { strength: 'possible' }),
      matched(rejected.reference, { state: 'rejected' }),
    ]);

    const found = await seen(own.reference);

    expect(found).toMatchObject({ reference: own.reference, hidden: 0, moreCases: 0, moreLines: false });
    expect(found.cases).toEqual([
      expect.objectContaining({ reference: own.reference, links: [], matches: [], suggested: false, outcome: null }),
      expect.objectContaining({
        reference: suggested.reference,
        links: [],
        matches: [{ child: 1, relation: 'same_child', strength: 'possible', state: 'suggested' }],
        suggested: true,
        state: 'new',
        assignee: 'person-7',
      }),
      expect.objectContaining({
        reference: linked.reference,
        links: ['same_child'],
        suggested: false,
        state: 'decided',
        decidedAt: '2026-11-04T10:00:00.000Z',
        outcome: { code: 'early_help_assessment', label: 'Early help assessment' },
        withheld: false,
      }),
    ]);
    expect(found.lines.map(({ reference, says }) => [reference, says])).toEqual([
      [own.reference, 'Accepted'],
      [own.reference, 'Received'],
      [suggested.reference, 'Added a note'],
      [suggested.reference, 'Received'],
      [linked.reference, 'Decided: early help assessment'],
      [linked.reference, 'Accepted'],
      [linked.reference, 'Received'],
    ]);
    expect(found.lines[2]?.detail).toBe('Rang the school.');
  });

  it('marks as suggested what only the program linked', async () => {
    const [repeat, byHand] = [await filed(2), await filed(3)];
    const own = await filed(4, {
      links: [
        { reference: repeat.reference, why: 'suspected_repeat' },
        { reference: byHand.reference, why: 'by_hand' },
      ],
    });
    const { cases } = await seen(own.reference);
    expect(cases.map(({ reference, suggested }) => [reference, suggested])).toEqual([
      [own.reference, false],
      [byHand.reference, false],
      [repeat.reference, true],
    ]);
  });

  it('is one entry of the audit that names every case that was read', async () => {
    const [other, kept] = [await filed(2), await filed(3, { access: { only: ['named'] } })];
    const links = [other, kept].map(({ reference }) => ({ reference, why: 'siblings' as const }));
    const own = await filed(4, { links });
    await seen(own.reference, 'ig_officer', 'person-ig', 'A complaint to answer.');
    const entries = await auditedOf(tables, DAY, [own.reference, other.reference, kept.reference]);
    expect(entries).toEqual([
      expect.objectContaining({
        action: 'read-history',
        reference: own.reference,
        references: [other.reference],
        count: 2,
        reason: 'A complaint to answer.',
      }),
    ]);
  });
});

describe('cases that a person may not see', () => {
  it('are only counted: another team’s, a restricted one, and one about the person', async () => {
    const secret = (day: number, change: Partial<Case>) => filed(day, change, [['note', 'Kestrel']]);
    const restricted = await secret(2, { team: 'early_help_coordinator', access: { only: ['named'] } });
    const never = await secret(3, { team: 'early_help_coordinator', access: { never: ['person-1'] } });
    const duty = await secret(4, { team: 'duty_and_advice' });
    const links = [restricted, never, duty].map(({ reference }) => ({ reference, why: 'same_child' as const }));
    const own = await filed(5, { team: 'early_help_coordinator', links });

    for (const [role, person, hidden] of [
      ['eh_coordinator', 'person-1', 3],
      ['eh_coordinator', 'named', 1],
      ['team_manager', 'named', 0],
      ['screening_officer', 'person-2', 1],
    ] as const) {
      const found = await seen(own.reference, role, person);
      expect([role, person, found.hidden, found.cases.length]).toEqual([role, person, hidden, 4 - hidden]);
      const shown = new Set(found.cases.map(({ reference }) => reference));
      expect(found.lines.every(({ reference }) => shown.has(reference))).toBe(true);
      expect(JSON.stringify(found).split('Kestrel')).toHaveLength(4 - hidden);
    }
  });

  it('have no history for them', async () => {
    const own = await filed(5, { access: { only: ['named'] } });
    expect((await history(own.reference)).status).toBe(403);
    expect((await history(own.reference, 'screening_officer', 'named')).status).toBe(200);
    expect((await history(own.reference, 'eh_coordinator', 'named')).status).toBe(404);
    expect((await history(own.reference, 'system_admin', 'named')).status).toBe(403);
    expect((await history(own.reference, 'ig_officer', 'named')).status).toBe(400);
    expect((await history(newReference())).status).toBe(404);
    expect((await history('nothing')).status).toBe(404);
    const refused = (await auditedOf(tables, DAY, [own.reference])).filter(({ action }) => action === 'refused');
    expect(refused.map(({ subject }) => subject)).toContain('read-history');
  });

  it('are left out when they are restricted while the look is recorded', async () => {
    const other = await filed(2, {}, [['note', 'Kestrel']]);
    const own = await filed(3, { links: [{ reference: other.reference, why: 'same_child' }] });
    const on = tablesOver(new DynamoDBClient(localDynamoDb()), tables.cases, tables.audit);
    on.client.middlewareStack.add(
      (next) => async (args) => {
        if ('TransactItems' in args.input) await restrict(other.reference);
        return next(args);
      },
      { step: 'initialize', priority: 'high', name: 'meanwhile' },
    );
    const { body } = await history(own.reference, 'team_manager', 'person-1', undefined, on);
    expect(body).toMatchObject({ hidden: 1, cases: [{ reference: own.reference }] });
    expect(JSON.stringify(body)).not.toContain('Kestrel');
  });
});

describe('what a history hides', () => {
  it('is every secret address of its cases, on the lines of all of them', async () => {
    const STREET = 'Ploverfield';
    const said = (value: string) => ({ path: '/children/0/homeAddress', value, source: 'web', confidence: 1 }) as const;
    const secret = await caseThatSays(
      tables,
      { answers: [said(`12 ${STREET} Street`)], text: `He waits in ${STREET} Street.`, address: '1 Nowhere', now },
      { flags: ['address_confidential'] },
    );
    const own = await filed(6, { links: [{ reference: secret.reference, why: 'same_child' }] }, [
      ['note', `Seen in ${STREET} Street.`],
    ]);
    const { lines } = await seen(own.reference);
    const details = lines.flatMap(({ detail }) => detail ?? []);
    expect(details).toHaveLength(2);
    for (const detail of details) expect(detail).toContain('[kept secret]');
    expect(JSON.stringify(lines)).not.toContain(STREET);
  });

  it('is the plan under section 47, from people who work without it', async () => {
    const s47 = { since: '2026-11-04T10:00:00.000Z', until: '2026-11-05T10:00:00.000Z', current: false };
    const plan = await filed(4, { team: 'early_help_coordinator', s47, state: 'decided' }, [
      ['note', 'Kestrel'],
      ['decided_strategy_discussion'],
    ]);
    const legalBasis = { code: 's47', rationale: 'Kestrel' } as const;
    await store(plan.reference, 'decision', [decided({ outcome: 'strategy_discussion', legalBasis })]);
    const links = [{ reference: plan.reference, why: 'same_child' as const }];
    const own = await filed(6, { team: 'early_help_coordinator', links });

    const coordinator = await seen(own.reference, 'eh_coordinator');
    expect(coordinator.cases[1]).toMatchObject({ outcome: null, withheld: true });
    expect(coordinator.lines.map(({ says, detail }) => [says, detail])).toEqual([
      ['Received', undefined],
      ['Decided', undefined],
      ['Added a note', '[withheld]'],
      ['Received', undefined],
    ]);
    const worker = await seen(own.reference, 'duty_social_worker');
    expect(worker.cases[1]).toMatchObject({ outcome: { label: 'Strategy discussion' }, withheld: false });
    expect(JSON.stringify(worker)).toContain('Kestrel');
  });
});

describe('a history that is very long', () => {
  it('is cut after 200 lines and 20 related cases, and says so', async () => {
    const others: Case[] = [];
    for (let day = 1; day <= 22; day += 1) others.push(await filed(day));
    const links = others.map(({ reference }) => ({ reference, why: 'siblings' as const }));
    const hours = Array.from({ length: 60 }, (): [TimelineCode] => ['note']);
    const long = await filed(23, { links }, hours);
    const short = await seen(long.reference);
    expect(short).toMatchObject({ moreCases: 2, moreLines: false, hidden: 0 });
    // The two that were received first are left out.
    const shown = short.cases.slice(1).map(({ reference }) => reference);
    expect(shown).toEqual(
      others
        .slice(2)
        .reverse()
        .map(({ reference }) => reference),
    );
    expect(short.lines).toHaveLength(61 + 20);

    for (let at = 0; at < 3; at += 1)
      await transact(
        tables.client,
        Array.from({ length: 60 }, (_, minute) => {
          const when = new Date(Date.parse(long.receivedAt) + (at + 2) * 3_600_000 + minute * 60_000);
          const line = { id: newId(when), at: when.toISOString(), what: 'note', by: 'person-9' } as const;
          return timelineWrite(tables, long.reference, line);
        }),
      );
    const cut = await seen(long.reference);
    expect(cut).toMatchObject({ moreCases: 2, moreLines: true });
    expect(cut.lines).toHaveLength(200);
    expect(cut.lines.every(({ reference, what }) => reference === long.reference && what === 'note')).toBe(true);
  });
});
