import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { timerOwed } from '#functions/casework/reconcile/cases.ts';
import { type ReconcileDeps, reconcile } from '#functions/casework/reconcile/reconcile.ts';
import { reconcileStore } from '#functions/casework/reconcile/reconcile-store.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { everyKey, everyVersion } from '#functions/platform/object-listing.ts';
import { copyVersion, head, openObjects, putOnce } from '#functions/platform/objects.ts';
import { caseCount, readCounts, taskCount } from '#functions/platform/store/counts.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { documentWrite, inboundWrite, outboundWrite, slotWrite, taskWrite } from '#functions/platform/store/items.ts';
import { caseKey, documentKey, mailKey, messageKey, taskKey } from '#functions/platform/store/keys.ts';
import { listCases } from '#functions/platform/store/lists.ts';
import type { Owned } from '#functions/platform/store/pairing.ts';
import { LOOKED_AT_EVERYTHING, noteSweep, sweepsNoted } from '#functions/platform/store/sweeps.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact, type Write } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { UploadSlot } from '#schemas/case-document.ts';
import { newReference } from '#schemas/reference.ts';
import { asJob } from '#test/support/as-job.ts';
import { localBucket, localS3 } from '#test/support/local-buckets.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument, sampleInbound, sampleOutbound, sampleTask } from '#test/support/sample-case.ts';

const MINUTE = 60_000;
const objects = openObjects(localS3());
/** S3's own clock cannot be set, so the runs look back from a little after now. */
let clock = 0;
let today = '';
let tables: Tables;
let mail = '';
let quarantine = '';
let documents = '';
let sent: { to: string; what: unknown }[] = [];
let figures: Record<string, number>[] = [];

beforeEach(async () => {
  tables = await localTables();
  mail = await localBucket(objects.client, 'mail');
  quarantine = await localBucket(objects.client, 'quarantine');
  documents = await localBucket(objects.client, 'documents');
  clock = Date.now() + 20 * MINUTE;
  today = new Date(clock).toISOString().slice(0, 10);
  sent = [];
  figures = [];
});

function deps(change: Partial<ReconcileDeps['world']> = {}): ReconcileDeps {
  const send = (to: string) => async (what: unknown) => {
    sent.push({ to, what });
  };
  const store = reconcileStore(asJob('CaseworkReconcile', tables));
  return {
    ...store,
    world: {
      ...store,
      mailBucket: mail,
      quarantineBucket: quarantine,
      keys: (...given) => everyKey(objects, ...given),
      versions: (...given) => everyVersion(objects, ...given),
      headOf: (place) => head(objects, place),
      copy: (from, to, metadata) => copyVersion(objects, { from, to, metadata }),
      receive: send('receive'),
      fileUpload: send('upload'),
      open: send('open'),
      ...change,
    },
    now: () => clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    figures: (told) => figures.push({ ...told }),
  };
}

const run = (event: unknown = {}, change: Partial<ReconcileDeps['world']> = {}) => reconcile(deps(change), event);
const inTime = () => new Date(clock + 60 * MINUTE).toISOString();

async function caseWith(more: (whole: Case) => Write[] = () => [], head: Partial<Case> = {}): Promise<Case> {
  const whole = sampleCase(head);
  const once = { kind: 'test', hash: digest(whole.reference), holds: {} };
  await fileCase(
    { ...tables, actor: service('test') },
    { head: whole, once, tasks: [], timeline: [] },
    new Date(clock),
  );
  const writes = more(whole);
  if (writes.length > 0 && !(await transact(tables.client, writes)).done) throw new Error('the test could not write');
  return whole;
}

async function change(
  key: { pk: string; sk: string },
  set: string,
  values: Record<string, unknown> = {},
): Promise<void> {
  const names = ['timer', 'state', 'queue', 'opening', 'filed', 'version'].filter((name) => set.includes(`#${name}`));
  await tables.client.send(
    new UpdateCommand({
      TableName: tables.cases,
      Key: key,
      UpdateExpression: set,
      ...(names.length === 0
        ? {}
        : { ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])) }),
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
    }),
  );
}

const standing = async (key: { pk: string; sk: string }) =>
  (await tables.client.send(new GetCommand({ TableName: tables.cases, Key: key, ConsistentRead: true }))).Item;

