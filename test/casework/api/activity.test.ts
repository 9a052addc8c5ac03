import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { countJob } from '#functions/casework/count/count-job.ts';
import { countingStore } from '#functions/casework/count/counting-store.ts';
import { standingOf } from '#functions/casework/count/standing.ts';
import { countAll } from '#functions/platform/store/counts.ts';
import { ownedOf } from '#functions/platform/store/pairing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Reference } from '#schemas/reference.ts';
import { analysis } from '#test/casework/work/analysis.ts';
import { quiet } from '#test/correspondence/outbox-fixture.ts';
import { activityRows } from '#test/support/activity-rows.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { filed } from '#test/support/desk.ts';
import { everyItem, itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const manager = { as: 'team_manager', subject: 'manager', at: NOW } as const;
let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
  await enterAll(tables, 'manager');
});

/** Files a case about danger, asks about it and decides it, by the API. */
async function lived(): Promise<Reference> {
  const reference = await filed(tables, NOW, { source: '2A', flags: ['re_referral', 'danger_words'] });
  const act = (path: string, body: unknown, version: number) =>
    visit(staffDepsOver(tables), `POST /admin/cases/{reference}/${path}`, {
      ...{ ...manager, path: { reference }, body, headers: { 'if-match': `"${version}"` } },
    });
  const questions = [{ topic: 'safety', text: 'Who is at home in the evenings?' }];
  const of = { who: 'professional', how: 'telephone', worker: 'manager' };
  await act('asks', { reasons: ['best_placed'], questions, dueAt: '2026-11-30T12:00:00.000Z', of }, 1);
  const [{ id = '' } = {}] = (await everyItem(tables)).filter(({ item }) => item === 'ask');
  await act('asks-answered', { id, how: 'telephone', answers: 'An aunt.' }, 2);
  const s47 = { outcome: 'strategy_discussion', legalBasis: { code: 's47', rationale: 'Harm is likely.' } };
  await act('decision', { ...analysis(s47), aloneBecause: 'Nobody else is on duty.' }, 3);
  return reference;
}

const LIVED = {
  '2026-11-23': {
    ...{ 'door web': 1, 'from 2A': 1, re_referral: 1, asked: 1, answered: 1 },
    ...{ 'to strategy_discussion': 1, in_time: 1, 'week 0': 1, 'month 0': 1 },
  },
};

describe('activity', () => {
  it('is counted by reconcile as by the stream, and by both once', async () => {
    const reference = await lived();
    for await (const owned of ownedOf(tables, reference)) {
      const standing = standingOf({ ...owned, reference });
      if (standing !== undefined) await countAll(tables, [standing]);
    }
    expect(await activityRows(tables)).toEqual(LIVED);
    const records = (await everyItem(tables)).map((item, at) => ({
      dynamodb: { SequenceNumber: String(at), NewImage: marshall(item) },
    }));
    await countJob({ ...countingStore(tables), log: quiet }, records);
    expect(await activityRows(tables)).toEqual(LIVED);
    const other = await localTables();
    await countJob({ ...countingStore(other), log: quiet }, records);
    expect(await activityRows(other)).toEqual(LIVED);
  });

  it('is one look in the audit, by whom and since when; a refused period is none', async () => {
    const ask = (query: Record<string, string>) =>
      visit(staffDepsOver(tables), 'GET /admin/activity', { as: 'analyst', query, at: NOW });
    await ask({ by: 'month', from: '2026-10-05' });
    await expect(ask({ from: '2020-01-01' })).rejects.toMatchObject({ status: 400, code: 'bad-query' });
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.audit, ConsistentRead: true }));
    const looks = Items.filter(({ action }) => action === 'read-activity');
    expect(looks).toEqual([expect.objectContaining({ actor: 'staff:person-analyst', subject: '2026-07-01' })]);
  });

  it('keeps the outcome beside the head for its counts, and no view of the case has it from there', async () => {
    const reference = await lived();
    expect((await itemsOf(tables, reference)).get('CASE')?.outcome).toBe('strategy_discussion');
    const shown = await visit(staffDepsOver(tables), 'GET /admin/cases/{reference}', {
      ...manager,
      path: { reference },
    });
    const listed = await visit(staffDepsOver(tables), 'GET /admin/cases', { ...manager, query: { state: 'decided' } });
    expect(shown.body).toMatchObject({ case: { reference, state: 'decided' } });
    expect(shown.body).not.toHaveProperty('case.outcome');
    expect(listed.body).toMatchObject({ cases: [{ reference }] });
    expect(JSON.stringify(listed.body)).not.toContain('strategy_discussion');
  });
});
