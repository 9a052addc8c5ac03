import { randomUUID } from 'node:crypto';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ulid } from 'ulid';
import { headKey, type Segment, segmentKey } from '#functions/platform/audit/chain.ts';
import { nothingKnown } from '#functions/platform/audit/seal.ts';
import { type SealJobDeps, sealJob } from '#functions/platform/audit/seal-job.ts';
import { sealingStore } from '#functions/platform/audit/sealing-store.ts';
import { newestHead, openSegments, readSegment, segmentVersions } from '#functions/platform/audit/segments.ts';
import { readVerifier, signer } from '#functions/platform/audit/signing.ts';
import { verifyAudit } from '#functions/platform/audit/verify.ts';
import { listVersions } from '#functions/platform/object-listing.ts';
import { deleteObject, openObjects } from '#functions/platform/objects.ts';
import { auditWrite } from '#functions/platform/store/audit.ts';
import { auditKey, chainKey, sealedKey } from '#functions/platform/store/keys.ts';
import { dayOfEntry, readChainHead, readDay, readLinks, readSealed } from '#functions/platform/store/sealing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { asJob } from '#test/support/as-job.ts';
import { localAws } from '#test/support/local-aws.ts';
import { localBucket, localS3 } from '#test/support/local-buckets.ts';
import { localTables } from '#test/support/local-tables.ts';

const MINUTE = 60_000;
const objects = openObjects(localS3());
const kms = new KMSClient(localAws());
const start = new Date('2026-11-23T23:50:00.000Z');
let tables: Tables;
let bucket = '';
let keyId = '';
let clock = start.getTime();

async function newKey(): Promise<string> {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }));
  return KeyMetadata?.KeyId ?? '';
}

beforeEach(async () => {
  tables = await localTables();
  bucket = await localBucket(objects.client, 'audit', true);
  keyId = await newKey();
  clock = start.getTime();
});

function deps(change: Partial<SealJobDeps> = {}): SealJobDeps {
  return {
    ...sealingStore(asJob('AuditSeal', tables)),
    ...openSegments(objects, { bucket, days: 1 }),
    sign: signer(keyId, kms),
    known: nothingKnown(),
    now: () => new Date(clock),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    figures: () => undefined,
    ...change,
  };
}

/** Records looks by people, a second apart. */
async function looks(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    clock += 1000;
    const write = auditWrite({ ...tables, actor: service('test') }, new Date(clock), {
      action: 'read-case',
      reference: 'FD-7K3M-9QXC',
    });
    await transact(tables.client, [write]);
    if ('put' in write) ids.push(String(write.put.id));
  }
  return ids;
}

const sweep = (change: Partial<SealJobDeps> = {}) => sealJob(deps(change), { sweep: true });

async function verify(later = 10 * MINUTE, since = '2026-11-20') {
  const isOurs = await readVerifier(keyId, kms);
  return verifyAudit(
    {
      links: () => readLinks(tables, 1),
      segments: () => segmentVersions(objects, bucket),
      head: () => newestHead(objects, bucket),
      segment: (sequence, versionId) => readSegment(objects, bucket, sequence, versionId),
      isOurs,
      sealed: (ids) => readSealed(tables, ids),
      day: (date) => readDay(tables, date),
      dayOf: dayOfEntry,
    },
    { now: new Date(clock + later), freshMs: 5 * MINUTE, since },
  );
}

const whats = async () => (await verify()).findings.map(({ what }) => what);

