import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type SweepDeps, type Swept, sweep } from '#functions/casework/clock/sweep.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { head, openObjects, putOnce } from '#functions/platform/objects.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { documentWrite, inboundWrite, slotWrite } from '#functions/platform/store/items.ts';
import { caseKey, documentKey, mailKey, messageKey, uploadKey } from '#functions/platform/store/keys.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact, type Write } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { UploadSlot } from '#schemas/case-document.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { newReference, Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { localBucket, localS3 } from '#test/support/local-buckets.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument, sampleInbound } from '#test/support/sample-case.ts';
import { WATCHES_NOTHING } from '#test/support/watches-nothing.ts';

const MINUTE = 60_000;
const objects = openObjects(localS3());
const start = Date.parse('2026-11-23T10:00:00.000Z');
let tables: Tables;
let quarantine = '';
let clock = start;
let sent: { to: string; what: unknown }[] = [];
let told: unknown[] = [];

beforeAll(async () => {
  quarantine = await localBucket(objects.client, 'quarantine');
});

beforeEach(async () => {
  tables = await localTables();
  clock = start;
  sent = [];
  told = [];
});

function deps(change: Partial<SweepDeps> = {}): SweepDeps {
  const send = (to: string) => async (what: unknown) => {
    sent.push({ to, what });
  };
  return {
    ...sweepStore(asJob('CaseworkClock', tables), council),
    ...WATCHES_NOTHING,
    engine: 'clamav',
    scanDeadlineMs: 15 * MINUTE,
    openDeadlineMs: 10 * MINUTE,
    objectAt: (place) => head(objects, place),
    scan: send('scan'),
    read: send('read'),
    fileUpload: send('upload'),
    open: send('open'),
    deleteOriginal: send('delete'),
    clock: async () => CLOCK_DEFAULTS,
    now: () => clock,
    log: { info: () => undefined, warn: () => undefined, error: (message, error) => told.push([message, error]) },
    figures: () => undefined,
    ...change,
  };
}

const at = (ms: number) => new Date(ms).toISOString();
/** Returns the sweep's results for files, mails and slots. Each case's own clock has a test of its own. */
const swept = (change: Partial<Swept> = {}) =>
  expect.objectContaining({
    asked_again: 0,
    given_to_a_person: 0,
    ended: 0,
    changed: 0,
    failed: 0,
    overdue: 0,
    unscanned: 0,
    ...change,
  });

async function caseWith(more: (head: Case) => Write[]): Promise<Case> {
  const whole = sampleCase({ team: 'duty_and_advice' });
  const once = { kind: 'test', hash: digest(whole.reference), holds: {} };
  await fileCase(
    { ...tables, actor: service('test') },
    { head: whole, once, tasks: [], timeline: [] },
    new Date(clock),
  );
  const written = await transact(tables.client, more(whole));
  if (!written.done) throw new Error('the test could not write its items');
  return whole;
}

async function standing(key: { pk: string; sk: string }): Promise<Record<string, unknown>> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: key, ConsistentRead: true }),
  );
  return Item ?? {};
}

async function itemsOf(reference: string, prefix: string): Promise<Record<string, unknown>[]> {
  const { Items } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': caseKey(Reference.parse(reference)).pk, ':sk': prefix },
    }),
  );
  return Items ?? [];
}

async function actionsOn(reference: string): Promise<unknown[]> {
  const { Items } = await tables.client.send(
    new QueryCommand({
      TableName: tables.audit,
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': 'DAY#2026-11-23' },
    }),
  );
  return (Items ?? []).filter((item) => item.reference === reference).map((item) => item.action);
}

const linesOf = async (reference: string) => (await itemsOf(reference, 'TL#')).map(({ what }) => what);
const tasksOf = (reference: string) => itemsOf(reference, 'ACT#');

