import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { reviewDue } from '#functions/casework/clock/review-due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { openObjects, putOnce } from '#functions/platform/objects.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import {
  documentWrite,
  formWrite,
  inboundWrite,
  outboundWrite,
  taskWrite,
  timelineWrite,
  wordsWrite,
} from '#functions/platform/store/items.ts';
import { caseKey } from '#functions/platform/store/keys.ts';
import { lookAtFilesWrite } from '#functions/platform/store/look-at-files.ts';
import { readOnlineForm } from '#functions/platform/store/settings.ts';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { readTimed, timedKeys } from '#functions/platform/store/timers.ts';
import { transact, type Write } from '#functions/platform/store/transact.ts';
import { askServer } from '#infra/local/http.ts';
import { service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { FormView } from '#schemas/forms/view.ts';
import { newReference, Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { localDynamoDb } from '#test/support/local-aws.ts';
import { localBucket, localS3 } from '#test/support/local-buckets.ts';
import { localTables } from '#test/support/local-tables.ts';
import { type Asked, pastTheGateway } from '#test/support/past-the-gateway.ts';
import { sampleCase, sampleDocument, sampleInbound, sampleOutbound, sampleTask } from '#test/support/sample-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
/** Each request comes a moment after the one before, so that the audit keeps their order. */
let asked = 0;
const objects = openObjects(localS3());
let tables: Tables;
let documents = '';
let mail = '';

beforeAll(async () => {
  tables = await localTables();
  documents = await localBucket(objects.client, 'documents');
  mail = await localBucket(objects.client, 'mail');
});

/** Sends one request through the whole handler, as the gateway delivers it. */
async function ask(routeKey: string, asking: Omit<Asked, 'at' | 'requestId'> & { readonly on?: Tables } = {}) {
  asked += 1;
  const deps = staffDepsOver(asking.on ?? tables);
  const at = new Date(now.getTime() + asked);
  const answer = await pastTheGateway(deps, routeKey, { ...asking, at, requestId: newId() });
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? '{}'), headers: answer.headers };
}

async function filed(change: Partial<Case> = {}, more: (head: Case) => Write[] = () => []): Promise<Case> {
  const head = sampleCase(change);
  await fileCase(
    { ...tables, actor: service('test') },
    { head, once: { kind: 'test', hash: digest(head.reference), holds: {} }, tasks: [], timeline: [] },
    now,
  );
  const writes = more(head);
  if (writes.length > 0) await transact(tables.client, writes);
  return head;
}

const caseIsThere = (reference: string): Write => ({
  ...{
    name: 'case',
    table: tables.cases,
    check: caseKey(Reference.parse(reference)),
    condition: 'attribute_exists(pk)',
  },
});

/** Returns the audit entries of today, oldest first. */
async function audited(): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.audit,
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': 'DAY#2026-11-24' },
    }),
  );
  return Items;
}

const last = async () => (await audited()).filter(({ action }) => action !== 'file-case').at(-1);

