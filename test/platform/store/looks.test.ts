import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditWrite } from '#functions/platform/store/audit.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { auditKey, lookedKey } from '#functions/platform/store/keys.ts';
import { indexLooks, readLooks } from '#functions/platform/store/looks.ts';
import { dayOfEntry } from '#functions/platform/store/sealing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { type Actor, service } from '#schemas/actor.ts';
import { AuditEntry } from '#schemas/audit.ts';
import { newReference, type Reference } from '#schemas/reference.ts';
import { asJob } from '#test/support/as-job.ts';
import { formSaid } from '#test/support/form-said.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { sealerOver } from '#test/support/sealed-looks.ts';

const start = new Date('2026-11-24T10:00:00.000Z');
const world = { now: start };
const worker = (id: string): Actor => ({ kind: 'staff', id, roles: ['duty_social_worker'] });
const asker: Actor = { kind: 'staff', id: 'governance', roles: ['ig_officer'] };
let tables: Tables;
let reference: Reference;

beforeEach(async () => {
  tables = await localTables();
  world.now = start;
  const head = sampleCase();
  reference = head.reference;
  const once = { kind: 'test', hash: reference, holds: {} };
  await fileCase(
    { ...tables, actor: service('test') },
    { head, once, forms: [formSaid({})], tasks: [], timeline: [] },
    start,
  );
});

/** Writes an entry of the audit as the store does. */
async function look(actor: Actor, at: Date, what: Partial<Parameters<typeof auditWrite>[2]> = {}): Promise<AuditEntry> {
  const write = auditWrite({ ...tables, actor }, at, { action: 'read-case', reference, ...what });
  await transact(tables.client, [write]);
  return AuditEntry.parse('put' in write ? write.put : {});
}

const index = (entries: readonly AuditEntry[], known = new Set<string>()) =>
  indexLooks(asJob('AuditSeal', tables), entries, known);

async function rows(one = reference): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': lookedKey(one).pk },
    }),
  );
  return Items;
}

const answer = (change: { after?: string } = {}) =>
  readLooks({ ...asJob('CaseworkApi', tables), actor: asker }, reference, {
    now: world.now,
    permit: () => undefined,
    related: () => [],
    shows: () => true,
    subject: 'case',
    from: undefined,
    until: undefined,
    after: change.after,
  });
const idsShown = async () => (await answer())?.looks.map(({ entry }) => entry.id);

