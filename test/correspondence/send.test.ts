import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import type { Heard } from '#functions/correspondence/delivery.ts';
import { FormNotWrittenError, formWriter, MOST_FORM_BYTES } from '#functions/correspondence/issued-form.ts';
import { recordingStore } from '#functions/correspondence/outbox-store.ts';
import { type RecordDeps, record } from '#functions/correspondence/record.ts';
import { type SendDeps, sendOne } from '#functions/correspondence/send.ts';
import type { Outgoing } from '#functions/platform/mailer.ts';
import { outboundWrite } from '#functions/platform/store/items.ts';
import { sesKey } from '#functions/platform/store/keys.ts';
import { answeredMessage } from '#functions/platform/store/mail.ts';
import { type OutboxKey, outboxKeyOfSes, readOutbox } from '#functions/platform/store/outbox.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { Reference } from '#schemas/reference.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';
import { allDue, deployedCouncil, filed, handClock, mailerGiving, message, quiet, sending } from './outbox-fixture.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

/** A function died: nothing after it runs. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/** Makes sending dependencies whose function dies at its nth write. */
function dyingAtWrite(deps: SendDeps, nth: number, after: boolean): SendDeps {
  let writes = 0;
  return {
    ...deps,
    moveOutbox: async (before, move, now) => {
      writes += 1;
      if (writes < nth) return deps.moveOutbox(before, move, now);
      if (after) await deps.moveOutbox(before, move, now);
      throw new Killed();
    },
  };
}

async function state(key: OutboxKey) {
  const outbox = await readOutbox(tables, key);
  const { Items } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `CASE#${key.reference}` },
    }),
  );
  const named = (kind: string, field: string) =>
    (Items ?? []).filter(({ item }) => item === kind).map((item) => String(item[field]));
  return {
    state: outbox?.message.state,
    delivery: outbox?.message.delivery,
    attempt: outbox?.message.attempt,
    lookAt: outbox?.lookAt ?? null,
    tasks: named('task', 'id'),
    lines: named('timeline', 'what').sort(),
  };
}

/** Makes SES's event of one message, as event publishing gives it: with our tag. */
function event(outbox: string, messageId: string, eventType: 'Send' | 'Delivery') {
  const mail = { timestamp: '2026-11-20T10:00:30.000Z', messageId, destination: [], tags: { outbox: [outbox] } };
  const delivery = eventType === 'Delivery' ? { delivery: { timestamp: mail.timestamp, recipients: [] } } : {};
  return { eventType, mail, ...delivery };
}

function recording(now: () => Date): RecordDeps {
  return {
    ...recordingStore(asJob('CorrespondenceRecord', tables)),
    now,
    log: quiet,
  };
}

describe('a message filed with a referral', () => {
  it('waits while an operator holds sending back, and goes as soon as they let it', async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    const mail = mailerGiving();
    expect(await sendOne(sending(tables, mail, now, { frozen: async () => true }), key)).toBe('frozen');
    expect(mail.taken).toEqual([]);
    expect((await allDue(tables, now())).map(({ id }) => id)).toContain(key.id);
    expect(await sendOne(sending(tables, mail, now), key)).toBe('sent');
  });

  it('is not held back when it is an alert to the duty desk', async () => {
    const { now } = handClock();
    const key = await filed(tables, now(), { message: { kind: 'danger_alert', recipient: 'duty_desk' } });
    expect(await sendOne(sending(tables, mailerGiving(), now, { frozen: async () => true }), key)).toBe('sent');
  });

  it('is sent once, however often it is looked at', async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    const mail = mailerGiving({ is: 'sent', sesMessageId: 'ses-one' });
    const deps = sending(tables, mail, now);
    expect(await sendOne(deps, key)).toBe('sent');
    expect(await sendOne(deps, key)).toBe('not_due');
    expect(mail.taken).toHaveLength(1);
    expect(mail.taken[0]?.outbox).toBe(`${key.reference}_${key.id}`);
    expect(await state(key)).toMatchObject({ state: 'sent', lookAt: null, tasks: [], lines: ['acknowledgement_sent'] });
  });

  it('is sent once by many senders at the same instant', async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    const mail = mailerGiving();
    const looked = await Promise.all(Array.from({ length: 6 }, () => sendOne(sending(tables, mail, now), key)));
    expect(looked.filter((each) => each === 'sent')).toHaveLength(1);
    expect(mail.taken).toHaveLength(1);
  });

  it('that is not there is passed over', async () => {
    const { now } = handClock();
    const [one, other] = [await filed(tables, now()), await filed(tables, now())];
    const mail = mailerGiving();
    expect(await sendOne(sending(tables, mail, now), { reference: one.reference, id: other.id })).toBe('absent');
    expect(mail.taken).toEqual([]);
  });
});