describe('a service in which everything has its owner', () => {
  it('has nothing to place, and says what was looked through', async () => {
    const { reference } = await caseWith((whole) => [
      documentWrite(tables, sampleDocument(whole.reference), inTime()),
      inboundWrite(tables, sampleInbound(whole.reference), inTime()),
      taskWrite(tables, whole.reference, sampleTask()),
    ]);
    await change(caseKey(reference), 'SET #state = :decided REMOVE #queue, queueSort', { ':decided': 'decided' });
    const report = await run();
    expect(report).toMatchObject({
      refiled: [],
      unplaced: [],
      unfinished: [],
      checked: { cases: 1 },
      sendingFrozen: false,
    });
    expect(figures).toEqual([{ UnplacedItems: 0, OldestInboxSeconds: 0, FailedItems: 0 }]);
    expect(sent).toEqual([]);
  });
});

/** Returns when a mail object came, by a listing: a HEAD rounds to the second. */
async function listedAt(key: string): Promise<string | undefined> {
  for await (const listed of everyKey(objects, mail, key)) return listed.lastModified.toISOString();
  return undefined;
}

describe('mail', () => {
  it('left in the inbox is announced again with the time it came, and after an hour told to a person', async () => {
    await putOnce(objects, { bucket: mail, key: 'inbox/m1', body: 'From: a school' });
    const came = await listedAt('inbox/m1');
    const report = await run();
    expect(report.refiled).toEqual([{ kind: 'mail_in_inbox', key: 'inbox/m1' }]);
    expect(report.unplaced).toEqual([]);
    expect(sent).toEqual([
      {
        to: 'receive',
        what: {
          source: 'aws.s3',
          'detail-type': 'Object Created',
          time: came,
          detail: { bucket: { name: mail }, object: { key: 'inbox/m1', size: 14 } },
        },
      },
    ]);
    clock += 60 * MINUTE;
    expect((await run()).unplaced).toEqual([{ kind: 'mail_in_inbox', key: 'inbox/m1' }]);
    expect(figures.at(-1)).toMatchObject({ UnplacedItems: 1, OldestInboxSeconds: expect.any(Number) });
    expect(figures.at(-1)?.OldestInboxSeconds).toBeGreaterThan(4500);
  });

  it('just come is left alone', async () => {
    await putOnce(objects, { bucket: mail, key: 'inbox/m1', body: 'x' });
    expect(await run({ olderThanSeconds: 3600 })).toMatchObject({ refiled: [], checked: { inbox: 1 } });
    expect(await run({ olderThanSeconds: 0 })).toMatchObject({ refiled: [{ key: 'inbox/m1' }] });
  });

  async function filedMail(reference: string, messageId: string, ending = ''): Promise<string> {
    const key = `filed/${today}/${messageId}${ending}`;
    await putOnce(objects, { bucket: mail, key, body: 'From: a school', metadata: { reference } });
    return key;
  }

  it('that is filed has its message on a case, and so has a second delivery of it', async () => {
    const id = 'a'.repeat(32);
    const { reference } = await caseWith((whole) => [
      inboundWrite(tables, sampleInbound(whole.reference, { id }), inTime()),
    ]);
    await filedMail(reference, id);
    await filedMail(reference, id, `-again-${newId()}`);
    expect(await run()).toMatchObject({ refiled: [], unplaced: [], checked: { filed_mail: 2 } });
  });

  it('whose case is gone goes back into the inbox with its clock, once', async () => {
    const key = await filedMail(newReference(), 'b'.repeat(32));
    const came = await listedAt(key);
    expect((await run()).refiled).toEqual([{ kind: 'mail_without_case', key }]);
    const back = { bucket: mail, key: `inbox/again-${'b'.repeat(32)}` };
    expect(await head(objects, back)).toMatchObject({ size: 14, metadata: { 'came-at': came } });
    expect(sent).toMatchObject([{ to: 'receive', what: { time: came, detail: { object: { key: back.key } } } }]);

    // It was announced without effect. The next run finds it in the inbox, reports when it first came, and a person hears of it.
    await objects.client.send(
      new CopyObjectCommand({
        Bucket: mail,
        Key: back.key,
        CopySource: `${mail}/${back.key}`,
        MetadataDirective: 'REPLACE',
        Metadata: { 'came-at': '2026-11-01T09:00:00.000Z' },
      }),
    );
    sent = [];
    expect((await run()).unplaced).toEqual([{ kind: 'mail_without_case', key }]);
    expect(sent).toMatchObject([{ what: { time: '2026-11-01T09:00:00.000Z', detail: { object: { key: back.key } } } }]);
    expect(sent).toHaveLength(1);
  });

  it('whose case is gone goes back once, however often it was delivered', async () => {
    const reference = newReference();
    const first = await filedMail(reference, 'f'.repeat(32));
    await filedMail(reference, 'f'.repeat(32), `-again-${newId()}`);
    expect((await run()).refiled).toEqual([{ kind: 'mail_without_case', key: first }]);
    expect(sent).toHaveLength(1);
  });

  it('whose cases are gone by the dozen waits for a person, as the table is damaged; one who asks for more days gets it filed', async () => {
    for (let n = 10; n < 22; n += 1) await filedMail(newReference(), `${n}`.repeat(16));
    const everyday = await run();
    expect(everyday.refiled).toEqual([]);
    expect(everyday.unfinished).toEqual([{ check: 'filed_mail', why: 'table_damaged' }]);
    expect(sent).toEqual([]);
    expect((await run({ days: 3 })).refiled).toHaveLength(12);
    expect(sent).toHaveLength(12);
  });

  it('whose case is gone while sending is frozen waits for the restore, which may bring the case back', async () => {
    const key = await filedMail(newReference(), 'e'.repeat(32));
    for (const event of [{ sending: 'frozen' }, { sweep: true }]) {
      const { refiled, unfinished } = await run(event);
      expect([refiled, unfinished]).toEqual([[], [{ check: 'filed_mail', why: 'table_damaged' }]]);
    }
    expect(sent).toEqual([]);
    expect((await run({ days: 3 })).refiled).toEqual([{ kind: 'mail_without_case', key }]);
  });

  it('whose cases are gone by the dozen is not filed again by a run that sees one of them as new', async () => {
    for (let n = 10; n < 22; n += 1) await filedMail(newReference(), `${n}`.repeat(16));
    await run({ sweep: true });
    const oneIsNew = async function* (bucket: string, prefix: string) {
      for await (const found of everyKey(objects, bucket, prefix)) {
        const isNew = found.key.endsWith('10') || !prefix.startsWith('filed/');
        yield { ...found, lastModified: new Date(found.lastModified.getTime() - (isNew ? 0 : 90 * MINUTE)) };
      }
    };
    await noteSweep(tables, LOOKED_AT_EVERYTHING, new Date(clock));
    const { refiled, unfinished } = await run({ sweep: true }, { keys: oneIsNew });
    expect(refiled).toEqual([]);
    expect(unfinished).toEqual([{ check: 'filed_mail', why: 'table_damaged' }]);
    expect(sent).toEqual([]);
  });

  it('that has a key unlike any filed mail is reported to a person', async () => {
    await putOnce(objects, { bucket: mail, key: `filed/${today}/odd one`, body: 'x' });
    expect((await run()).unplaced).toEqual([{ kind: 'mail_without_case', key: `filed/${today}/odd one` }]);
  });

  it('of earlier days is looked through when more days are asked for', async () => {
    const day = new Date(clock - 6 * 24 * 60 * MINUTE).toISOString().slice(0, 10);
    const key = `filed/${day}/${'c'.repeat(32)}`;
    await putOnce(objects, { bucket: mail, key, body: 'x', metadata: { reference: newReference() } });
    expect((await run()).refiled).toEqual([]);
    expect((await run({ days: 7 })).refiled).toEqual([{ kind: 'mail_without_case', key }]);
  });
});