describe('the index of looks', () => {
  it('has a row for each case that an entry of a person names, with the id of the entry and nothing of a family', async () => {
    const other = newReference();
    const entry = await look(worker('p1'), start, {
      action: 'search',
      subject: 'name',
      references: [other],
      reason: 'Mia Quill',
    });
    await index([entry]);
    const row = (one: Reference) => ({ pk: `LOOKED#${one}`, sk: entry.id, item: 'look', entry: entry.id });
    expect(await rows()).toEqual([row(reference)]);
    expect(await rows(other)).toEqual([row(other)]);
  });

  it('has none for the service itself, for a sender or for an agency', async () => {
    const entries = [service('casework/clock'), { kind: 'public' } as const, { kind: 'agency', id: 'a1' } as const];
    await index(await Promise.all(entries.map((actor) => look(actor, start))));
    expect(await rows()).toEqual([]);
  });

  it('is the same however often and in whatever order the stream brings its entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }), async (order) => {
        const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
        const entries = await Promise.all(people.map((id) => look(worker(id), start)));
        const before = new Set((await rows()).map(({ sk }) => sk));
        for (const place of order) await index(entries.slice(place, place + 1));
        const added = (await rows()).map(({ sk }) => String(sk)).filter((sk) => !before.has(sk));
        expect(added).toEqual([...new Set(order)].flatMap((place) => entries[place]?.id ?? []).sort());
      }),
      { numRuns: 10 },
    );
  });

  it('keeps two looks of the same second apart', async () => {
    const entries = [await look(worker('p1'), start), await look(worker('p1'), start)];
    await index(entries);
    expect(await idsShown()).toEqual(
      entries
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });

  it('has a list, and a page that looks again, once for each person, kind, reason and day in London', async () => {
    const known = new Set<string>();
    const lists = { action: 'list-cases', reference: undefined, references: [reference] };
    const again: Actor = { kind: 'staff', id: 'p1', roles: ['duty_social_worker'], again: true };
    const at = (time: string) => new Date(`2026-11-24T${time}:00.000Z`);
    const first = [
      await look(worker('p1'), at('10:00'), lists),
      await look(worker('p2'), at('10:00'), lists),
      await look(worker('p1'), at('10:00'), { ...lists, action: 'list-tasks' }),
      await look(worker('p1'), at('10:00'), { ...lists, reason: 'A complaint.' }),
      await look(again, at('10:00')),
    ];
    const later = [await look(worker('p1'), at('10:01'), lists), await look(again, at('23:59'))];
    await index(first, known);
    await index(later, known);
    await index(later);
    expect((await rows()).map(({ entry }) => entry).sort()).toEqual(first.map(({ id }) => id).sort());
    await index([await look(worker('p1'), new Date('2026-11-25T00:00:00.000Z'), lists)], known);
    expect(await rows()).toHaveLength(first.length + 1);
  });

  it('is written before an entry is sealed: a sealer that dies between the two leaves nothing out', async () => {
    const entry = await look(worker('p1'), start);
    await sealerOver(tables, world)();
    expect((await rows()).map((row) => row.entry)).toEqual([entry.id]);
    const missed = await look(worker('p1'), start);
    const dying = sealerOver(tables, world, { appendLink: () => Promise.reject(new Error('died here')) });
    await expect(dying()).rejects.toThrow('died here');
    expect((await rows()).map((row) => row.entry)).toContain(missed.id);
    await sealerOver(tables, world)();
    expect(await rows()).toHaveLength(2);
  });

  it('stops the sealing while it cannot be written, so that no entry is sealed without its rows', async () => {
    await look(worker('p1'), start);
    const busy = sealerOver(tables, world, { indexLooks: () => Promise.reject(new Error('busy')) });
    await expect(busy()).rejects.toThrow('busy');
    expect(await sealerOver(tables, world)()).toMatchObject({ entries: 2 });
  });

  it('is made for a day of entries that were sealed before it existed', async () => {
    const sealed = sealerOver(tables, world, { indexLooks: async () => undefined });
    const entry = await look(worker('p1'), start);
    await sealed();
    expect(await rows()).toEqual([]);
    await sealerOver(tables, world)({ index: '2026-11-24' });
    expect((await rows()).map((row) => row.entry)).toEqual([entry.id]);
  });
});

describe('the answer', () => {
  it('says so where an entry was changed, is missing, or does not name the case', async () => {
    const [changed, whole] = [await look(worker('p1'), start), await look(worker('p2'), start)];
    const elsewhere = await look(worker('p3'), start, { reference: newReference() });
    await index([changed, whole]);
    for (const entry of [elsewhere.id, whole.id.replace(/.$/, whole.id.endsWith('0') ? '1' : '0')])
      await tables.client.send(
        new PutCommand({ TableName: tables.audit, Item: { ...lookedKey(reference, entry), entry } }),
      );
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.audit,
        Key: auditKey(dayOfEntry(changed.id), changed.id),
        UpdateExpression: 'SET actor = :other',
        ExpressionAttributeValues: { ':other': 'staff:somebody-else' },
      }),
    );
    const found = await answer();
    expect(found?.looks.map(({ entry }) => entry.id)).toEqual([whole.id]);
    expect(found?.unreadable).toBe(3);
  });

  it('comes in pages of 50 that repeat nothing and leave nothing out', async () => {
    const entries: AuditEntry[] = [];
    for (let n = 0; n < 120; n += 1) entries.push(await look(worker('p1'), new Date(start.getTime() + n * 1000)));
    await index(entries);
    const shown: string[] = [];
    let after: string | undefined;
    const sizes: number[] = [];
    do {
      const page = await answer(after === undefined ? {} : { after });
      sizes.push(page?.looks.length ?? 0);
      shown.push(...(page?.looks ?? []).map(({ entry }) => entry.id));
      after = page?.next;
    } while (after !== undefined);
    expect(sizes).toEqual([50, 50, 20]);
    expect(shown).toEqual(entries.map(({ id }) => id).reverse());
  });
});
