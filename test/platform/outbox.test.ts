import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { afterSend, claim, stop } from '#functions/correspondence/outbox-rules.ts';
import { messageKey, sesKey, taskKey } from '#functions/platform/store/keys.ts';
import {
  countKey,
  moveOutbox,
  type OutboxKey,
  outboxKeyIn,
  outboxKeyOfSes,
  readOutbox,
} from '#functions/platform/store/outbox.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import type { Door } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { allDue, filed, handClock } from '#test/correspondence/outbox-fixture.ts';
import { localTables } from '#test/support/local-tables.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const actor = service('test');
const { now } = handClock();
const minutesOn = (minutes: number) => new Date(now().getTime() + minutes * 60_000);

async function read(key: OutboxKey) {
  const outbox = await readOutbox(tables, key);
  if (outbox === undefined) throw new Error('no message');
  return outbox;
}
const claimIt = (message: OutboundMessage, at = now(), door: Door = 'web') =>
  moveOutbox({ ...tables, actor }, message, claim(message, { door, letters: 1 }, at), at);

/** Returns everything of a case, and the day's audit of it. */
async function everything(key: OutboxKey) {
  const query = (TableName: string, pk: string) =>
    tables.client.send(
      new QueryCommand({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }),
    );
  const items = (await query(tables.cases, `CASE#${key.reference}`)).Items ?? [];
  const audit = (await query(tables.audit, `DAY#${now().toISOString().slice(0, 10)}`)).Items ?? [];
  return { items, audit: audit.filter(({ reference, subject }) => reference === key.reference && subject === key.id) };
}

describe('a message in the table', () => {
  it('is read with what of its case may stop it', async () => {
    const key = await filed(tables, now(), { head: { flags: ['held_mail', 'no_form'], door: 'email' } });
    expect(await read(key)).toMatchObject({
      message: { id: key.id, state: 'pending' },
      lookAt: now().toISOString(),
      door: 'email',
      flags: new Set(['held_mail', 'no_form']),
    });
    expect((await read(await filed(tables, now()))).flags).toEqual(new Set());
  });

  it('is not there when its case or itself is not', async () => {
    const key = await filed(tables, now());
    const other = await filed(tables, now());
    expect(await readOutbox(tables, { reference: key.reference, id: other.id })).toBeUndefined();
  });

  it('can be read even when its address cannot be written to', async () => {
    const key = await filed(tables, now(), { message: { to: 'not an address' } });
    expect((await read(key)).message.to).toBe('not an address');
  });
});

describe('the key in a stream record', () => {
  it('is that of a message, and nothing else', () => {
    const id = '01JD0000000000000000000000';
    expect(outboxKeyIn({ pk: 'CASE#FD-2222-2222', sk: `MSG#out#${id}` })).toEqual({ reference: 'FD-2222-2222', id });
    for (const [pk, sk] of [
      ['CASE#FD-2222-2222', 'CASE'],
      ['CASE#FD-2222-2222', `ACT#${id}`],
      ['CASE#FD-2222-2223', `MSG#out#${id}`],
      ['ONCE#body#x', `MSG#out#${id}`],
      ['CASE#FD-2222-2222', 'MSG#out#0102-not-an-outbox-id'],
    ] as const) {
      expect(outboxKeyIn({ pk, sk })).toBeUndefined();
    }
  });
});