describe('a sender killed', () => {
  it('before its claim leaves the message for the sweep', async () => {
    const clock = handClock();
    const key = await filed(tables, clock.now());
    const mail = mailerGiving();
    await expect(sendOne(dyingAtWrite(sending(tables, mail, clock.now), 1, false), key)).rejects.toThrow(Killed);
    expect(await state(key)).toMatchObject({ state: 'pending', attempt: 0 });
    expect(await allDue(tables, clock.now())).toContainEqual(key);
    expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('sent');
    expect(mail.taken).toHaveLength(1);
  });

  it('between its claim and the send: the message goes half an hour later', async () => {
    const clock = handClock();
    const key = await filed(tables, clock.now());
    const mail = mailerGiving();
    await expect(sendOne(dyingAtWrite(sending(tables, mail, clock.now), 1, true), key)).rejects.toThrow(Killed);
    expect(await state(key)).toMatchObject({ state: 'sending' });
    clock.pass(29);
    expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('not_due');
    expect(await allDue(tables, clock.now())).not.toContainEqual(key);
    clock.pass(1);
    expect(await allDue(tables, clock.now())).toContainEqual(key);
    expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('sent');
    expect(mail.taken).toHaveLength(1);
    expect(await state(key)).toMatchObject({ lines: ['acknowledgement_sent', 'acknowledgement_uncertain'], tasks: [] });
  });

  it.each(['Send', 'Delivery'] as const)(
    "between SES's answer and its write: the %s event settles it, and it went once",
    async (kind) => {
      const clock = handClock();
      const key = await filed(tables, clock.now());
      const ses = `ses-${key.id}`;
      const mail = mailerGiving({ is: 'sent', sesMessageId: ses });
      await expect(sendOne(dyingAtWrite(sending(tables, mail, clock.now), 2, false), key)).rejects.toThrow(Killed);
      expect(mail.taken).toHaveLength(1);
      const told = event(mail.taken[0]?.outbox ?? '', ses, kind);
      expect(await record(recording(clock.now), { body: told, attempt: 1 })).toBe('recorded');
      clock.pass(60);
      expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('not_due');
      expect(mail.taken).toHaveLength(1);
      expect(await state(key)).toMatchObject({
        state: 'sent',
        delivery: kind === 'Send' ? 'none' : 'delivered',
        lookAt: null,
        tasks: [],
      });
      expect(await outboxKeyOfSes(tables, ses)).toEqual(key);
    },
  );

  it("between SES's answer and its write, and no event comes: it goes once more, then a person is asked", async () => {
    const clock = handClock();
    const key = await filed(tables, clock.now());
    const mail = mailerGiving();
    for (let death = 1; death <= 2; death += 1) {
      // The second look first gives the message back, then claims it, then dies after SES's answer.
      const dying = dyingAtWrite(sending(tables, mail, clock.now), death === 1 ? 2 : 3, false);
      await expect(sendOne(dying, key)).rejects.toThrow(Killed);
      clock.pass(30);
    }
    expect(mail.taken).toHaveLength(2);
    expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('moved');
    clock.pass(6000);
    expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('not_due');
    expect(mail.taken).toHaveLength(2);
    expect(await state(key)).toMatchObject({ state: 'given_up', lookAt: null, tasks: [`message_uncertain-${key.id}`] });
  });

  it('twice, and an event comes late: it is known as sent after all', async () => {
    const clock = handClock();
    const key = await filed(tables, clock.now());
    const mail = mailerGiving({ is: 'unknown', code: 'TimeoutError' }, { is: 'unknown', code: 'TimeoutError' });
    for (let look = 1; look <= 3; look += 1) {
      await sendOne(sending(tables, mail, clock.now), key);
      clock.pass(30);
    }
    expect(await state(key)).toMatchObject({ state: 'given_up', tasks: [`message_uncertain-${key.id}`] });
    const told = event(`${key.reference}_${key.id}`, `late-${key.id}`, 'Delivery');
    await record(recording(clock.now), { body: told, attempt: 1 });
    expect(await state(key)).toMatchObject({ state: 'sent', delivery: 'delivered', lookAt: null });
  });
});