describe('a file without a verdict', () => {
  const withDocument = (change = {}) =>
    caseWith(({ reference }) => [
      documentWrite(tables, sampleDocument(reference, { id: 'D1', ...change }), at(start + 15 * MINUTE)),
    ]);

  it('is left alone until its deadline', async () => {
    await withDocument();
    clock = start + 15 * MINUTE - 1;
    expect(await sweep(deps())).toEqual(swept());
    expect(sent).toEqual([]);
  });

  it('is scanned once more at its deadline, and at the next given to a person with `error` for a verdict', async () => {
    const { reference, decisionDueAt } = await withDocument();
    clock = start + 15 * MINUTE;
    expect(await sweep(deps())).toEqual(swept({ asked_again: 1, unscanned: 1 }));
    expect(await sweep(deps())).toEqual(swept());
    expect(sent).toEqual([
      { to: 'scan', what: { bucket: 'quarantine', key: `upload/2026-11-23/${reference}/D1`, versionId: 'v1' } },
    ]);
    expect(await standing(documentKey(reference, 'D1'))).toMatchObject({
      verdict: 'pending',
      scans: 1,
      timer: 'scan',
      timerAt: at(start + 30 * MINUTE),
    });

    clock = start + 30 * MINUTE;
    expect(await sweep(deps())).toEqual(swept({ given_to_a_person: 1, unscanned: 1 }));
    const document = await standing(documentKey(reference, 'D1'));
    expect(document).toMatchObject({ verdict: 'error', safety: 'unchecked', filed: null });
    expect(document.timer).toBeUndefined();
    expect(await tasksOf(reference)).toMatchObject([
      { kind: 'file_without_verdict', team: 'documents_to_read', state: 'open', dueAt: decisionDueAt, about: 'D1' },
    ]);
    expect(await linesOf(reference)).toEqual(expect.arrayContaining(['file_scan_asked_again', 'file_without_verdict']));
    expect(await actionsOn(reference)).toEqual(expect.arrayContaining(['ask-for-scan-again', 'give-up-scan']));
    expect((await caseHead(tables, reference))?.flags).toEqual(['needs_reading']);
    clock += 24 * 60 * MINUTE;
    expect(await sweep(deps())).toEqual(swept());
  });

  it('that its scanner could not scan is scanned once more, too', async () => {
    await withDocument({ verdict: 'error' });
    clock = start + 15 * MINUTE;
    expect(await sweep(deps())).toEqual(swept({ asked_again: 1, unscanned: 1 }));
  });

  it('keeps its place when the scanner cannot be asked, and stops nothing else', async () => {
    const { reference } = await withDocument();
    const message = await caseWith((whole) => [
      inboundWrite(tables, sampleInbound(whole.reference, { id: 'M1' }), at(start)),
    ]);
    clock = start + 15 * MINUTE;
    const deaf = deps({ scan: () => Promise.reject(new Error('no queue')) });
    expect(await sweep(deaf)).toEqual(swept({ failed: 1, asked_again: 1 }));
    expect(await standing(documentKey(reference, 'D1'))).toMatchObject({ scans: 0, timerAt: at(start + 15 * MINUTE) });
    expect(await standing(mailKey(message.reference, 'M1'))).toMatchObject({ asks: 1 });
    expect(await sweep(deps())).toEqual(swept({ asked_again: 1, unscanned: 1 }));
  });

  it('whose verdict arrives in the same moment keeps the verdict', async () => {
    const { reference } = await withDocument({ scans: 1 });
    clock = start + 15 * MINUTE;
    const verdictFirst = deps({
      caseHead: async (...given) => {
        await tables.client.send(
          new UpdateCommand({
            TableName: tables.cases,
            Key: documentKey(reference, 'D1'),
            UpdateExpression: 'SET verdict = :clean, #timer = :read, timerAt = :later',
            ExpressionAttributeNames: { '#timer': 'timer' },
            ExpressionAttributeValues: { ':clean': 'clean', ':read': 'read', ':later': at(clock + MINUTE) },
          }),
        );
        return caseHead(tables, ...given);
      },
    });
    expect(await sweep(verdictFirst)).toEqual(swept({ changed: 1 }));
    expect(await standing(documentKey(reference, 'D1'))).toMatchObject({ verdict: 'clean', timer: 'read' });
    expect(await tasksOf(reference)).toEqual([]);
  });

  it('gives a person one task, even when the task is there already', async () => {
    const { reference } = await withDocument({ scans: 1 });
    await tables.client.send(
      new PutCommand({
        TableName: tables.cases,
        Item: { ...caseKey(reference, 'ACT#file_without_verdict-D1-overdue'), item: 'task', state: 'done' },
      }),
    );
    clock = start + 15 * MINUTE;
    expect(await sweep(deps())).toEqual(swept({ given_to_a_person: 1, unscanned: 1 }));
    expect(await tasksOf(reference)).toMatchObject([{ state: 'done' }]);
    expect(await standing(documentKey(reference, 'D1'))).toMatchObject({ verdict: 'error' });
  });

  it('that has its verdict already only loses its timer', async () => {
    const { reference } = await withDocument({ verdict: 'infected' });
    clock = start + 15 * MINUTE;
    expect(await sweep(deps())).toEqual(swept({ ended: 1 }));
    expect((await standing(documentKey(reference, 'D1'))).timer).toBeUndefined();
  });
});