describe('a move', () => {
  it("writes the message, its timer, SES's id, the timeline and the audit together", async () => {
    const key = await filed(tables, now());
    const { message } = await read(key);
    const claiming = claim(message, { door: 'web', letters: 1 }, now());
    expect(await moveOutbox({ ...tables, actor }, message, claiming, now())).toBe('moved');
    const between = await read(key);
    expect(between).toMatchObject({ message: { state: 'sending', attempt: 1 }, lookAt: minutesOn(30).toISOString() });
    expect(between.message.leaseUntil).toBe(minutesOn(30).toISOString());

    const sent = afterSend(claiming.to, { is: 'sent', sesMessageId: `ses-${key.id}` }, now());
    if (sent === undefined) throw new Error('no move');
    expect(await moveOutbox({ ...tables, actor }, claiming.to, sent, minutesOn(1))).toBe('moved');
    const after = await read(key);
    expect(after).toMatchObject({ message: { state: 'sent', sesMessageId: `ses-${key.id}` }, lookAt: null });
    expect(after.message).not.toHaveProperty('leaseUntil');
    expect(await outboxKeyOfSes(tables, `ses-${key.id}`)).toEqual(key);
    const { items, audit } = await everything(key);
    expect(items.filter(({ item }) => item === 'timeline').map(({ what }) => what)).toEqual(['acknowledgement_sent']);
    expect(audit.map(({ action }) => action)).toEqual(['send-message', 'message-sent']);
  });

  it('changes nothing of the message but its course', async () => {
    const key = await filed(tables, now(), { message: { inReplyTo: '<a@b>' } });
    const before = (await read(key)).message;
    await moveOutbox({ ...tables, actor }, before, stop(before, 'held', now()), now());
    const { attempt, ...same } = (await read(key)).message;
    expect({ attempt, ...same }).toEqual({ ...before, state: 'given_up' });
  });

  it('writes nothing at all when somebody moved the message first', async () => {
    const key = await filed(tables, now());
    const { message } = await read(key);
    await claimIt(message);
    const before = await everything(key);
    expect(await moveOutbox({ ...tables, actor }, message, stop(message, 'held', now()), now())).toBe('changed');
    expect(await everything(key)).toEqual(before);
  });

  it('is made by one of many senders at once', async () => {
    const key = await filed(tables, now());
    const { message } = await read(key);
    const moved = await Promise.all(Array.from({ length: 8 }, () => claimIt(message)));
    expect(moved.filter((each) => each === 'moved')).toHaveLength(1);
    expect(moved.filter((each) => each === 'changed')).toHaveLength(7);
    expect((await everything(key)).audit).toHaveLength(1);
  });

  it('leaves a task that is there as it is', async () => {
    const key = await filed(tables, now());
    const { message } = await read(key);
    const refuse = afterSend(
      claim(message, { door: 'web', letters: 1 }, now()).to,
      { is: 'refused', code: 'MessageRejected' },
      now(),
    );
    if (refuse?.task === undefined) throw new Error('no task');
    await claimIt(message);
    const taskAt = taskKey(key.reference, refuse.task.id);
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: taskAt,
        UpdateExpression: 'SET #state = :done',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':done': 'done' },
      }),
    );
    expect(
      await moveOutbox({ ...tables, actor }, claim(message, { door: 'web', letters: 1 }, now()).to, refuse, now()),
    ).toBe('moved');
    expect((await read(key)).message.state).toBe('given_up');
    const { Item } = await tables.client.send(new GetCommand({ TableName: tables.cases, Key: taskAt }));
    expect(Item).toEqual({ ...taskAt, state: 'done' });
  });
});