describe('an item', () => {
  it('is in every run of the schedule while it is new, and then in one every four hours', async () => {
    const odd = [`filed/${today}/odd one`, `upload/${today}/odd one`];
    for (const [place, key] of odd.entries())
      await putOnce(objects, { bucket: [mail, quarantine][place] ?? '', key, body: 'x' });
    clock = Date.now();
    await caseWith();
    const foundAt = async (at: number) => {
      clock = at;
      const { unplaced, checked } = await run({ sweep: true });
      return [...unplaced.filter(({ kind }) => kind !== 'overdue').map(({ key }) => key), checked.cases];
    };
    const came = clock;
    const next = Math.ceil((came + 70 * MINUTE) / (240 * MINUTE)) * 240 * MINUTE;
    expect(await foundAt(came + 16 * MINUTE)).toEqual([...odd, 1]);
    expect(await foundAt(came + 55 * MINUTE)).toEqual([...odd, 1]);
    expect(await foundAt(next + 5 * MINUTE)).toEqual([...odd, 1]);
    expect(await foundAt(next + 20 * MINUTE)).toEqual([0]);
  });
});

describe('the look at everything every four hours', () => {
  const everything = async (change: Partial<ReconcileDeps['world']> = {}) => {
    figures = [];
    const { checked } = await run({ sweep: true }, change);
    return [checked.cases === 1, figures.at(-1)?.FailedItems];
  };
  let begins = 0;

  beforeEach(async () => {
    clock = Date.now();
    await caseWith();
    begins = Math.ceil((clock + 70 * MINUTE) / (240 * MINUTE)) * 240 * MINUTE;
  });

  it('is taken by the first run of them, however late it comes', async () => {
    clock = begins - 1;
    expect(await everything()).toEqual([true, 0]);
    clock = begins + 15 * MINUTE + 1;
    expect(await everything()).toEqual([true, 0]);
    clock += 15 * MINUTE;
    expect(await everything()).toEqual([false, 0]);
  });

  it('is taken again until every check is finished, so that the alarm of a check that fails rings', async () => {
    const headOf = () => Promise.reject(new Error('no bucket'));
    const odd = { bucket: mail, key: `filed/${today}/${'d'.repeat(32)}`, body: 'x' };
    await putOnce(objects, { ...odd, metadata: { reference: newReference() } });
    for (const minutes of [1, 16, 31]) {
      clock = begins + minutes * MINUTE;
      expect(await everything({ headOf })).toEqual([true, 1]);
    }
  });
});