describe('a clean file that was not looked into', () => {
  it('is asked for twice, and then given to a person', async () => {
    const { reference } = await caseWith((whole) => [
      documentWrite(tables, sampleDocument(whole.reference, { id: 'D1', verdict: 'clean' }), at(start)),
    ]);
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: documentKey(reference, 'D1'),
        UpdateExpression: 'SET #timer = :read',
        ExpressionAttributeNames: { '#timer': 'timer' },
        ExpressionAttributeValues: { ':read': 'read' },
      }),
    );
    for (let ask = 1; ask <= 2; ask += 1) {
      expect(await sweep(deps())).toEqual(swept({ asked_again: 1 }));
      clock += 15 * MINUTE;
    }
    expect(sent).toMatchObject([
      { to: 'read', what: { event: 'ScanCompleted', verdict: 'clean', versionId: 'v1', engine: 'clamav' } },
      { to: 'read' },
    ]);
    expect(await sweep(deps())).toEqual(swept({ given_to_a_person: 1 }));
    expect(await standing(documentKey(reference, 'D1'))).toMatchObject({
      safety: 'unchecked',
      reading: 'needs_person',
      filed: null,
    });
    expect(await tasksOf(reference)).toMatchObject([
      {
        kind: 'look_at_files',
        team: 'documents_to_read',
        state: 'open',
        files: new Set(['D1']),
        queue: expect.any(String),
      },
    ]);
  });
});

describe('a message that was not taken apart', () => {
  it('is asked for three times, and then given to a person of the team that has its case', async () => {
    const { reference, team } = await caseWith((whole) => [
      inboundWrite(tables, sampleInbound(whole.reference, { id: 'M1' }), at(start)),
    ]);
    for (let ask = 1; ask <= 3; ask += 1) {
      expect(await sweep(deps())).toEqual(swept({ asked_again: 1 }));
      clock += 10 * MINUTE;
    }
    expect(sent.map(({ what }) => what)).toEqual(Array(3).fill({ event: 'OpenMessage', reference, messageId: 'M1' }));
    expect(await sweep(deps())).toEqual(swept({ given_to_a_person: 1 }));
    expect(await standing(mailKey(reference, 'M1'))).toMatchObject({ opening: 'unreadable' });
    expect(await tasksOf(reference)).toMatchObject([{ kind: 'open_message_by_hand', team, about: 'M1' }]);
    expect(await sweep(deps())).toEqual(swept());
  });
});