describe('the limit of one address', () => {
  const counted = (address: string, at: Date) =>
    claim({ ...template, to: address }, { door: 'web', letters: 1 }, at).count;
  let template: OutboundMessage;
  beforeAll(async () => {
    template = (await read(await filed(tables, now()))).message;
  });
  const one = async (to: string, at = now(), door: Door = 'web', kind: OutboundMessage['kind'] = 'acknowledgement') => {
    const key = await filed(tables, now(), { message: { to, kind }, head: { door } });
    const { message } = await read(key);
    return { key, moved: await claimIt(message, at, door) };
  };

  it('that public forms claim uses up no share of its proven owner', async () => {
    const address = 'head@school.example';
    const claimed = await Promise.all(
      Array.from({ length: 12 }, (_, each) => one(address, now(), each % 2 === 0 ? 'web' : 'word_upload')),
    );
    expect(claimed.filter(({ moved }) => moved === 'moved')).toHaveLength(10);
    for (const door of ['email', 'agency'] as const) expect((await one(address, now(), door)).moved).toBe('moved');
    for (const kind of ['information_request', 'danger_alert'] as const)
      expect((await one(address, now(), 'web', kind)).moved).toBe('moved');
  });

  it('is ten in each hour, however it is written', async () => {
    const address = 'loop.one@school.example';
    expect(counted(address, now())?.most).toBe(10);
    for (let each = 0; each < 10; each += 1) {
      expect((await one(each % 2 === 0 ? address : address.toUpperCase())).moved).toBe('moved');
    }
    const over = await one(address);
    expect(over.moved).toBe('too_many');
    expect((await read(over.key)).message).toMatchObject({ state: 'pending', attempt: 0 });
    expect((await one(address, minutesOn(60))).moved).toBe('moved');
    expect((await one('other.loop@school.example')).moved).toBe('moved');
  });

  it('holds when they all come at once', async () => {
    const moved = await Promise.all(Array.from({ length: 14 }, () => one('loop.two@school.example')));
    expect(moved.filter((each) => each.moved === 'moved')).toHaveLength(10);
    expect(moved.filter((each) => each.moved === 'too_many')).toHaveLength(4);
  });

  it('counts a message once, however often it is tried', async () => {
    for (let each = 0; each < 10; each += 1) {
      const { key } = await one('loop.three@school.example');
      const claimed = (await read(key)).message;
      const again = afterSend(claimed, { is: 'again', code: 'Throttling' }, now());
      if (again === undefined) throw new Error('no move');
      await moveOutbox({ ...tables, actor }, claimed, again, now());
      expect(await claimIt((await read(key)).message)).toBe('moved');
    }
  });

  it('is kept under a digest of the address, for two hours', async () => {
    const address = 'loop.four@school.example';
    await one(address);
    const key = countKey(address, 'anybody', now());
    expect(key.pk).not.toContain('loop');
    const { Item } = await tables.client.send(new GetCommand({ TableName: tables.cases, Key: key }));
    expect(Item).toEqual({ ...key, item: 'rate', sent: 1, expiresAt: Math.floor(now().getTime() / 1000) + 7200 });
  });
});

describe('the list of what is due', () => {
  it('gives each message whose time has come, longest waiting first, however long the list', async () => {
    const fresh = await localTables();
    const keys: OutboxKey[] = [];
    for (let each = 0; each < 23; each += 1) keys.push(await filed(fresh, minutesOn(-each)));
    const later = await filed(fresh, minutesOn(1));
    const found = await allDue(fresh, now(), 5);
    expect(found).toEqual([...keys].reverse());
    expect(await allDue(fresh, minutesOn(1))).toContainEqual(later);
  });

  it('holds nothing that is sent or given up, and a claimed one only when its lease is over', async () => {
    const fresh = await localTables();
    const [stopped, taken] = [await filed(fresh, now()), await filed(fresh, now())];
    const whole = async (key: OutboxKey) => z.custom<OutboundMessage>().parse((await readOutbox(fresh, key))?.message);
    const first = await whole(stopped);
    await moveOutbox({ ...fresh, actor }, first, stop(first, 'held', now()), now());
    const second = await whole(taken);
    await moveOutbox({ ...fresh, actor }, second, claim(second, { door: 'web', letters: 1 }, now()), now());
    expect(await allDue(fresh, minutesOn(29))).toEqual([]);
    expect(await allDue(fresh, minutesOn(30))).toEqual([taken]);
    const { Item } = await fresh.client.send(
      new GetCommand({ TableName: fresh.cases, Key: messageKey(stopped.reference, stopped.id) }),
    );
    expect(Item).not.toHaveProperty('timer');
  });
});

describe("SES's id", () => {
  it('names no message until somebody wrote it down', async () => {
    expect(await outboxKeyOfSes(tables, 'nobody')).toBeUndefined();
    expect(sesKey('a').pk).toBe('SES#a');
  });
});
