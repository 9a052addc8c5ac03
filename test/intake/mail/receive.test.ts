import { randomUUID } from 'node:crypto';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { Task } from '#schemas/case.ts';
import { newReference } from '#schemas/reference.ts';
import { taskSays } from '#schemas/task-words.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import * as emails from '#test/fixtures/emails.ts';
import { everyCase, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { mailRoom } from '#test/support/mail-room.ts';

const id = () => `<${randomUUID()}@school.example.sch.uk>`;
const letter = (more: emails.Letter = {}) =>
  emails.noAttachment({ messageId: id(), text: `A concern. ${randomUUID()}`, ...more });
const stored = async (raw: Buffer | Promise<Buffer>, given: emails.Verdicted = {}) =>
  emails.asStoredBySes(await raw, given);

describe('an email that arrives', () => {
  let tables: Tables;
  let room: ReturnType<typeof mailRoom>;
  beforeAll(async () => {
    tables = await localTables();
  });
  beforeEach(() => {
    room = mailRoom(tables);
  });
  const referenceOf = (received: object): string => ('reference' in received ? String(received.reference) : '');
  /** Files an acknowledged case, with the id that SES gave the acknowledgement. */
  async function acknowledged(from?: string): Promise<{ reference: string; sesId: string }> {
    const received = await room.receive(room.arrives(await stored(letter(from === undefined ? {} : { from }))));
    const reference = referenceOf(received);
    const [message] = startingWith(await itemsOf(tables, reference), 'MSG#').filter(
      ({ direction }) => direction === 'out',
    );
    const sesId = randomUUID();
    await tables.client.send(
      new PutCommand({
        TableName: tables.cases,
        Item: { pk: `SES#${sesId}`, sk: 'SES', reference, messageId: message?.id },
      }),
    );
    return { reference, sesId };
  }

  it('is a case with its acknowledgement, the raw message moved out of the inbox, and its opening queued', async () => {
    const arrived = room.arrives(await stored(letter()));
    const received = await room.receive(arrived);
    const items = await itemsOf(tables, referenceOf(received));
    expect(received.outcome).toBe('filed');
    expect(items.get('CASE')).toMatchObject({
      door: 'email',
      team: 'duty_and_advice',
      receivedAt: '2026-11-20T11:00:00.000Z',
      decisionDueAt: '2026-11-23T17:00:00.000Z',
    });
    const messages = startingWith(items, 'MSG#');
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ direction: 'in', opening: 'filed', timer: 'open' }),
        expect.objectContaining({ direction: 'out', to: emails.ADDRESS.school, state: 'pending' }),
      ]),
    );
    expect([...room.objects.keys()]).toEqual([expect.stringMatching(/^filed\/2026-11-20\//)]);
    expect(room.opened).toHaveLength(1);
  });

  it('announced twice by the queue, and by its second route, is one case and one acknowledgement', async () => {
    const arrived = room.arrives(await stored(letter()));
    const first = await room.receive(arrived);
    expect(await room.receive(arrived)).toEqual({ outcome: 'moved_before' });
    expect(startingWith(await itemsOf(tables, referenceOf(first)), 'MSG#')).toHaveLength(2);
  });

  it('delivered again with other trace headers is the same case, one acknowledgement, and a line on its timeline', async () => {
    const raw = await letter();
    const first = await room.receive(room.arrives(emails.asStoredBySes(raw, {})));
    const again = await room.receive(
      room.arrives(
        Buffer.concat([
          Buffer.from('Received: from elsewhere by here; Mon, 23 Nov 2026 10:00:00 +0000\r\n'),
          emails.asStoredBySes(raw, {}),
        ]),
      ),
    );
    expect(again).toEqual({ outcome: 'delivered_again', reference: referenceOf(first) });
    const items = await itemsOf(tables, referenceOf(first));
    expect(startingWith(items, 'MSG#')).toHaveLength(2);
    expect(startingWith(items, 'TL#').map(({ what }) => what)).toContain('delivered_again');
    expect([...room.objects.keys()].every((key) => key.startsWith('filed/'))).toBe(true);
  });

  it('delivered again and announced by both routes at once, or after a death before the move, leaves one line', async () => {
    const raw = emails.asStoredBySes(await letter(), {});
    const first = await room.receive(room.arrives(raw));
    const delivery = room.arrives(raw);
    const die = async () => {
      throw new Error('died');
    };
    await expect(room.receive(delivery, { move: die })).rejects.toThrow('died');
    await Promise.all([room.receive(delivery), room.receive(delivery)]);
    const timeline = startingWith(await itemsOf(tables, referenceOf(first)), 'TL#').map(({ what }) => what);
    expect(timeline.filter((what) => what === 'delivered_again')).toHaveLength(1);
    expect([...room.objects.keys()].filter((key) => key.includes('-again-'))).toHaveLength(1);
  });

  it('delivered ten times at the same instant is one case', async () => {
    const raw = emails.asStoredBySes(await letter(), {});
    const arrivals = Array.from({ length: 10 }, () => room.arrives(raw));
    const received = await Promise.all(arrivals.map((arrived) => room.receive(arrived)));
    expect(new Set(received.map(referenceOf)).size).toBe(1);
    expect(received.filter(({ outcome }) => outcome === 'filed')).toHaveLength(1);
  });

  it.each(['move', 'queueOpening'] as const)(
    'survives a death before it could %s: when it is announced again, nothing is lost or doubled',
    async (step) => {
      const arrived = room.arrives(await stored(letter()));
      const before = (await everyCase(tables)).length;
      await expect(room.receive(arrived, { [step]: () => Promise.reject(new Error('killed')) })).rejects.toThrow(
        'killed',
      );
      const again = await room.receive(arrived);
      expect((await everyCase(tables)).length).toBe(before + 1);
      expect([...room.objects.keys()]).toEqual([expect.stringMatching(/^filed\//)]);
      // If it is killed after the move, the sweep asks for its opening: the message carries the timer.
      if (step === 'move') expect(again.outcome).toBe('seen_before');
      if (step === 'move') expect(room.opened).toHaveLength(1);
    },
  );

  it('with the Message-ID of another but other content is a case of its own, linked as a suspected repeat', async () => {
    const messageId = id();
    const first = await room.receive(room.arrives(await stored(letter({ messageId }))));
    const second = await room.receive(room.arrives(await stored(letter({ messageId }))));
    expect(referenceOf(second)).not.toBe(referenceOf(first));
    expect((await itemsOf(tables, referenceOf(second))).get('CASE')).toMatchObject({
      links: [{ reference: referenceOf(first), why: 'suspected_repeat' }],
    });
  });

  it('in a race for one Message-ID, all are cases and all but one are linked to that one', async () => {
    const messageId = id();
    const arrivals = await Promise.all(
      Array.from({ length: 5 }, async () => room.arrives(await stored(letter({ messageId })))),
    );
    const references = (await Promise.all(arrivals.map((arrived) => room.receive(arrived)))).map(referenceOf);
    const heads = await Promise.all(
      references.map(async (reference) => (await itemsOf(tables, reference)).get('CASE')),
    );
    expect(new Set(references).size).toBe(5);
    expect(heads.filter((head) => Array.isArray(head?.links) && head.links.length === 0)).toHaveLength(1);
  });

  it('from somebody who is not a known professional is filed, flagged, and acknowledged by a person', async () => {
    const received = await room.receive(room.arrives(await stored(letter({ from: emails.ADDRESS.family }))));
    const items = await itemsOf(tables, referenceOf(received));
    expect(items.get('ACT#acknowledge_safely')).toMatchObject({ why: 'not_on_the_professional_list', state: 'open' });
    expect(items.get('CASE')?.flags).toContain('insecure_sender');
    const school = await itemsOf(tables, referenceOf(await room.receive(room.arrives(await stored(letter())))));
    expect(school.get('CASE')?.flags ?? []).not.toContain('insecure_sender');
    expect(startingWith(items, 'MSG#').filter(({ direction }) => direction === 'out')).toEqual([]);
  });

  it('that failed DMARC is filed and held for a person with the reason, and nobody is answered', async () => {
    const received = await room.receive(room.arrives(await stored(letter(), { dmarc: 'fail', spf: 'fail' })));
    const items = await itemsOf(tables, referenceOf(received));
    expect(items.get('CASE')).toMatchObject({ team: 'held_mail' });
    expect(items.get('ACT#release_held_mail')?.why).toContain('dmarc_failed');
    expect(startingWith(items, 'MSG#').filter(({ direction }) => direction === 'out')).toEqual([]);
  });

  it('that answers our acknowledgement joins its case and opens a task that somebody owns, with a due time', async () => {
    const { reference, sesId } = await acknowledged();
    const received = await room.receive(
      room.arrives(await stored(letter({ inReplyTo: `<${sesId}@eu-west-2.amazonses.com>` }))),
    );
    expect(received).toEqual({ outcome: 'joined', reference });
    const tasks = startingWith(await itemsOf(tables, reference), 'ACT#reply-');
    expect(tasks).toEqual([
      expect.objectContaining({
        kind: 'read_reply',
        team: 'duty_and_advice',
        state: 'open',
        queue: 'TASK#duty_and_advice#open',
      }),
    ]);
  });

  it('that answers us with words of danger in its subject calls a person at once, and makes a concern of a query', async () => {
    const { reference, sesId } = await acknowledged();
    const query = { task: 'answer_query-1', ended: [] };
    const key = { pk: `CASE#${reference}`, sk: 'CASE' };
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: key,
        UpdateExpression: 'SET #state = :query, team = :team, #query = :answer REMOVE #flags',
        ExpressionAttributeNames: { '#state': 'state', '#query': 'query', '#flags': 'flags' },
        ExpressionAttributeValues: { ':query': 'query', ':team': 'early_help_coordinator', ':answer': query },
      }),
    );
    const owed = { pk: key.pk, sk: `ACT#${query.task}`, item: 'task', id: query.task, state: 'open' };
    await tables.client.send(new PutCommand({ TableName: tables.cases, Item: owed }));
    const email = await stored(
      letter({ subject: 'Re: he has a knife', inReplyTo: `<${sesId}@eu-west-2.amazonses.com>` }),
    );
    expect(await room.receive(room.arrives(email))).toEqual({ outcome: 'joined', reference });
    const items = await itemsOf(tables, reference);
    expect(items.get('CASE')).toMatchObject({
      state: 'new',
      team: 'duty_and_advice',
      priority: 'immediate',
      queue: 'CASE#duty_and_advice#new',
      timer: 'decision',
      flags: new Set(['danger_words']),
    });
    expect(startingWith(items, 'ACT#danger_words')).toMatchObject([{ why: 'knife', state: 'open' }]);
    expect(startingWith(items, 'MSG#').filter(({ kind }) => kind === 'danger_alert')).toMatchObject([
      { to: council.dutyDesk, recipient: 'duty_desk', state: 'pending' },
    ]);
    expect(items.get(`ACT#${query.task}`)).toMatchObject({ state: 'done' });
  });

  it('that answers us from an address the case does not know is a case of its own, linked', async () => {
    const { reference, sesId } = await acknowledged();
    const stranger = letter({ from: emails.ADDRESS.surgery, inReplyTo: `<${sesId}@eu-west-2.amazonses.com>` });
    const received = await room.receive(room.arrives(await stored(stranger)));
    expect(received.outcome).toBe('filed');
    expect((await itemsOf(tables, referenceOf(received))).get('CASE')).toMatchObject({
      links: [{ reference, why: 'reply' }],
    });
  });

  it('that answers a closed case is a case of its own, linked: a new concern is never buried', async () => {
    const { reference, sesId } = await acknowledged();
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: { pk: `CASE#${reference}`, sk: 'CASE' },
        UpdateExpression: 'SET #state = :closed',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':closed': 'closed' },
      }),
    );
    const received = await room.receive(
      room.arrives(await stored(letter({ inReplyTo: `<${sesId}@eu-west-2.amazonses.com>` }))),
    );
    expect(received.outcome).toBe('filed');
    expect((await itemsOf(tables, referenceOf(received))).get('CASE')).toMatchObject({
      links: [{ reference, why: 'reply' }],
    });
  });

  it('that names a case in its subject is a case of its own, and a person judges the link that it proposes', async () => {
    const { reference } = await acknowledged();
    const subject = `Re: Reference ${reference}, letter 2`;
    const received = await room.receive(room.arrives(await stored(letter({ subject }))));
    expect(received.outcome).toBe('filed');
    const items = await itemsOf(tables, referenceOf(received));
    expect(items.get('CASE')).toMatchObject({ links: [{ reference, why: 'named_in_subject' }] });
    const [task] = startingWith(items, 'ACT#judge_link').map((item) => Task.parse(item));
    expect(task).toMatchObject({ kind: 'judge_link', team: 'duty_and_advice', about: reference, state: 'open' });
    expect(task && taskSays(task)).toContain(`Its subject names ${reference}`);
    expect(items.get('CASE')).toMatchObject({
      firstLine: { what: 'received', detail: `Its subject names ${reference}.` },
    });
    // The other case does not change: anybody who knows a reference can name it.
    expect((await itemsOf(tables, reference)).get('CASE')).toMatchObject({ links: [], version: 1 });
  });

  it('that names in its subject a case that there is not proposes nothing', async () => {
    const received = await room.receive(room.arrives(await stored(letter({ subject: `About ${newReference()}` }))));
    const items = await itemsOf(tables, referenceOf(received));
    expect(items.get('CASE')).toMatchObject({ links: [] });
    expect(startingWith(items, 'ACT#judge_link')).toEqual([]);
  });

  it('that names in its subject the case that it repeats is linked to it once, as a suspected repeat', async () => {
    const messageId = id();
    const reference = referenceOf(await room.receive(room.arrives(await stored(letter({ messageId })))));
    const again = letter({ messageId, subject: `About ${reference}` });
    const items = await itemsOf(tables, referenceOf(await room.receive(room.arrives(await stored(again)))));
    expect(items.get('CASE')).toMatchObject({ links: [{ reference, why: 'suspected_repeat' }] });
    expect(startingWith(items, 'ACT#judge_link')).toEqual([]);
  });
  it('that answers us from elsewhere and names the case in its subject is linked to it once, as a reply', async () => {
    const { reference, sesId } = await acknowledged();
    const stranger = letter({
      from: emails.ADDRESS.surgery,
      inReplyTo: `<${sesId}@eu-west-2.amazonses.com>`,
      subject: `Re: Reference ${reference}`,
    });
    const received = await room.receive(room.arrives(await stored(stranger)));
    expect((await itemsOf(tables, referenceOf(received))).get('CASE')).toMatchObject({
      links: [{ reference, why: 'reply' }],
    });
  });

  it('that is a vacation reply joins the case it answers, for a person to see, and is never answered', async () => {
    const { reference, sesId } = await acknowledged();
    const reply = emails.vacationReply({ inReplyTo: `<${sesId}@eu-west-2.amazonses.com>`, messageId: id() });
    expect(await room.receive(room.arrives(await stored(reply)))).toEqual({ outcome: 'joined', reference });
    const items = await itemsOf(tables, reference);
    expect(startingWith(items, 'ACT#reply-')).toEqual([
      expect.objectContaining({ kind: 'check_automatic_mail', state: 'open' }),
    ]);
    expect(startingWith(items, 'MSG#').filter(({ direction }) => direction === 'out')).toHaveLength(1);
  });

  it('that is automatic and answers nothing we know is kept for a person, and never answered', async () => {
    const reply = emails.vacationReply({ inReplyTo: '<nothing-of-ours@elsewhere.example>', messageId: id() });
    const received = await room.receive(room.arrives(await stored(reply)));
    const items = await itemsOf(tables, referenceOf(received));
    expect(items.get('CASE')).toMatchObject({ team: 'held_mail' });
    expect(items.get('ACT#check_automatic_mail')).toMatchObject({ state: 'open' });
    expect(startingWith(items, 'MSG#').filter(({ direction }) => direction === 'out')).toEqual([]);
  });

  it('whose words wait in a portal is an urgent task, due within two hours', async () => {
    const received = await room.receive(room.arrives(await stored(emails.egressNotice())));
    const task = (await itemsOf(tables, referenceOf(received))).get(`ACT#open_elsewhere-${room.opened[0]?.messageId}`);
    expect(task).toMatchObject({ dueAt: '2026-11-20T13:00:00.000Z', why: 'egress', state: 'open' });
  });

  it.each([
    ['no Message-ID', async () => emails.without(await letter(), 'message-id')],
    ['no Date', async () => emails.without(await letter(), 'date')],
    ['no From', async () => emails.without(await letter(), 'from')],
    ['nothing at all', async () => Buffer.from('')],
    [
      'bytes that are no email',
      async () => Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 37) % 256)),
    ],
  ])('with %s is filed once', async (_, make) => {
    const raw = emails.asStoredBySes(await make(), {});
    const first = await room.receive(room.arrives(raw));
    const again = await room.receive(room.arrives(raw));
    expect(['filed', 'delivered_again']).toContain(first.outcome);
    expect(again).toEqual({ outcome: 'delivered_again', reference: referenceOf(first) });
  });
});
