import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordingStore } from '#functions/correspondence/outbox-store.ts';
import {
  type RecordDeps,
  record,
  UnknownMessageError,
  UnreadableEventError,
} from '#functions/correspondence/record.ts';
import { sendOne } from '#functions/correspondence/send.ts';
import { type OutboxKey, readOutbox } from '#functions/platform/store/outbox.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';
import { filed, handClock, mailerGiving, quiet, sending } from './outbox-fixture.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const { now } = handClock();
function recording(over: Partial<RecordDeps> = {}): RecordDeps {
  return {
    ...recordingStore(asJob('CorrespondenceRecord', tables)),
    now,
    log: quiet,
    ...over,
  };
}

/** Sends a message that SES takes. */
async function sent() {
  const key = await filed(tables, now());
  const ses = `ses-${key.id}`;
  await sendOne(sending(tables, mailerGiving({ is: 'sent', sesMessageId: ses }), now), key);
  return { key, ses };
}

const parts: Record<string, object> = {
  Send: { send: {} },
  Delivery: { delivery: { timestamp: now().toISOString(), recipients: ['dsl@school.example'] } },
  DeliveryDelay: { deliveryDelay: { delayType: 'MailboxFull', delayedRecipients: [] } },
  Permanent: { bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [] } },
  Transient: { bounce: { bounceType: 'Transient', bounceSubType: 'General', bouncedRecipients: [] } },
  Complaint: { complaint: { complainedRecipients: [], complaintFeedbackType: 'abuse' } },
  Reject: { reject: { reason: 'Bad content' } },
};
const kindOf = (what: string) => (what === 'Permanent' || what === 'Transient' ? 'Bounce' : what);
const mail = (messageId: string) => ({
  timestamp: now().toISOString(),
  messageId,
  destination: ['dsl@school.example'],
});

/** Makes an event of event publishing: our tag, and an id of SES's that we need not know. */
const published = (key: OutboxKey, what: string) => ({
  eventType: kindOf(what),
  mail: { ...mail(`other-${key.id}`), tags: { outbox: [`${key.reference}_${key.id}`], 'ses:caller-identity': ['x'] } },
  ...parts[what],
});
/** Makes an identity notification: no tag, and an id with a domain. */
const notified = (ses: string, what: string) => ({
  notificationType: kindOf(what),
  mail: mail(`${ses}@email.amazonses.com`),
  ...parts[what],
});
const enveloped = (event: object) => ({ Type: 'Notification', MessageId: 'sns', Message: JSON.stringify(event) });

async function stateOf(key: OutboxKey) {
  const outbox = await readOutbox(tables, key);
  const { Items } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `CASE#${key.reference}` },
    }),
  );
  const tasks = (Items ?? []).filter(({ item }) => item === 'task').map(({ id }) => String(id).replace(key.id, ''));
  const { state, delivery } = outbox?.message ?? {};
  return { state, delivery, waiting: (outbox?.lookAt ?? null) !== null, tasks, items: Items?.length };
}