describe('the work list', () => {
  it('shows a team’s cases due first, says which are late, and goes on by cursor until each was shown once', async () => {
    const due = ['2026-11-26', '2026-11-23', '2026-11-25', '2026-11-24', '2026-11-27'];
    for (const day of due) await filed({ team: 'masp', decisionDueAt: `${day}T17:00:00.000Z`, flags: ['incomplete'] });
    const rows: { decisionDueAt: string; late: boolean; flags: string[] }[] = [];
    let cursor: string | null = null;
    do {
      const query = { team: 'masp', state: 'new', limit: '2', ...(cursor === null ? {} : { cursor }) };
      const page = await ask('GET /admin/cases', { query });
      expect(page.status).toBe(200);
      rows.push(...page.body.cases);
      cursor = page.body.cursor;
    } while (cursor !== null);
    expect(rows.map(({ decisionDueAt }) => decisionDueAt.slice(0, 10))).toEqual([...due].sort());
    expect(rows.map(({ late }) => late)).toEqual([true, false, false, false, false]);
    expect(rows[0]?.flags).toEqual(['incomplete']);
  });

  it('refuses a cursor of another list, or of another person', async () => {
    for (let n = 0; n < 2; n += 1) await filed({ team: 'held_mail' });
    const query = { team: 'held_mail', limit: '1' };
    const { cursor } = (await ask('GET /admin/cases', { query })).body;
    expect((await ask('GET /admin/cases', { query: { ...query, cursor } })).status).toBe(200);
    expect((await ask('GET /admin/cases', { query: { ...query, team: 'masp', cursor } })).body.type).toContain(
      'bad-cursor',
    );
    expect((await ask('GET /admin/cases', { query: { ...query, cursor }, person: 'person-2' })).status).toBe(400);
    expect((await ask('GET /admin/tasks', { query: { ...query, cursor } })).status).toBe(400);
  });

  it('is bounded, and names the parameter at fault without repeating it', async () => {
    const answer = await ask('GET /admin/cases', { query: { limit: '51', team: 'Jo Bloggs' } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual([
      'limit',
      'team',
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('Bloggs');
  });

  it('shows a case that cannot be read by its reference, and never hides it', async () => {
    const head = await filed({ team: 'documents_to_read' });
    await transact(tables.client, [
      {
        name: 'break',
        table: tables.cases,
        update: caseKey(head.reference),
        set: 'SET door = :door',
        values: { ':door': 'window' },
      },
    ]);
    const { body } = await ask('GET /admin/cases', { query: { team: 'documents_to_read' } });
    expect(body.unreadable).toEqual([head.reference]);
  });

  it('is recorded with its count before it is given', async () => {
    await filed({ team: 'information_governance' });
    await ask('GET /admin/cases', {
      query: { team: 'information_governance' },
      as: 'ig_officer',
      headers: { 'x-reason': 'yearly review' },
    });
    expect(await last()).toMatchObject({
      action: 'list-cases',
      subject: 'information_governance/new/due',
      count: 1,
      actor: 'staff:person-1',
      roles: ['ig_officer'],
      reason: 'yearly review',
    });
  });
});

describe('the list of tasks', () => {
  it('shows what a team owes, due first', async () => {
    const later = await filed({}, ({ reference }) => [
      taskWrite(tables, reference, sampleTask({ team: 'masp', dueAt: '2026-11-25T17:00:00.000Z' })),
    ]);
    const sooner = await filed({}, ({ reference }) => [
      taskWrite(tables, reference, sampleTask({ team: 'masp', dueAt: '2026-11-23T17:00:00.000Z' })),
    ]);
    const { body } = await ask('GET /admin/tasks', { query: { team: 'masp' } });
    expect(body.tasks).toMatchObject([
      { reference: sooner.reference, kind: 'acknowledge_safely', late: true },
      { reference: later.reference, late: false },
    ]);
    expect(await last()).toMatchObject({ action: 'list-tasks', subject: 'masp', count: 2 });
  });
});

describe('a case', () => {
  it('is shown with its files, messages, tasks and timeline, and without keys, buckets or tokens', async () => {
    const head = await filed({ flags: ['incomplete', 'no_form'] }, ({ reference }) => [
      documentWrite(
        tables,
        sampleDocument(reference, { id: 'D1', reasons: ['macros'], safety: 'held', verdict: 'clean' }),
        now.toISOString(),
      ),
      inboundWrite(
        tables,
        sampleInbound(reference, {
          id: 'M1',
          text: 'hello',
          textWhole: { bucket: 'b', key: 'secret-key' },
          fromName: 'Thimble via Safeguarding',
          replyTo: ['thimble@school.example'],
          otherSenders: [{ header: 'x-original-from', text: 'Thimble <thimble@school.example>' }],
          asksNoAnswer: 'list_header',
          portal: 'egress',
          openAt: ['https://reader.egress.com/1'],
        }),
        now.toISOString(),
      ),
      outboundWrite(tables, sampleOutbound(reference)),
      taskWrite(tables, reference, sampleTask()),
      timelineWrite(tables, reference, { id: newId(now), at: now.toISOString(), what: 'received', by: 'web' }),
    ]);
    const { status, body } = await ask('GET /admin/cases/{reference}', { path: { reference: head.reference } });
    expect(status).toBe(200);
    expect(body.case).toMatchObject({ reference: head.reference, late: false, decisionDueAt: head.decisionDueAt });
    expect([...body.case.flags].sort()).toEqual(['incomplete', 'no_form']);
    expect(body.documents).toMatchObject([
      { id: 'D1', mayBeOpened: false, reasons: [{ code: 'macros', words: expect.stringContaining('macros') }] },
    ]);
    expect(body.messages).toHaveLength(2);
    expect(body.messages.find(({ id }: { id: string }) => id === 'M1')).toMatchObject({
      text: 'hello',
      textIsCut: true,
      fromName: 'Thimble via Safeguarding',
      replyTo: ['thimble@school.example'],
      otherSenders: [{ header: 'x-original-from', text: 'Thimble <thimble@school.example>' }],
      automaticBy: null,
      asksNoAnswer: 'list_header',
      openAt: ['https://reader.egress.com/1'],
    });
    expect(body.tasks).toMatchObject([{ kind: 'acknowledge_safely' }]);
    expect(body.timeline).toMatchObject([{ what: 'received' }]);
    expect(body.unreadable).toEqual([]);
    expect(body.more).toBeNull();
    const text = JSON.stringify(body);
    for (const ours of ['secret-key', 'bucket', 'tokenHash', 'queueSort', 'deliveryKey'])
      expect(text).not.toContain(ours);
    expect(await last()).toMatchObject({ action: 'read-case', reference: head.reference });
  });

  it('is shown with each form as staff read it, and with the document’s other readings', async () => {
    const answers: Answer[] = [
      {
        path: '/children/0/dateOfBirth',
        value: '2017-05-14',
        source: 'table',
        confidence: 0.9,
        also: [
          { value: '2017-05-15', source: 'paragraph', confidence: 0.8 },
          { missing: 'not_known', source: 'paragraph', confidence: 0.7 },
        ],
      },
    ];
    const form = { formId: 'early-help-and-social-care', formVersion: '2026-11', documentId: 'D1' };
    const leftovers = [{ label: 'Pet', text: 'A hedgehog' }];
    const record = { number: 1, ...form, readAt: now.toISOString(), answers, leftovers };
    const head = await filed({}, ({ reference }) => [formWrite(tables, reference, record)]);
    const { body } = await ask('GET /admin/cases/{reference}', { path: { reference: head.reference } });
    expect(body.forms).toMatchObject([record]);
    const { sections } = FormView.parse(body.forms[0].view);
    const [child] = sections.find(({ id }) => id === 'children')?.items ?? [];
    const birth = child?.fields.find(({ id }) => id === 'dateOfBirth');
    expect([birth?.reading?.text, birth?.also.map(({ text }) => text)]).toEqual([
      '14/05/2017',
      ['15/05/2017', '[Not known]'],
    ]);
  });

  it('that is too long for one answer is shown to its end by cursor', async () => {
    const text = 'x'.repeat(380_000);
    const head = await filed();
    for (let n = 10; n < 22; n += 1) {
      await transact(tables.client, [
        inboundWrite(tables, sampleInbound(head.reference, { id: `M${n}`, text }), now.toISOString()),
      ]);
    }
    const ids: string[] = [];
    let cursor: string | undefined;
    let answers = 0;
    do {
      const { body } = await ask('GET /admin/cases/{reference}', {
        path: { reference: head.reference },
        query: cursor === undefined ? {} : { cursor },
      });
      expect(JSON.stringify(body).length).toBeLessThan(6_000_000);
      ids.push(...body.messages.map(({ id }: { id: string }) => id));
      cursor = body.more?.cursor;
      answers += 1;
    } while (cursor !== undefined);
    expect(answers).toBe(2);
    expect(ids).toEqual(Array.from({ length: 12 }, (_, n) => `M${n + 10}`));
  });

  it('is shown with every word of its files, and is as easily worked and handed over however many there are', async () => {
    const text = 'Words and words. '.repeat(6000);
    const head = await filed();
    const { reference, receivedAt } = head;
    const words = (documentId: string) => ({
      ...{ reference, documentId, origin: { kind: 'upload', id: 'U1' } as const, receivedAt, cut: true },
      words: [{ label: 'Footnote', text }],
    });
    const named = Array.from({ length: 50 }, (_, n) => `D${n + 10}`);
    for (const id of named) await transact(tables.client, [wordsWrite(tables, words(id)), caseIsThere(reference)]);
    const seen: string[] = [];
    const timeline: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await ask('GET /admin/cases/{reference}', {
        path: { reference },
        query: cursor === undefined ? {} : { cursor },
      });
      expect(JSON.stringify(body).length).toBeLessThan(6_000_000);
      expect(body.unreadable).toEqual([]);
      for (const { document, words: said, cut } of body.texts) {
        expect([said, cut]).toEqual([[{ label: 'Footnote', text }], true]);
        seen.push(document);
      }
      timeline.push(...body.timeline);
      cursor = body.more?.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(named);
    const change = { path: { reference }, headers: { 'if-match': '"1"' }, body: {} };
    expect((await ask('POST /admin/cases/{reference}/accept', change)).status).toBe(200);
    const given = { path: { reference }, headers: { 'x-reason': 'to key it into Liquidlogic' } };
    const pack = await ask('GET /admin/cases/{reference}/hand-over', given);
    expect([pack.status, JSON.stringify(pack.body).includes('Words and words')]).toEqual([200, false]);
  });

  it('says how many files somebody must look at, on the case and in their list', async () => {
    const { reference, decisionDueAt: dueAt } = await filed();
    const look = (is: 'files' | 'photographs' | 'messages', id: string) =>
      lookAtFilesWrite(tables, reference, { cameWith: 'M1', is, id, dueAt }, now);
    const sentences = [];
    for (const one of [look('photographs', 'D1'), look('files', 'D2'), look('files', 'D3'), look('messages', 'M1')]) {
      await transact(tables.client, [one, caseIsThere(reference)]);
      const { body } = await ask('GET /admin/cases/{reference}', { path: { reference } });
      sentences.push(body.tasks.map(({ why }: { why: string }) => why));
    }
    expect(sentences).toEqual([
      ['Look at the photographs (1).'],
      ['Look at the files (1) and the photographs (1).'],
      ['Look at the files (2) and the photographs (1).'],
      ['Look at the files (2), the photographs (1) and the whole text of the message.'],
    ]);
    const { body } = await ask('GET /admin/tasks', { query: { team: 'documents_to_read', limit: '50' } });
    expect(body.tasks.filter((one: { reference: string }) => one.reference === reference)).toMatchObject([
      {
        kind: 'look_at_files',
        why: sentences[3][0],
        lookAt: { files: ['D2', 'D3'], photographs: ['D1'], messages: ['M1'] },
      },
    ]);
    const done = { path: { reference }, headers: { 'if-match': '"1"' }, body: { id: 'look_at_files-M1' } };
    expect((await ask('POST /admin/cases/{reference}/tasks-done', done)).status).toBe(200);
    const after = await ask('GET /admin/tasks', { query: { team: 'documents_to_read', limit: '50' } });
    expect(JSON.stringify(after.body)).not.toContain(reference);
  });

  it('that does not exist is not found, by any operation', async () => {
    for (const reference of [newReference(), 'FD-0000-0000', '../x', '']) {
      expect((await ask('GET /admin/cases/{reference}', { path: { reference } })).status).toBe(404);
    }
  });

  it('with an item that cannot be read says so by its key', async () => {
    const head = await filed({}, ({ reference }) => [
      { name: 'odd', table: tables.cases, put: { ...caseKey(reference, 'DOC#odd'), item: 'document', name: 7 } },
      { name: 'new', table: tables.cases, put: { ...caseKey(reference, 'SEEN#1'), item: 'of a later version' } },
    ]);
    const { body } = await ask('GET /admin/cases/{reference}', { path: { reference: head.reference } });
    expect(body.unreadable).toEqual(['DOC#odd', 'SEEN#1']);
  });
});

describe('a look that cannot be recorded', () => {
  it('gives nothing', async () => {
    const head = await filed({}, ({ reference }) => [
      documentWrite(tables, sampleDocument(reference, { id: 'D1' }), now.toISOString()),
    ]);
    const unrecorded = tablesOver(
      new DynamoDBClient({ ...localDynamoDb(), maxAttempts: 1 }),
      tables.cases,
      'no-such-table',
    );
    for (const [route, path] of [
      ['GET /admin/cases', {}],
      ['GET /admin/tasks', {}],
      ['GET /admin/cases/{reference}', { reference: head.reference }],
      ['GET /admin/cases/{reference}/documents/{id}', { reference: head.reference, id: 'D1' }],
      ['GET /admin/messages/{id}/raw', { id: `${head.reference}_M1` }],
    ] as const) {
      const answer = await ask(route, { path, on: unrecorded, headers: { 'x-reason': 'for the court' } });
      expect(answer.status).toBe(500);
      expect(Object.keys(answer.body).sort()).toEqual(['requestId', 'status', 'title', 'type']);
    }
  });
});

describe('a file', () => {
  const route = 'GET /admin/cases/{reference}/documents/{id}';

  it('that is clean, safe and filed is downloaded by a link of a minute, named by its reference', async () => {
    const key = newId();
    const put = await putOnce(objects, { bucket: documents, key, body: 'the filed copy' });
    const head = await filed({}, ({ reference }) => [
      documentWrite(
        tables,
        sampleDocument(reference, { id: 'A', receivedAt: '2026-11-23T08:00:00.000Z' }),
        now.toISOString(),
      ),
      documentWrite(
        tables,
        sampleDocument(reference, {
          id: 'B',
          verdict: 'clean',
          safety: 'safe',
          type: 'docx',
          filed: { bucket: documents, key, versionId: put.versionId },
        }),
        now.toISOString(),
      ),
    ]);
    const { status, body, headers } = await ask(route, { path: { reference: head.reference, id: 'B' } });
    expect(status).toBe(200);
    expect(headers?.['cache-control']).toBe('no-store');
    expect(await (await askServer(body.url)).text()).toBe('the filed copy');
    expect(new URL(body.url).searchParams.get('X-Amz-Expires')).toBe('60');
    expect(new URL(body.url).searchParams.get('response-content-disposition')).toBe(
      `attachment; filename="${head.reference}-2.docx"`,
    );
    expect(await last()).toMatchObject({ action: 'open-document', reference: head.reference, subject: 'B' });
  });

  it.each([
    ['is not scanned yet', {}, 'file-not-scanned'],
    [
      'is infected',
      { verdict: 'infected', safety: 'safe', filed: { bucket: 'b', key: 'k', versionId: 'v' } },
      'file-infected',
    ],
    ['could not be scanned', { verdict: 'unscannable', safety: 'safe' }, 'file-without-verdict'],
    ['failed in the scanner', { verdict: 'error' }, 'file-without-verdict'],
    ['is held', { verdict: 'clean', safety: 'held', reasons: ['macros'] }, 'file-held'],
    ['is not inspected', { verdict: 'clean', safety: 'unchecked' }, 'file-not-inspected'],
    ['is not filed yet', { verdict: 'clean', safety: 'safe' }, 'file-not-filed'],
  ] as const)('that %s is refused, saying so', async (_, change, code) => {
    const head = await filed({}, ({ reference }) => [
      documentWrite(
        tables,
        sampleDocument(reference, { ...change, id: 'D1', reasons: 'reasons' in change ? [...change.reasons] : [] }),
        now.toISOString(),
      ),
    ]);
    const answer = await ask(route, { path: { reference: head.reference, id: 'D1' } });
    expect([answer.status, answer.body.type]).toEqual([409, `urn:front-door:problem:${code}`]);
    expect(answer.body.url).toBeUndefined();
  });

  it('of another case is not found under this one', async () => {
    const one = await filed({}, ({ reference }) => [
      documentWrite(tables, sampleDocument(reference, { id: 'D1' }), now.toISOString()),
    ]);
    const other = await filed();
    expect((await ask(route, { path: { reference: other.reference, id: 'D1' } })).status).toBe(404);
    expect((await ask(route, { path: { reference: one.reference, id: 'D2' } })).status).toBe(404);
  });
});

describe('a raw message', () => {
  const route = 'GET /admin/messages/{id}/raw';
  const headers = { 'x-reason': 'the sender disputes what was sent' };

  async function withMessage(
    change: Partial<Parameters<typeof sampleInbound>[1]> & object,
    parts: Parameters<typeof sampleDocument>[1][],
  ) {
    const id = newId();
    const key = `filed/2026-11-23/${id}`;
    await putOnce(objects, { bucket: mail, key, body: 'From: a school' });
    const head = await filed({}, ({ reference }) => [
      inboundWrite(
        tables,
        sampleInbound(reference, { opening: 'opened', raw: { bucket: mail, key }, ...change, id }),
        now.toISOString(),
      ),
      ...parts.map((part) =>
        documentWrite(
          tables,
          sampleDocument(reference, { origin: { kind: 'message', id }, ...part }),
          now.toISOString(),
        ),
      ),
    ]);
    return { reference: head.reference, id: `${head.reference}_${id}`, messageId: id };
  }

  it('is opened for a reason, which is recorded, when every part of it is clean and safe', async () => {
    const { reference, id, messageId } = await withMessage({}, [{ verdict: 'clean', safety: 'safe' }]);
    const { status, body } = await ask(route, { path: { id }, headers });
    expect(status).toBe(200);
    expect(await (await askServer(body.url)).text()).toBe('From: a school');
    expect(body.url).not.toContain('disputes');
    expect(await last()).toMatchObject({
      action: 'open-message',
      reference,
      subject: messageId,
      reason: headers['x-reason'],
    });
  });

  it('is refused without a reason', async () => {
    const { id } = await withMessage({}, []);
    expect((await ask(route, { path: { id } })).body.type).toContain('reason-needed');
  });

  it('is refused while a part of it is not known to be harmless', async () => {
    for (const part of [{}, { verdict: 'clean', safety: 'held' }, { verdict: 'infected', safety: 'safe' }] as const) {
      const { id } = await withMessage({}, [{ verdict: 'clean', safety: 'safe' }, part]);
      expect((await ask(route, { path: { id }, headers })).body.type).toContain('message-parts-not-clean');
    }
    const unopened = await withMessage({ opening: 'filed' }, []);
    expect((await ask(route, { path: { id: unopened.id }, headers })).body.type).toContain('message-not-opened');
    const held = await withMessage({ held: ['virus_found'] }, []);
    expect((await ask(route, { path: { id: held.id }, headers })).body.type).toContain('message-held');
  });

  it('that we sent, or that is not there, is not found', async () => {
    const head = await filed({}, ({ reference }) => [
      outboundWrite(tables, sampleOutbound(reference, { id: '01JAAAAAAAAAAAAAAAAAAAAAAA' })),
    ]);
    for (const id of ['01JAAAAAAAAAAAAAAAAAAAAAAA', 'M9']) {
      expect((await ask(route, { path: { id: `${head.reference}_${id}` }, headers })).status).toBe(404);
    }
    expect((await ask(route, { path: { id: 'M9' }, headers })).status).toBe(404);
  });
});

describe('the online form’s switch', () => {
  const route = 'PUT /admin/settings/online-form';
  const signOff = {
    dpiaReference: 'DPIA-12',
    approver: 'Sorrel Wainwright',
    approverRole: 'Caldicott Guardian',
    signedOffOn: '2026-11-20',
  };
  const shown = async () => (await ask('GET /admin/settings/online-form', { as: 'team_manager' })).body;

  it('opens by a sign-off and closes again, each recorded', async () => {
    expect((await ask(route, { as: 'ig_officer', body: signOff })).status).toBe(200);
    expect(await readOnlineForm(tables)).toMatchObject({ open: true, signOff: { ...signOff, demonstration: false } });
    expect(await last()).toMatchObject({ action: 'open-online-form', roles: ['ig_officer'] });
    expect((await ask(route, { as: 'ig_officer', body: { open: false } })).status).toBe(200);
    expect(await readOnlineForm(tables)).toEqual({ open: false });
    expect(await last()).toMatchObject({ action: 'shut-online-form' });
  });

  it('shows who signed it off, who recorded that, and when its review is due: by default a year later', async () => {
    expect(await shown()).toMatchObject({ open: false, version: 2 });
    await ask(route, { as: 'ig_officer', person: 'governance-1', body: signOff });
    expect(await shown()).toMatchObject({
      open: true,
      signOff: { ...signOff, reviewOn: '2027-11-20' },
      recordedBy: 'governance-1',
    });
    await ask(route, { as: 'ig_officer', body: { ...signOff, reviewOn: '2027-05-01' } });
    expect(await shown()).toMatchObject({ signOff: { reviewOn: '2027-05-01' } });
    await ask(route, { as: 'ig_officer', body: { open: false } });
  });

  it.each([
    ['a day to come', { signedOffOn: '2099-01-01' }, '/signedOffOn'],
    ['tomorrow', { signedOffOn: '2026-11-25' }, '/signedOffOn'],
    ['a day more than a year ago', { signedOffOn: '2025-11-24' }, '/signedOffOn'],
    ['a review that is past', { reviewOn: '2026-11-24' }, '/reviewOn'],
    ['a review more than a year after', { reviewOn: '2027-11-21' }, '/reviewOn'],
    ['nobody who signed', { approver: ' ' }, '/approver'],
  ])('does not open by a sign-off with %s, and says where', async (_, change, pointer) => {
    const { status, body } = await ask(route, { as: 'ig_officer', body: { ...signOff, ...change } });
    expect([status, body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([422, [pointer]]);
    expect(await readOnlineForm(tables)).toEqual({ open: false });
  });

  it('opens by a sign-off of today and by one of a year ago tomorrow', async () => {
    for (const signedOffOn of ['2026-11-24', '2025-11-25'])
      expect((await ask(route, { as: 'ig_officer', body: { ...signOff, signedOffOn } })).status).toBe(200);
    await ask(route, { as: 'ig_officer', body: { open: false } });
  });

  it('gives governance a task four weeks before its review, once, which the next sign-off ends', async () => {
    const on = await localTables();
    const set = (body: unknown) => ask(route, { as: 'ig_officer', body, on });
    const listed = async (): Promise<Record<string, unknown>[]> => {
      const query = { team: 'information_governance' };
      const headers = { 'x-reason': 'my own tasks' };
      return (await ask('GET /admin/tasks', { as: 'ig_officer', query, headers, on })).body.tasks;
    };
    const sweepReviews = async (at: Date) => {
      for await (const page of timedKeys(on, 'review', at))
        for (const key of page) {
          const timed = await readTimed(on, key, 'review');
          if (timed !== undefined) await reviewDue(sweepStore(asJob('CaseworkClock', on), council), timed, at);
        }
    };
    await set(signOff);
    await sweepReviews(new Date('2027-10-22T23:59:00.000Z'));
    expect(await listed()).toEqual([]);
    await sweepReviews(new Date('2027-10-23T00:00:00.000Z'));
    await sweepReviews(new Date('2027-10-24T00:00:00.000Z'));
    expect(await listed()).toMatchObject([
      {
        kind: 'review_sign_off',
        dueAt: '2027-11-20T17:00:00.000Z',
        says: 'Review the sign-off of the online form, and record the new one.',
      },
    ]);
    await set({ ...signOff, dpiaReference: 'DPIA-13' });
    expect(await listed()).toEqual([]);
  });

  it('does not open by anything less', async () => {
    for (const body of [
      { open: true },
      { ...signOff, dpiaReference: ' ' },
      { ...signOff, open: true },
      [],
      null,
      'yes',
    ]) {
      expect((await ask(route, { as: 'ig_officer', body })).status).toBe(422);
    }
    expect(await readOnlineForm(tables)).toEqual({ open: false });
  });
});