describe('the letters of one case', () => {
  const ask = { reasons: ['best_placed' as const], topics: ['safety' as const], dueAt: '2026-11-24T12:00:00.000Z' };
  const request = { kind: 'information_request', recipient: 'professional', ask } as const;
  const subject = ({ raw }: Outgoing) => /^Subject: (.*)\r$/m.exec(Buffer.from(raw).toString('latin1'))?.[1];

  /** Files another message on a case, as its own rule would. */
  async function another(reference: OutboxKey['reference'], now: Date): Promise<OutboxKey> {
    const next = { ...message(now, request), reference };
    await transact(tables.client, [outboundWrite(tables, next)]);
    return { reference, id: next.id };
  }

  it('are told apart by a number, but for the first, which is its acknowledgement', async () => {
    const { now } = handClock();
    const mail = mailerGiving();
    const first = await filed(tables, now());
    const { reference } = first;
    for (const key of [first, await another(reference, now()), await another(reference, now())])
      expect(await sendOne(sending(tables, mail, now), key)).toBe('sent');
    const alert = await filed(tables, now(), { message: { kind: 'danger_alert', recipient: 'duty_desk' } });
    await sendOne(sending(tables, mail, now), alert);
    expect(mail.taken.map(subject)).toEqual([
      `Reference ${reference}`,
      `Reference ${reference}, letter 2`,
      `Reference ${reference}, letter 3`,
      `Look now: reference ${alert.reference}`,
    ]);
  });

  it('keep their numbers when they are tried again', async () => {
    const clock = handClock();
    const mail = mailerGiving({ is: 'again', code: 'Throttling' });
    const second = await filed(tables, clock.now(), { message: request });
    const third = await another(second.reference, clock.now());
    expect(await sendOne(sending(tables, mail, clock.now), second)).toBe('again');
    expect(await sendOne(sending(tables, mail, clock.now), third)).toBe('sent');
    clock.pass(1);
    expect(await sendOne(sending(tables, mail, clock.now), second)).toBe('sent');
    expect(mail.taken.map((sent) => subject(sent)?.at(-1))).toEqual(['2', '3', '2']);
  });

  it('never share a number, though two that read the case at the same moment claim the same', async () => {
    const { now } = handClock();
    const mail = mailerGiving();
    const first = await filed(tables, now(), { message: request });
    const second = await another(first.reference, now());
    let between = async (): Promise<unknown> => undefined;
    const deps = sending(tables, mail, now);
    const slow: SendDeps = {
      ...deps,
      readOutbox: async (key) => {
        const outbox = await deps.readOutbox(key);
        await between();
        return outbox;
      },
    };
    between = async () => {
      between = async () => undefined;
      expect(await sendOne(deps, second)).toBe('sent');
    };
    expect(await sendOne(slow, first)).toBe('sent');
    expect(mail.taken.map((sent) => subject(sent)?.at(-1))).toEqual(['2', '3']);
  });
});