describe('an event of a message that we sent', () => {
  it.each([
    ['by event publishing, through SNS', (key: OutboxKey) => enveloped(published(key, 'Delivery'))],
    ['by event publishing, raw', (key: OutboxKey) => published(key, 'Delivery')],
    ['by event publishing, raw, as text', (key: OutboxKey) => JSON.stringify(published(key, 'Delivery'))],
    ["by SES's id, through SNS", (_: OutboxKey, ses: string) => enveloped(notified(ses, 'Delivery'))],
    ["by SES's id, raw", (_: OutboxKey, ses: string) => notified(ses, 'Delivery')],
  ])('is recorded, %s', async (_, body) => {
    const { key, ses } = await sent();
    expect(await record(recording(), { body: body(key, ses), attempt: 1 })).toBe('recorded');
    expect(await stateOf(key)).toMatchObject({ state: 'sent', delivery: 'delivered', waiting: false, tasks: [] });
  });

  it('changes nothing the second time, not even the audit', async () => {
    const { key } = await sent();
    const delivered = { body: published(key, 'Delivery'), attempt: 1 };
    expect(await record(recording(), delivered)).toBe('recorded');
    const before = await stateOf(key);
    expect(await record(recording(), delivered)).toBe('nothing_new');
    expect(await stateOf(key)).toEqual(before);
  });

  it.each([
    ['Permanent', 'bounced'],
    ['Complaint', 'complained'],
    ['Reject', 'rejected'],
  ])('that it failed (%s) raises one task', async (what, delivery) => {
    const { key, ses } = await sent();
    await record(recording(), { body: notified(ses, what), attempt: 1 });
    await record(recording(), { body: published(key, what), attempt: 1 });
    expect(await stateOf(key)).toMatchObject({ delivery, waiting: false, tasks: ['message_failed-'] });
  });

  it.each(['DeliveryDelay', 'Transient'])(
    'that it is late (%s) waits four hours for a delivery, then gives a person a task',
    async (what) => {
      const clock = handClock();
      const { key, ses } = await sent();
      await record(recording(), { body: notified(ses, what), attempt: 1 });
      expect(await stateOf(key)).toMatchObject({ delivery: 'delayed', waiting: true, tasks: [] });
      clock.pass(239);
      expect(await sendOne(sending(tables, mailerGiving(), clock.now), key)).toBe('not_due');
      clock.pass(1);
      const never = mailerGiving();
      expect(await sendOne(sending(tables, never, clock.now), key)).toBe('moved');
      expect(never.taken).toEqual([]);
      expect(await stateOf(key)).toMatchObject({
        state: 'sent',
        delivery: 'delayed',
        waiting: false,
        tasks: ['message_failed-'],
      });
    },
  );

  it('of a holiday reply, a transient bounce beside the delivery, raises nothing', async () => {
    const { key } = await sent();
    for (const what of ['Transient', 'Delivery']) await record(recording(), { body: published(key, what), attempt: 1 });
    expect(await stateOf(key)).toMatchObject({ delivery: 'delivered', waiting: false, tasks: [] });
  });

  it('may come twice and in any order: the end is the same', async () => {
    const whats = fc.uniqueArray(fc.constantFrom(...Object.keys(parts)), { minLength: 1, maxLength: 5 });
    const orders = whats.chain((some) =>
      fc.record({
        some: fc.constant(some),
        other: fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 }),
      }),
    );
    const endOf = async (order: readonly string[]) => {
      const { key, ses } = await sent();
      for (const [at, what] of order.entries()) {
        await record(recording(), { body: at % 2 === 0 ? published(key, what) : notified(ses, what), attempt: 1 });
      }
      const { items: _, ...end } = await stateOf(key);
      return end;
    };
    await fc.assert(
      fc.asyncProperty(orders, async ({ some, other }) => {
        expect(await endOf(other)).toEqual(await endOf(some));
      }),
      { numRuns: 12 },
    );
  });

  it('may come at the same time as another', async () => {
    const { key, ses } = await sent();
    const bodies = ['Delivery', 'Complaint', 'DeliveryDelay'].map((what) => notified(ses, what));
    await Promise.all(bodies.map((body) => record(recording(), { body, attempt: 1 })));
    expect(await stateOf(key)).toMatchObject({ delivery: 'complained', tasks: ['message_failed-'], waiting: false });
  });
});

describe('an event of no message that we know', () => {
  const warnings: unknown[] = [];
  const log = { ...quiet, warn: (...line: unknown[]) => warnings.push(line) };

  it('goes back to its queue, as the sender may be about to write, and is a warning from the third time', async () => {
    const body = notified('ses-of-nobody', 'Delivery');
    for (const attempt of [1, 2]) {
      await expect(record(recording({ log }), { body, attempt })).rejects.toThrow(UnknownMessageError);
    }
    expect(warnings).toEqual([]);
    await expect(record(recording({ log }), { body, attempt: 3 })).rejects.toThrow(UnknownMessageError);
    expect(warnings).toEqual([['an event for a message that we do not know', { code: 'ses-event-unknown', count: 3 }]]);
  });

  it('with a tag that names no message is looked up by its id too', async () => {
    const { key, ses } = await sent();
    const strange = { ...notified(ses, 'Delivery'), mail: { ...mail(ses), tags: { outbox: ['not a tag of ours'] } } };
    expect(await record(recording(), { body: strange, attempt: 1 })).toBe('recorded');
    expect(await stateOf(key)).toMatchObject({ delivery: 'delivered' });
  });

  it('is found once its sender has written', async () => {
    const key = await filed(tables, now());
    const ses = `ses-${key.id}`;
    const event = { body: notified(ses, 'Delivery'), attempt: 1 };
    await expect(record(recording(), event)).rejects.toThrow(UnknownMessageError);
    await sendOne(sending(tables, mailerGiving({ is: 'sent', sesMessageId: ses }), now), key);
    expect(await record(recording(), event)).toBe('recorded');
  });
});

describe('what is no event of a message', () => {
  it("is passed over when it is SES's greeting, an open or a click", async () => {
    const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(await record(recording(), { body: greeting, attempt: 1 })).toBe('setup');
    for (const eventType of ['Open', 'Click']) {
      expect(await record(recording(), { body: { eventType, mail: mail('x') }, attempt: 1 })).toBe('ignored');
    }
  });

  it('goes back to its queue when it cannot be read, and the error holds nothing of it', async () => {
    for (const body of ['canary', { canary: 1 }, { eventType: 'Bounce', mail: { messageId: 'x', canary: 1 } }, null]) {
      const failed = await record(recording(), { body, attempt: 1 }).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(UnreadableEventError);
      expect(String(failed)).not.toContain('canary');
    }
  });
});