/** The powers of somebody who controls the table. */
const tamper = {
  overwrite: (id: string, set: string, names: Record<string, string>, values: Record<string, unknown>) =>
    tables.client.send(
      new UpdateCommand({
        TableName: tables.audit,
        Key: auditKey(dayOfEntry(id), id),
        UpdateExpression: set,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    ),
  remove: (key: { pk: string; sk: string }) =>
    tables.client.send(new DeleteCommand({ TableName: tables.audit, Key: key })),
};

describe('the audit', () => {
  it('that nobody touched has no findings, over midnight and over many links', async () => {
    await looks(105);
    expect(await sweep()).toEqual({ links: 2, entries: 105, repaired: 0 });
    clock += 20 * MINUTE;
    await looks(3);
    expect(await sweep()).toEqual({ links: 1, entries: 3, repaired: 0 });
    expect(await sweep()).toEqual({ links: 0, entries: 0, repaired: 0 });
    expect(await verify()).toEqual({ links: 3, entries: 108, waiting: 0, findings: [], more: 0 });
  });

  it('is sealed by a nudge from the stream, and by the sweep when the nudge was lost', async () => {
    const [first = '', second = ''] = await looks(2);
    const record = (id: string) => ({
      eventName: 'INSERT',
      dynamodb: { Keys: { pk: { S: auditKey(dayOfEntry(id), id).pk }, sk: { S: id } } },
    });
    const marker = { eventName: 'INSERT', dynamodb: { Keys: { pk: { S: 'SEALED#2026-11-23' }, sk: { S: first } } } };
    expect(await sealJob(deps(), { Records: [record(first), marker] })).toMatchObject({ entries: 1 });
    expect(await sealJob(deps(), { Records: [record(first)] })).toMatchObject({ entries: 0 });
    expect(await sweep()).toMatchObject({ entries: 1 });
    expect((await readSealed(tables, [first, second])).get(second)?.sealedIn).toBe(2);
    expect(await whats()).toEqual([]);
  });

  it('says that a change of an entry passed by on the stream', async () => {
    const [id = ''] = await looks(1);
    const told: unknown[] = [];
    const keys = { pk: { S: auditKey(dayOfEntry(id), id).pk }, sk: { S: id } };
    await sealJob(deps({ figures: (figures) => told.push(figures) }), {
      Records: [{ eventName: 'MODIFY', dynamodb: { Keys: keys } }],
    });
    expect(told).toEqual([{ AuditEntriesChanged: 1 }]);
  });

  it('is sealed once, each entry in one link, however many sealers run at once', async () => {
    await looks(100);
    const runs = await Promise.all(Array.from({ length: 4 }, () => sweep()));
    expect(runs.reduce((total, { entries }) => total + entries, 0)).toBe(100);
    expect(await verify()).toMatchObject({ entries: 100, findings: [] });
  });

  it('makes up for days in which no sealer ran', async () => {
    await looks(2);
    await sweep();
    await looks(1);
    clock += 12 * 24 * 60 * MINUTE;
    expect(await sweep()).toMatchObject({ entries: 1 });
    expect(await whats()).toEqual([]);
  });

  it('gets the segment that a death between link and segment left out', async () => {
    await looks(2);
    const died = sweep({ keep: () => Promise.reject(new Error('died here')) });
    await expect(died).rejects.toThrow('died here');
    expect(await whats()).toEqual(['segment_missing']);
    await looks(1);
    expect(await sweep()).toEqual({ links: 1, entries: 1, repaired: 1 });
    expect(await whats()).toEqual([]);
  });

  it('gets no further links while segments cannot be written', async () => {
    const dead = { keep: () => Promise.reject(new Error('no bucket')) };
    for (let n = 0; n < 3; n += 1) {
      await looks(1);
      await expect(sweep(dead)).rejects.toThrow('no bucket');
    }
    expect((await readChainHead(tables))?.sequence).toBe(1);
  });
});

describe('verifying the audit', () => {
  it('reports an entry whose words were overwritten, and one overwritten with a new hash of its own', async () => {
    const [first = '', second = ''] = await looks(3);
    await sweep();
    await tamper.overwrite(first, 'SET #action = :action', { '#action': 'action' }, { ':action': 'nothing-to-see' });
    await tamper.overwrite(
      second,
      'SET actor = :actor, #hash = :hash',
      { '#hash': 'hash' },
      {
        ':actor': 'staff:somebody-else',
        ':hash': 'ab'.repeat(32),
      },
    );
    expect((await verify()).findings).toEqual([
      { what: 'entry_overwritten', about: first, day: '2026-11-23' },
      { what: 'entry_overwritten', about: second, day: '2026-11-23' },
    ]);
  });

  it('reports an entry that was removed, with or without its marker', async () => {
    const [first = '', second = ''] = await looks(3);
    await sweep();
    await tamper.remove(auditKey('2026-11-23', first));
    await tamper.remove(auditKey('2026-11-23', second));
    await tamper.remove(sealedKey('2026-11-23', second));
    expect((await verify()).findings).toEqual([
      { what: 'entry_removed', about: first, day: '2026-11-23' },
      { what: 'entry_removed', about: second, day: '2026-11-23' },
      { what: 'entry_not_marked', about: second, day: '2026-11-23' },
    ]);
  });

  it('reports a link removed from the middle and from the end, and still finds what was done to its entries', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) {
      ids.push(...(await looks(1)));
      await sweep();
    }
    await tamper.remove(chainKey(2));
    await tamper.remove(chainKey(3));
    await tamper.remove(auditKey('2026-11-23', ids[2] ?? ''));
    expect((await verify()).findings).toEqual([
      { what: 'link_removed', about: '2' },
      { what: 'link_removed', about: '3' },
      { what: 'entry_removed', about: ids[2], day: '2026-11-23' },
    ]);
  });

  it('reports a link that was changed together with its entry, since the signed segment says otherwise', async () => {
    const [id = ''] = await looks(2);
    await sweep();
    const other = auditWrite({ ...tables, actor: service('other') }, new Date(clock), { action: 'read-case' });
    const link = await readChainHead(tables);
    const hash = 'put' in other ? String(other.put.hash) : '';
    const entries = (link?.entries ?? []).map((entry) => (entry.id === id ? { id, hash } : entry));
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.audit,
        Key: chainKey(1),
        UpdateExpression: 'SET entries = :entries',
        ExpressionAttributeValues: { ':entries': entries },
      }),
    );
    expect(await whats()).toEqual(['link_changed']);
  });

  it('reports a segment signed with another key, even when it was put in the place of a hidden one', async () => {
    await looks(1);
    await sweep();
    const forger = signer(await newKey(), kms);
    const head = await readChainHead(tables);
    if (head === undefined) throw new Error('no link was made');
    const forged: Segment = { version: 1, link: head, ...(await forger(`front-door-audit-1:1:${head.hash}`)) };
    await deleteObject(objects, { bucket, key: segmentKey(1) });
    expect(await whats()).toEqual(['segment_hidden']);
    await objects.client.send(
      new PutObjectCommand({ Bucket: bucket, Key: segmentKey(1), Body: JSON.stringify(forged) }),
    );
    expect(await whats()).toEqual(['segment_hidden', 'segment_overwritten']);

    await looks(1);
    await expect(sweep({ keep: () => Promise.reject(new Error('died here')) })).rejects.toThrow('died here');
    await objects.client.send(
      new PutObjectCommand({ Bucket: bucket, Key: segmentKey(2), Body: JSON.stringify(forged) }),
    );
    expect((await verify()).findings).toEqual([
      { what: 'segment_hidden', about: '1' },
      { what: 'segment_overwritten', about: '1' },
      { what: 'segment_forged', about: '2' },
    ]);
  });

  it('whose end was cut off, from the table and from the bucket alike, does not reach its noted end', async () => {
    clock = Date.now();
    const ids = await looks(2);
    await sweep();
    const later = await looks(1);
    await sweep();
    expect(await whats()).toEqual([]);
    const [last] = (await listVersions(objects, { bucket, prefix: segmentKey(2) })).found;
    await objects.client.send(
      new DeleteObjectCommand({ Bucket: bucket, Key: segmentKey(2), VersionId: last?.versionId }),
    );
    for (const id of later) {
      await tamper.remove(auditKey(dayOfEntry(id), id));
      await tamper.remove(sealedKey(dayOfEntry(id), id));
    }
    await tamper.remove(chainKey(2));
    expect(ids).toHaveLength(2);
    expect((await verify()).findings).toEqual([{ what: 'chain_cut_short', about: '2' }]);

    // The proof of it cannot be removed, even by somebody who may do everything else.
    const [head] = (await listVersions(objects, { bucket, prefix: headKey(2) })).found;
    const removed = objects.client.send(
      new DeleteObjectCommand({
        Bucket: bucket,
        Key: headKey(2),
        VersionId: head?.versionId,
        BypassGovernanceRetention: true,
      }),
    );
    await expect(removed).rejects.toThrow('object lock');
  });

  it('reports a noted end that is not signed by our key, and says where the chain ends at every sweep', async () => {
    await looks(1);
    const told: unknown[] = [];
    const log = {
      info: (_: string, facts?: object) => told.push(facts),
      warn: () => undefined,
      error: () => undefined,
    };
    await sweep({ log });
    const head = await readChainHead(tables);
    expect(told).toEqual([{ action: 'sweep', count: 1, code: `1:${head?.hash}` }]);
    const body = JSON.stringify({ ...(await newestHead(objects, bucket))?.segment, signature: 'AAAA' });
    await objects.client.send(new PutObjectCommand({ Bucket: bucket, Key: headKey(2), Body: body }));
    expect((await verify()).findings).toEqual([{ what: 'head_forged', about: '2' }]);
  });

  it('reports a segment that is no segment at all', async () => {
    await looks(1);
    await expect(sweep({ keep: () => Promise.reject(new Error('died here')) })).rejects.toThrow('died here');
    await objects.client.send(new PutObjectCommand({ Bucket: bucket, Key: segmentKey(1), Body: 'not JSON' }));
    expect(await whats()).toEqual(['segment_forged']);
    expect((await listVersions(objects, { bucket, prefix: 'segments/' })).found).toHaveLength(1);
  });

  it('reports an entry left unsealed for longer than it may be, and not one just written', async () => {
    const [id = ''] = await looks(1);
    expect(await verify(4 * MINUTE)).toMatchObject({ waiting: 1, findings: [] });
    expect((await verify(6 * MINUTE)).findings).toEqual([{ what: 'entry_unsealed', about: id, day: '2026-11-23' }]);
  });

  it('reports an entry marked as sealed that no link holds: so it would have been kept out of the chain', async () => {
    const [id = ''] = await looks(1);
    await tables.client.send(
      new PutCommand({
        TableName: tables.audit,
        Item: { ...sealedKey('2026-11-23', id), item: 'sealed', sequence: 1 },
      }),
    );
    expect(await sweep()).toMatchObject({ entries: 0 });
    expect(await whats()).toEqual(['entry_marked_but_not_sealed']);
  });

  it('reports an entry that cannot be read, or that is under another day than its own', async () => {
    await looks(1);
    await sweep();
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.audit,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'DAY#2026-11-23' },
      }),
    );
    const later = ulid(Date.parse('2026-11-25T00:00:00.000Z'));
    await tables.client.send(new PutCommand({ TableName: tables.audit, Item: { ...Items[0], sk: later, id: later } }));
    await tables.client.send(
      new PutCommand({ TableName: tables.audit, Item: { pk: 'DAY#2026-11-23', sk: randomUUID() } }),
    );
    expect(await sweep()).toMatchObject({ entries: 0 });
    expect(await whats()).toEqual(['entry_unreadable', 'entry_unreadable']);
  });

  it('compares the entries of the days asked for, and the chain whole', async () => {
    const [old = ''] = await looks(1);
    await sweep();
    clock += 3 * 24 * 60 * MINUTE;
    const [young = ''] = await looks(1);
    await sweep();
    await tamper.remove(auditKey('2026-11-23', old));
    await tamper.remove(auditKey('2026-11-26', young));
    await tamper.remove(chainKey(1));
    expect((await verify(10 * MINUTE, '2026-11-26')).findings).toEqual([
      { what: 'link_removed', about: '1' },
      { what: 'entry_removed', about: young, day: '2026-11-26' },
    ]);
  });
});