describe('a file in quarantine', () => {
  function slotOf(change: Partial<UploadSlot> = {}): UploadSlot {
    const id = newId(new Date(clock));
    const reference = newReference();
    return {
      id,
      reference,
      makesCase: true,
      tokenHash: 'x',
      name: 'form.docx',
      size: 4,
      sha256: 'ab'.repeat(32),
      bucket: quarantine,
      key: `upload/${today}/${reference}/${id}`,
      state: 'waiting',
      askedAt: new Date(clock).toISOString(),
      sender: null,
      ...change,
    };
  }

  it('whose slot still waits is announced again, with the time at which S3 took it', async () => {
    const slot = slotOf();
    const { versionId } = await putOnce(objects, { bucket: quarantine, key: slot.key, body: 'form' });
    const came = (await head(objects, slot))?.lastModified.toISOString();
    await transact(tables.client, [slotWrite(tables, slot, inTime())]);
    const report = await run();
    expect(report.refiled).toContainEqual({ kind: 'upload_not_filed', key: slot.key });
    expect(report.unplaced).toEqual([]);
    expect(sent[0]).toMatchObject({
      to: 'upload',
      what: { time: came, detail: { object: { key: slot.key, 'version-id': versionId } } },
    });
    clock += 60 * MINUTE;
    expect((await run()).unplaced).toContainEqual({ kind: 'upload_not_filed', key: slot.key });
  });

  it('whose slot had expired is announced too, and one without a slot is reported to a person', async () => {
    const slot = slotOf({ state: 'expired' });
    await putOnce(objects, { bucket: quarantine, key: slot.key, body: 'form' });
    await transact(tables.client, [
      { name: 'slot', table: tables.cases, put: { pk: `UPLOAD#${slot.id}`, sk: 'UPLOAD', ...slot } },
    ]);
    const stray = `upload/${today}/${newReference()}/${newId()}`;
    await putOnce(objects, { bucket: quarantine, key: stray, body: 'form' });
    const report = await run();
    expect(report.refiled).toEqual([{ kind: 'upload_not_filed', key: slot.key }]);
    expect(report.unplaced).toEqual([{ kind: 'file_without_slot', key: stray }]);
  });

  it('that is on its case is correct, and another version under its key is reported to a person', async () => {
    const id = newId();
    const key = (reference: string) => `mail/${today}/${reference}/${id}`;
    const reference = newReference();
    const { versionId } = await putOnce(objects, { bucket: quarantine, key: key(reference), body: 'a' });
    const quarantined = { bucket: quarantine, key: key(reference), versionId };
    await transact(tables.client, [
      documentWrite(tables, sampleDocument(reference, { id, quarantine: quarantined }), inTime()),
    ]);
    expect(await run()).toMatchObject({ refiled: [], unplaced: [], checked: { quarantine: 1 } });
    await objects.client.send(
      new CopyObjectCommand({
        Bucket: quarantine,
        Key: key(reference),
        CopySource: `${quarantine}/${key(reference)}`,
        MetadataDirective: 'REPLACE',
      }),
    );
    expect((await run()).unplaced).toEqual([{ kind: 'file_not_on_case', key: key(reference) }]);
  });

  it('of a message that was only partly taken apart has it opened again; that of an opened one is reported to a person', async () => {
    const { reference } = await caseWith((whole) => [
      inboundWrite(tables, sampleInbound(whole.reference, { id: 'M1' }), inTime()),
      inboundWrite(tables, sampleInbound(whole.reference, { id: 'M2', opening: 'opened' }), inTime()),
    ]);
    const key = `mail/${today}/${reference}/${newId()}`;
    await putOnce(objects, { bucket: quarantine, key, body: 'part' });
    expect((await run()).refiled).toEqual([{ kind: 'file_not_on_case', key }]);
    expect(sent).toEqual([{ to: 'open', what: { event: 'OpenMessage', reference, messageId: 'M1' } }]);

    await change(mailKey(reference, 'M1'), 'SET #opening = :opened', { ':opened': 'opened' });
    expect((await run()).unplaced).toEqual([{ kind: 'file_not_on_case', key }]);
  });

  it('that is the whole text of a message belongs to that message', async () => {
    const id = 'd'.repeat(32);
    const { reference } = await caseWith((whole) => [
      inboundWrite(tables, sampleInbound(whole.reference, { id }), inTime()),
    ]);
    await putOnce(objects, { bucket: quarantine, key: `text/${today}/${reference}/${id}`, body: 'words' });
    const stray = `text/${today}/${reference}/${'e'.repeat(32)}`;
    await putOnce(objects, { bucket: quarantine, key: stray, body: 'words' });
    expect((await run()).unplaced).toEqual([{ kind: 'text_without_message', key: stray }]);
  });
});