describe('a slot whose time is over', () => {
  function slotOf(reference: string, change: Partial<UploadSlot> = {}): UploadSlot {
    const id = newId(new Date(start));
    return {
      id,
      reference: Reference.parse(reference),
      makesCase: false,
      tokenHash: 'x',
      name: 'form.docx',
      size: 4,
      sha256: 'ab'.repeat(32),
      bucket: quarantine,
      key: `upload/2026-11-23/${reference}/${id}`,
      state: 'waiting',
      askedAt: at(start),
      sender: null,
      ...change,
    };
  }

  it('expires, and the case that was promised the file gets a task', async () => {
    let slot = slotOf(newReference());
    const { reference } = await caseWith((whole) => {
      slot = slotOf(whole.reference);
      return [slotWrite(tables, slot, at(start))];
    });
    expect(await sweep(deps())).toEqual(swept({ ended: 1 }));
    expect(await standing(uploadKey(slot.id))).toMatchObject({ state: 'expired' });
    expect(await tasksOf(reference)).toMatchObject([{ kind: 'missing_file', why: 'upload_never_came' }]);
    expect(await sweep(deps())).toEqual(swept());
  });

  it('expires without a task when the same file came by another slot', async () => {
    const { reference } = await caseWith((whole) => [
      slotWrite(tables, slotOf(whole.reference), at(start)),
      documentWrite(tables, sampleDocument(whole.reference, { sha256: 'ab'.repeat(32) }), at(start + 60 * MINUTE)),
    ]);
    expect(await sweep(deps())).toEqual(swept({ ended: 1 }));
    expect(await tasksOf(reference)).toEqual([]);
  });

  it('expires in silence when it would have been a referral and nothing came', async () => {
    const slot = slotOf(newReference(), { makesCase: true });
    await transact(tables.client, [slotWrite(tables, slot, at(start))]);
    expect(await sweep(deps())).toEqual(swept({ ended: 1 }));
    expect(await standing(caseKey(slot.reference))).toEqual({});
    expect(await tasksOf(slot.reference)).toEqual([]);
  });

  it('never expires when its file did come: the file is filed after all, with the time at which S3 took it', async () => {
    const slot = slotOf(newReference(), { makesCase: true });
    const put = await putOnce(objects, { bucket: quarantine, key: slot.key, body: 'form' });
    await transact(tables.client, [slotWrite(tables, slot, at(start))]);
    expect(await sweep(deps())).toEqual(swept({ asked_again: 1 }));
    expect(sent).toMatchObject([
      {
        to: 'upload',
        what: {
          source: 'aws.s3',
          'detail-type': 'Object Created',
          detail: { bucket: { name: quarantine }, object: { key: slot.key, size: 4, 'version-id': put.versionId } },
        },
      },
    ]);
    expect(await standing(uploadKey(slot.id))).toMatchObject({
      state: 'waiting',
      asks: 1,
      timerAt: at(start + 10 * MINUTE),
    });
  });
});

describe('a sweep', () => {
  it('goes through many pages, past items that cannot be read, and says what is overdue', async () => {
    for (let n = 0; n < 30; n += 1) {
      await caseWith((whole) => [
        {
          name: 'odd',
          table: tables.cases,
          put: {
            ...documentKey(whole.reference, 'ODD'),
            item: 'document',
            timer: 'scan',
            timerAt: at(start - 60 * MINUTE),
          },
        },
      ]);
    }
    await caseWith((whole) => [documentWrite(tables, sampleDocument(whole.reference), at(start))]);
    expect(await sweep(deps())).toEqual(swept({ failed: 30, overdue: 30, asked_again: 1, unscanned: 1 }));
    expect(told).toHaveLength(30);
  });

  it('ends in time and leaves the rest to the next', async () => {
    for (let n = 0; n < 30; n += 1) {
      await caseWith((whole) => [documentWrite(tables, sampleDocument(whole.reference), at(start))]);
    }
    const slow = deps({
      scan: async () => {
        clock += 2000;
      },
    });
    expect(await sweep(slow)).toEqual(swept({ asked_again: 25, unscanned: 25 }));
    expect(await sweep(deps())).toEqual(swept({ asked_again: 5, unscanned: 5 }));
  });

  it('leaves the outbox to correspondence', async () => {
    await caseWith((whole) => [
      {
        name: 'out',
        table: tables.cases,
        put: { ...messageKey(whole.reference, 'O1'), timer: 'outbox', timerAt: at(start) },
      },
    ]);
    expect(await sweep(deps())).toEqual(swept());
  });
});