describe('a letter that asks for a form', () => {
  const ask = { reasons: [], topics: [], dueAt: '2026-11-24T12:00:00.000Z' };
  const asksFor = (attached: boolean) => ({
    message: {
      kind: 'information_request' as const,
      recipient: 'professional' as const,
      ask,
      form: { id: 'masp', attached },
    },
  });
  const bytes = Buffer.from('a blank form');

  it('carries it, with the case’s reference and when it is due, to a professional', async () => {
    const { now } = handClock();
    const key = await filed(tables, now(), asksFor(true));
    const mail = mailerGiving();
    const wanted: unknown[] = [];
    const writeForm = async (form: unknown) => {
      wanted.push(form);
      return bytes;
    };
    expect(await sendOne(sending(tables, mail, now, { writeForm }), key)).toBe('sent');
    expect(wanted).toEqual([{ form: 'masp', reference: key.reference, dueAt: ask.dueAt, council: deployedCouncil }]);
    const { attachments, text } = await PostalMime.parse(mail.taken[0]?.raw ?? '');
    expect(attachments).toMatchObject([{ filename: `masp-${key.reference}.docx`, disposition: 'attachment' }]);
    expect(Buffer.from(new Uint8Array(z.instanceof(ArrayBuffer).parse(attachments[0]?.content)))).toEqual(bytes);
    expect(text).toContain('Fill in the form that is attached');
    expect(text).not.toMatch(/https?:/);
  });

  it('says where the blank form is to anybody else, and no form is written', async () => {
    const { now } = handClock();
    const key = await filed(tables, now(), asksFor(false));
    const mail = mailerGiving();
    const writeForm = async () => {
      throw new Error('a form was written');
    };
    expect(await sendOne(sending(tables, mail, now, { writeForm }), key)).toBe('sent');
    const { attachments, text } = await PostalMime.parse(mail.taken[0]?.raw ?? '');
    expect(attachments).toEqual([]);
    expect(text).toContain('https://exampleshire.example/forms/masp.docx');
    expect(text).toContain(`Put the reference ${key.reference} in the subject.`);
  });

  it('is tried again when its form cannot be written, and never goes without it', async () => {
    const clock = handClock();
    const key = await filed(tables, clock.now(), asksFor(true));
    const mail = mailerGiving();
    const failing = formWriter(async () => {
      throw new Error('throttled');
    });
    expect(await sendOne(sending(tables, mail, clock.now, { writeForm: failing }), key)).toBe('again');
    expect(mail.taken).toEqual([]);
    expect(await state(key)).toMatchObject({ state: 'pending', attempt: 1, tasks: [] });
    clock.pass(1);
    const written = formWriter(async () => bytes.toString('base64'));
    expect(await sendOne(sending(tables, mail, clock.now, { writeForm: written }), key)).toBe('sent');
  });

  it('takes no form that would be too much for an email', async () => {
    const tooMuch = formWriter(async () => Buffer.alloc(MOST_FORM_BYTES + 3).toString('base64'));
    await expect(
      tooMuch({ form: 'masp', reference: Reference.parse('FD-7K3M-9QXC'), council: deployedCouncil }),
    ).rejects.toThrow(FormNotWrittenError);
  });
});

describe('an SES that does not take a message', () => {
  it('is tried again up the ladder, then a person gets a task', async () => {
    const clock = handClock();
    const key = await filed(tables, clock.now());
    const mail = mailerGiving(...Array.from({ length: 7 }, () => ({ is: 'again', code: 'Throttling' }) as const));
    const waited: number[] = [];
    expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('again');
    for (let at = (await state(key)).lookAt; at !== null; at = (await state(key)).lookAt) {
      const minutes = (Date.parse(at) - clock.now().getTime()) / 60_000;
      clock.pass(minutes - 1 / 60_000);
      expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('not_due');
      clock.pass(1 / 60_000);
      expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('again');
      waited.push(minutes);
    }
    expect(waited).toEqual([1, 5, 30, 120, 480]);
    expect(mail.taken).toHaveLength(6);
    expect(await state(key)).toMatchObject({ state: 'given_up', tasks: [`message_failed-${key.id}`] });
  });

  it('ever, as it says: a person gets a task at once', async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    expect(await sendOne(sending(tables, mailerGiving({ is: 'refused', code: 'MessageRejected' }), now), key)).toBe(
      'refused',
    );
    expect(await state(key)).toMatchObject({ state: 'given_up', tasks: [`message_failed-${key.id}`], lookAt: null });
  });
});