describe('a case', () => {
  it('that the audit knows and the table has lost is reported to a person; a slot’s promise of one is not', async () => {
    const { reference } = await caseWith();
    await tables.client.send(new DeleteCommand({ TableName: tables.cases, Key: caseKey(reference) }));
    await transact(tables.client, [
      {
        name: 'open',
        table: tables.audit,
        put: { pk: `DAY#${today}`, sk: newId(), action: 'open-upload', reference: newReference() },
      },
    ]);
    expect((await run()).unplaced).toEqual([{ kind: 'case_missing', key: reference }]);
  });

  it('and its tasks get back the work list that they lost', async () => {
    const { reference, decisionDueAt } = await caseWith((whole) => [
      taskWrite(tables, whole.reference, sampleTask({ team: 'masp' })),
    ]);
    await change(caseKey(reference), 'REMOVE #queue, queueSort');
    await change(taskKey(reference, 'acknowledge_safely'), 'REMOVE #queue, queueSort');
    const report = await run();
    expect(report.refiled).toEqual(
      expect.arrayContaining([
        { kind: 'item_without_work_list', key: `${reference}/CASE` },
        { kind: 'item_without_work_list', key: `${reference}/ACT#acknowledge_safely` },
      ]),
    );
    expect(await standing(caseKey(reference))).toMatchObject({
      queue: 'CASE#duty_and_advice#new',
      queueSort: `${decisionDueAt}#${reference}`,
    });
    expect(await standing(taskKey(reference, 'acknowledge_safely'))).toMatchObject({ queue: 'TASK#masp#open' });
    expect((await run()).refiled).toEqual([]);
  });

  it('that is undecided gets its clock back, however long ago anybody touched it; a decided one has none', async () => {
    const old = async (state: 'recommended' | 'decided') => {
      const { reference } = await caseWith();
      const values = { ':state': state, ':queue': `CASE#duty_and_advice#${state}` };
      await change(caseKey(reference), 'SET #state = :state, #queue = :queue REMOVE #timer, timerAt', values);
      return reference;
    };
    const [undecided, decided] = [await old('recommended'), await old('decided')];
    // A week later the audit of the days covered holds nothing of it.
    const report = await run({}, { touchedOn: async function* () {} });
    expect(report.refiled).toEqual([{ kind: 'state_without_timer', key: `${undecided}/CASE` }]);
    expect(await standing(caseKey(undecided))).toMatchObject({ timer: 'decision' });
    expect(await standing(caseKey(decided))).not.toHaveProperty('timer');
    expect((await run({}, { touchedOn: async function* () {} })).refiled).toEqual([]);
  });

  it('gets back the timers of what waits on it', async () => {
    const outbound = sampleOutbound(newReference());
    const { reference } = await caseWith((whole) => [
      documentWrite(tables, sampleDocument(whole.reference, { id: 'D1' }), inTime()),
      documentWrite(tables, sampleDocument(whole.reference, { id: 'D2', verdict: 'clean' }), inTime()),
      inboundWrite(tables, sampleInbound(whole.reference, { id: 'M1' }), inTime()),
      outboundWrite(tables, { ...outbound, reference: whole.reference, createdAt: inTime() }),
    ]);
    const lost = [
      [documentKey(reference, 'D1'), 'scan'],
      [documentKey(reference, 'D2'), 'read'],
      [mailKey(reference, 'M1'), 'open'],
      [messageKey(reference, outbound.id), 'outbox'],
    ] as const;
    for (const [key] of lost) await change(key, 'REMOVE #timer, timerAt');
    const report = await run();
    expect(report.refiled.map(({ key }) => key).sort()).toEqual(lost.map(([{ sk }]) => `${reference}/${sk}`).sort());
    for (const [key, timer] of lost) {
      expect(await standing(key)).toMatchObject({ timer, timerAt: new Date(clock).toISOString() });
    }
  });

  it('whose clean and safe file has no copy, or a copy that is gone, is reported to a person', async () => {
    const copy = await putOnce(objects, { bucket: documents, key: 'here', body: 'x' });
    const well = { verdict: 'clean', safety: 'safe', reading: 'read' } as const;
    const { reference } = await caseWith((whole) => [
      documentWrite(tables, sampleDocument(whole.reference, { ...well, id: 'A' }), inTime()),
      documentWrite(
        tables,
        sampleDocument(whole.reference, {
          ...well,
          id: 'B',
          filed: { bucket: documents, key: 'gone', versionId: 'v' },
        }),
        inTime(),
      ),
      documentWrite(
        tables,
        sampleDocument(whole.reference, {
          ...well,
          id: 'C',
          filed: { bucket: documents, key: 'here', versionId: copy.versionId },
        }),
        inTime(),
      ),
    ]);
    expect((await run()).unplaced).toEqual([
      { kind: 'document_without_copy', key: `${reference}/DOC#A` },
      { kind: 'copy_missing', key: `${reference}/DOC#B` },
    ]);
  });
});

