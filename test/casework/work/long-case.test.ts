import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { fileCase } from '#functions/platform/store/filing.ts';
import { inboundWrite } from '#functions/platform/store/items.ts';
import { documentKey, textKey, timelineKey } from '#functions/platform/store/keys.ts';
import { MOST_ON_CASE } from '#functions/platform/store/mail.ts';
import { ALL, readParts } from '#functions/platform/store/parts.ts';
import { readCaseToWork } from '#functions/platform/store/reading.ts';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { transact, type Write } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { Reference } from '#schemas/reference.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { unique } from '#test/support/invented.ts';
import { localDynamoDb } from '#test/support/local-aws.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { sampleCase, sampleDocument, sampleInbound } from '#test/support/sample-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { wholeCase } from '#test/support/whole-case.ts';
import { A_DAY, EVERY, type Path } from './every-action.ts';

const at = new Date('2026-11-23T10:05:00.000Z');
const ACTOR = service('test');
const REPLY_BYTES = 100 * 1024;
/** A head, a safety record, and what one action changes: no action reads more than this of a case of 20 MB. */
const MOST_READ_BYTES = 100 * 1024;
/** The items that a sender can make many or long. */
const GROWS = /^(?:MSG#in#|DOC#|TEXT#|TL#)/;

let tables: Tables;
let job: ReturnType<typeof lookupWorld>;
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker-1', 'worker-2', 'worker-3');
  job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: new Date('2026-11-23T10:00:00.000Z') });
});

/** Puts replies of 100 KB, files with their words and lines on a case, as many as may join one. */
async function grow(reference: string, replies: number, files: number): Promise<void> {
  const text = 'x'.repeat(REPLY_BYTES);
  const put = (key: { pk: string; sk: string }, item: object): Write => ({
    name: key.sk,
    table: tables.cases,
    put: { ...key, ...item },
  });
  const writes: Write[] = [
    ...Array.from({ length: replies }, (_, n) =>
      inboundWrite(
        tables,
        sampleInbound(reference, { id: `R${n}`, text, joined: true, opening: 'opened' }),
        at.toISOString(),
      ),
    ),
    ...Array.from({ length: files }, (_, n) => sampleDocument(reference, { id: `D${n}` })).flatMap((document) => [
      put(documentKey(Reference.parse(reference), document.id), { item: 'document', ...document }),
      put(textKey(Reference.parse(reference), document.id), {
        item: 'words',
        reference,
        documentId: document.id,
        text: 'x'.repeat(3000),
      }),
      put(timelineKey(Reference.parse(reference), `0${document.id}`), {
        item: 'timeline',
        id: document.id,
        what: 'file_received',
      }),
    ]),
  ];
  for (let from = 0; from < writes.length; from += 30) {
    const { done } = await transact(tables.client, writes.slice(from, from + 30));
    if (!done) throw new Error('the case was not made long');
  }
}

const Item = z.looseObject({ sk: z.string() });
const Read = z.object({ Item: Item.optional(), Items: z.array(Item).default([]) });

/** Returns tables whose client records what was read of the cases. */
function watchedReads() {
  const read: z.infer<typeof Item>[] = [];
  const on = tablesOver(new DynamoDBClient(localDynamoDb()), tables.cases, tables.audit);
  on.client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { Item: one, Items } = Read.parse(result.output);
      read.push(...(one === undefined ? [] : [one]), ...Items);
      return result;
    },
    { step: 'initialize', priority: 'high', name: 'what-is-read' },
  );
  return { on, read };
}

/** Returns a case without the 20 MB of replies, from which a test makes an action's body. */
async function withoutWhatCame(reference: string) {
  const seen = await readCaseToWork({ ...tables, actor: ACTOR }, Reference.parse(reference), () => undefined);
  if (seen === undefined) throw new Error('no case');
  const messages = { begin: ['out#'] };
  const wanted = { tasks: ALL, asks: ALL, conversations: ALL, matches: ALL, messages };
  return wholeCase({ ...seen, ...(await readParts(tables, Reference.parse(reference), wanted)) });
}

/** Does an action on the case as it is now, and returns what it read. */
async function does(path: Path, reference: string, other = '') {
  const whole = await withoutWhatCame(reference);
  const { on, read } = watchedReads();
  const { status } = await visit(staffDepsOver(on), `POST /admin/cases/{reference}/${path}`, {
    as: 'team_manager',
    path: { reference },
    headers: { 'if-match': `"${whole.head.version}"` },
    body: EVERY[path].body(whole, other),
    at,
  });
  return { status, read };
}

function expectLittle(path: Path, read: readonly z.infer<typeof Item>[]): void {
  expect([path, read.map(({ sk }) => sk).filter((sk) => GROWS.test(sk))]).toEqual([path, []]);
  expect([path, Buffer.byteLength(JSON.stringify(read)) < MOST_READ_BYTES]).toEqual([path, true]);
}

const OF_A_QUERY: readonly Path[] = ['query', 'query-answered', 'concern'];

describe('a case with as many replies and files as may join one', () => {
  it('is worked to its end by every action, and none reads what came', async () => {
    expect(new Set([...A_DAY, ...OF_A_QUERY])).toEqual(new Set(Object.keys(EVERY)));
    const child = { firstName: 'Amy', lastName: `Reed${unique()}`, dateOfBirth: '2016-03-04' };
    const [earlier, later] = [await job.file([child]), await job.file([child])];
    await job.told(earlier.reference, later.reference);
    await grow(later.reference, MOST_ON_CASE.replies, MOST_ON_CASE.files);
    for (const path of A_DAY) {
      const { status, read } = await does(path, later.reference, earlier.reference);
      expect([path, status]).toEqual([path, 200]);
      expectLittle(path, read);
      // The action finds the tasks in its way by their kind, however many tasks the case has.
      if (path === 'decision')
        await expect(does('close', later.reference)).rejects.toMatchObject({ code: 'not-done-yet' });
    }
  }, 300_000);

  it('is answered, and called a concern again, where it was a query', async () => {
    const head = sampleCase({ door: 'email', form: null, completeness: null, children: null });
    const once = { kind: 'test', hash: head.reference, holds: {} };
    await fileCase({ ...tables, actor: ACTOR }, { head, once, tasks: [], timeline: [] }, at);
    expect((await does('query', head.reference)).status).toBe(200);
    await grow(head.reference, 40, 40);
    for (const path of ['query-answered', 'concern'] as const) {
      const { status, read } = await does(path, head.reference);
      expect([path, status]).toEqual([path, 200]);
      expectLittle(path, read);
    }
  }, 120_000);

  it('is not called a query: not all of it was read for that', async () => {
    const head = sampleCase({ door: 'email', form: null, completeness: null, children: null });
    const once = { kind: 'test', hash: head.reference, holds: {} };
    await fileCase({ ...tables, actor: ACTOR }, { head, once, tasks: [], timeline: [] }, at);
    await grow(head.reference, 40, 0);
    await expect(does('query', head.reference)).rejects.toMatchObject({ code: 'no-query' });
  }, 120_000);
});