describe('a message that cannot or must not go automatically', () => {
  it('to something that is no address: never sent, a person gets a task', async () => {
    const { now } = handClock();
    const key = await filed(tables, now(), { message: { to: 'a@school.example, b@home.example' } });
    const mail = mailerGiving();
    expect(await sendOne(sending(tables, mail, now), key)).toBe('stopped');
    expect(mail.taken).toEqual([]);
    expect(await state(key)).toMatchObject({ state: 'given_up', tasks: ['acknowledge_safely'] });
  });

  it.each(['held_mail', 'automatic_mail'] as const)(
    'because its case came to say %s: acknowledged by a person',
    async (flag) => {
      const { now } = handClock();
      const key = await filed(tables, now(), { head: { door: 'email', flags: [flag] } });
      const mail = mailerGiving();
      expect(await sendOne(sending(tables, mail, now), key)).toBe('stopped');
      expect(mail.taken).toEqual([]);
      expect(await state(key)).toMatchObject({
        state: 'given_up',
        attempt: 0,
        tasks: ['acknowledge_safely'],
        lookAt: null,
      });
    },
  );

  it('because its address reached its limit this hour: acknowledged by a person, and the next hour starts afresh', async () => {
    const clock = handClock();
    const to = 'many.referrals@school.example';
    const mail = mailerGiving();
    const looked: string[] = [];
    for (let each = 0; each < 12; each += 1) {
      const key = await filed(tables, clock.now(), { message: { to } });
      looked.push(await sendOne(sending(tables, mail, clock.now), key));
      if (each >= 10) expect(await state(key)).toMatchObject({ state: 'given_up', tasks: ['acknowledge_safely'] });
    }
    expect(looked).toEqual([...Array.from({ length: 10 }, () => 'sent'), 'stopped', 'stopped']);
    expect(mail.taken).toHaveLength(10);
    clock.pass(60);
    const next = await filed(tables, clock.now(), { message: { to } });
    expect(await sendOne(sending(tables, mail, clock.now), next)).toBe('sent');
  });
});

describe('an event that comes while SES answers', () => {
  const meanwhile = (key: OutboxKey, copy: Heard['sesMessageId'], now: () => Date, own: string) => {
    const mail = mailerGiving({ is: 'sent', sesMessageId: own });
    return async (...asked: Parameters<typeof mail>) => {
      await record(recording(now), { body: event(`${key.reference}_${key.id}`, copy, 'Delivery'), attempt: 1 });
      return mail(...asked);
    };
  };

  it('of this copy settles the message, and the sender finds it so', async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    const ses = `ses-${key.id}`;
    expect(await sendOne(sending(tables, meanwhile(key, ses, now, ses), now), key)).toBe('sent');
    expect(await state(key)).toMatchObject({
      state: 'sent',
      delivery: 'delivered',
      lines: ['acknowledgement_delivered'],
    });
  });

  it('of an earlier copy settles the message, and this copy is known too', async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    const [first, second] = [`first-${key.id}`, `second-${key.id}`];
    await sendOne(sending(tables, meanwhile(key, first, now, second), now), key);
    expect((await readOutbox(tables, key))?.message.sesMessageId).toBe(first);
    expect((await state(key)).lines).toEqual(['acknowledgement_delivered', 'acknowledgement_sent_again']);
    for (const id of [first, second]) {
      const { Item } = await tables.client.send(new GetCommand({ TableName: tables.cases, Key: sesKey(id) }));
      expect(Item).toMatchObject({ reference: key.reference, messageId: key.id });
    }
  });
});

describe('a message that was sent', () => {
  it("is found by the email that answers it, which bears SES's id and not ours", async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    await sendOne(sending(tables, mailerGiving({ is: 'sent', sesMessageId: `0102-${key.id}` }), now), key);
    expect(await answeredMessage(tables, ['nobody', `0102-${key.id}`])).toMatchObject(key);
  });
});

describe('what the log says of a message', () => {
  it('names it and its outcome, and nobody', async () => {
    const { now } = handClock();
    const lines: unknown[] = [];
    const keep = (...line: unknown[]) => {
      lines.push(line);
    };
    const key = await filed(tables, now(), { message: { to: 'canary.name@school.example', inReplyTo: '<canary@x>' } });
    const log = { info: keep, warn: keep, error: keep };
    await sendOne(sending(tables, mailerGiving({ is: 'again', code: 'Throttling' }), now, { log }), key);
    expect(JSON.stringify(lines)).toContain(key.id);
    expect(JSON.stringify(lines)).not.toMatch(/canary/i);
  });
});