describe('which timer a state needs', () => {
  const owned = (change: Partial<Owned>): Owned => ({ pk: 'CASE#x', sk: 'y', ...change });
  it.each([
    [{ item: 'message', direction: 'out', state: 'pending' }, 'outbox'],
    [{ item: 'message', direction: 'out', state: 'sending' }, 'outbox'],
    [{ item: 'message', direction: 'out', state: 'sent' }, undefined],
    [{ item: 'message', direction: 'out', state: 'given_up' }, undefined],
    [{ item: 'message', direction: 'in', opening: 'filed' }, 'open'],
    [{ item: 'message', direction: 'in', opening: 'unreadable' }, undefined],
    [{ item: 'document', verdict: 'pending' }, 'scan'],
    [{ item: 'document', verdict: 'error', scans: 0 }, 'scan'],
    [{ item: 'document', verdict: 'error', scans: 1 }, undefined],
    [{ item: 'document', verdict: 'infected' }, undefined],
    [{ item: 'document', verdict: 'clean', safety: 'unchecked', reading: 'waiting' }, 'read'],
    [{ item: 'document', verdict: 'clean', safety: 'unchecked', reading: 'needs_person' }, undefined],
    [{ item: 'document', verdict: 'clean', safety: 'held', reading: 'not_read' }, undefined],
    [{ item: 'timeline' }, undefined],
  ])('%j: %s', (change, timer) => {
    expect(timerOwed(owned(change))).toBe(timer);
  });
});

describe('reconcile', () => {
  it('reports what no sweep has looked at', async () => {
    const { reference } = await caseWith((whole) => [
      documentWrite(tables, sampleDocument(whole.reference, { id: 'D1' }), new Date(clock - 31 * MINUTE).toISOString()),
      documentWrite(tables, sampleDocument(whole.reference, { id: 'D2' }), new Date(clock - 29 * MINUTE).toISOString()),
    ]);
    expect((await run()).unplaced).toEqual([{ kind: 'overdue', key: `scan ${reference}/DOC#D1` }]);
  });

  it('reports in time that the bank holidays run out', async () => {
    clock = Date.parse('2028-10-03T00:00:00.000Z');
    expect((await run()).unplaced).toContainEqual({ kind: 'bank_holidays_run_out', key: '2028-12-31' });
    clock = Date.parse('2028-10-01T00:00:00.000Z');
    expect((await run()).unplaced).toEqual([]);
  });

  it('continues when a check fails, and reports which did not end', async () => {
    await putOnce(objects, { bucket: mail, key: `filed/${today}/odd`, body: 'x' });
    const report = await run(
      {},
      {
        timedKeys: () => {
          throw new Error('no index');
        },
      },
    );
    expect(report.unfinished).toEqual([
      { check: 'uploads', why: 'failed' },
      { check: 'timers', why: 'failed' },
    ]);
    expect(report.unplaced).toHaveLength(1);
    expect(figures.at(-1)).toMatchObject({ FailedItems: 2 });
    expect(await sweepsNoted(tables)).toEqual(new Map([['casework/reconcile', new Date(clock)]]));
  });

  it('ends in time, and reports what it did not reach', async () => {
    for (let n = 0; n < 3; n += 1) await putOnce(objects, { bucket: mail, key: `inbox/${n}`, body: 'x' });
    await caseWith();
    const slow = async () => {
      clock += 3 * MINUTE;
    };
    const report = await run({}, { receive: slow });
    expect(report.refiled).toHaveLength(2);
    expect(report.unfinished).toContainEqual({ check: 'inbox', why: 'out_of_time' });
    expect(report.unfinished).toContainEqual({ check: 'cases', why: 'out_of_time' });
  });

  it('lists a bounded number of findings and counts the rest', async () => {
    const many = async function* () {
      for (let n = 0; n < 600; n += 1)
        yield { key: `inbox/${n}`, size: 1, lastModified: new Date(clock - 20 * MINUTE) };
    };
    const report = await run(
      {},
      { keys: (_bucket, prefix) => (prefix === 'inbox/' ? many() : everyKey(objects, mail, prefix)) },
    );
    expect(report.refiled).toHaveLength(500);
    expect(report.more).toEqual({ refiled: 100, unplaced: 0 });
  });

  it('holds back all sending and lets it go again, recorded', async () => {
    expect((await run({ sending: 'frozen' })).sendingFrozen).toBe(true);
    expect((await run()).sendingFrozen).toBe(true);
    expect((await run({ sending: 'free' })).sendingFrozen).toBe(false);
    await change({ pk: 'SETTING#sending-frozen', sk: 'SETTING' }, 'SET frozen = :odd', { ':odd': 'perhaps' });
    expect((await run()).sendingFrozen).toBe(true);
  });

  it('refuses an order that it does not understand', async () => {
    await expect(run({ days: 0 })).rejects.toThrow();
    await expect(run({ sending: 'thawed' })).rejects.toThrow();
  });
});

describe('the lists and the counts', () => {
  it('are repaired for a case that the stream missed', async () => {
    const { reference, team, state } = await caseWith(({ reference }) => [taskWrite(tables, reference, sampleTask())], {
      flags: ['danger_words', 'incomplete'],
    });
    const found = await run();
    expect([found.relisted, found.recounted]).toEqual([1, 2]);
    expect(await readCounts(tables)).toEqual(
      new Map([
        [caseCount(team, state), 1],
        [taskCount(team), 1],
      ]),
    );
    const list = { by: 'flag' as const, team, state, flag: 'danger_words' as const };
    const shown = () => listCases({ ...tables, actor: service('test') }, { list, limit: 5 }, { now: new Date(clock) });
    expect((await shown()).rows.map((row) => row.reference)).toEqual([reference]);
    const again = await run();
    expect([again.relisted, again.recounted]).toEqual([0, 0]);
    // The flag was lifted, and the stream reported nothing of that either.
    await change(caseKey(reference), 'ADD #version :one DELETE flags :lifted', {
      ':one': 1,
      ':lifted': new Set(['danger_words']),
    });
    expect((await run()).relisted).toBe(1);
    expect(await shown()).toMatchObject({ rows: [], moved: [] });
  });

  it('that are right are left alone', async () => {
    await caseWith();
    expect(await run()).toMatchObject({ relisted: 0, recounted: 1 });
  });
});
