import { randomUUID } from 'node:crypto';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { MOST_ON_CASE } from '#functions/platform/store/mail.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import * as emails from '#test/fixtures/emails.ts';
import { itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { mailRoom } from '#test/support/mail-room.ts';

const STRANGER = emails.ADDRESS.surgery;
const id = () => `<${randomUUID()}@school.example.sch.uk>`;

/** Makes a reply to our letter `answers`, with more header. */
async function reply(from: string, answers: string, header: string[] = [], more: emails.Letter = {}): Promise<Buffer> {
  const text = `I am worried. ${randomUUID()}`;
  const raw = await emails.noAttachment({ from, messageId: id(), inReplyTo: `<${answers}>`, text, ...more });
  return Buffer.concat([emails.lines([...header, '']), raw].slice(header.length > 0 ? 0 : 1));
}

/** Makes a report from that address, about the letter that went to the school. */
const from = (address: string, report: Buffer): Buffer =>
  Buffer.from(
    report
      .toString('latin1')
      .replace(/^From: .*$/m, `From: <${address}>`)
      .replace(/bounce-1@/, `${randomUUID()}@`),
    'latin1',
  );

interface Kind {
  readonly make: (from: string, answers: string) => Buffer | Promise<Buffer>;
  readonly is: 'a person' | 'a program' | 'a report';
}
const KINDS: Readonly<Record<string, Kind>> = {
  'a person’s reply': { is: 'a person', make: (...of) => reply(...of) },
  'a reply that asks Exchange for no answer': {
    is: 'a person',
    make: (...of) => reply(...of, ['X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply']),
  },
  'a reply by way of a mailing list': {
    is: 'a person',
    make: (...of) => reply(...of, ['List-Id: Safeguarding <safeguarding.school.example.sch.uk>', 'Precedence: list']),
  },
  'a reply by somebody who is away tomorrow': {
    is: 'a person',
    make: (...of) => reply(...of, [], { subject: 'Out of office tomorrow, please ring today' }),
  },
  'a vacation notice': { is: 'a program', make: (...of) => reply(...of, ['Auto-Submitted: auto-replied']) },
  'an older vacation notice': { is: 'a program', make: (...of) => reply(...of, ['Precedence: auto_reply']) },
  'a school system’s mail': { is: 'a program', make: (...of) => reply(...of, ['Auto-Submitted: auto-generated']) },
  'a delivery report': { is: 'a report', make: (address, returned) => from(address, emails.bounce({ returned })) },
  'a report that it was read': {
    is: 'a report',
    make: (address, about) =>
      from(address, emails.dispositionReport({ about, messageId: id(), from: emails.ADDRESS.school })),
  },
};
const TABLE = Object.entries(KINDS).flatMap(([name, kind]) =>
  (['known', 'unknown'] as const).flatMap((sender) =>
    (['open', 'closed'] as const).map((state) => [name, sender, state, kind] as const),
  ),
);

describe('a mail that answers our letter', () => {
  let tables: Tables;
  let room: ReturnType<typeof mailRoom>;
  beforeAll(async () => {
    tables = await localTables();
    room = mailRoom(tables);
  });
  const itemsAt = (reference: string) => itemsOf(tables, reference);

  /** Files a case whose acknowledgement SES took, under that id. */
  async function acknowledged(): Promise<{ reference: string; sesId: string }> {
    const raw = await emails.noAttachment({ messageId: id(), text: `A concern. ${randomUUID()}` });
    const received = await room.receive(room.arrives(emails.asStoredBySes(raw)));
    const reference = 'reference' in received ? received.reference : '';
    const [message] = startingWith(await itemsAt(reference), 'MSG#').filter(({ direction }) => direction === 'out');
    const sesId = randomUUID();
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: { pk: `CASE#${reference}`, sk: `MSG#out#${message?.id}` },
        UpdateExpression: 'SET #state = :sent, sesMessageId = :id REMOVE timer, timerAt',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':sent': 'sent', ':id': sesId },
      }),
    );
    const item = { pk: `SES#${sesId}`, sk: 'SES', reference, messageId: message?.id };
    await tables.client.send(new PutCommand({ TableName: tables.cases, Item: item }));
    return { reference, sesId };
  }

  async function close(reference: string): Promise<void> {
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: { pk: `CASE#${reference}`, sk: 'CASE' },
        UpdateExpression: 'SET #state = :closed',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':closed': 'closed' },
      }),
    );
  }

  /** Returns the result of a mail: where it is, and what the case that it answers holds. */
  async function sent(raw: Buffer, given: { reference: string; verdicts?: emails.Verdicted }) {
    const received = await room.receive(room.arrives(emails.asStoredBySes(raw, given.verdicts)));
    const reference = 'reference' in received ? received.reference : '';
    const own = await itemsAt(reference);
    const answered = await itemsAt(given.reference);
    const outbound = startingWith(answered, 'MSG#').find(({ direction }) => direction === 'out');
    const tasks = (items: typeof own) => startingWith(items, 'ACT#').map(({ kind }) => String(kind));
    return { received, reference, own, answered, delivery: outbound?.delivery, tasks };
  }
  const linesOf = (items: Awaited<ReturnType<typeof itemsAt>>) => startingWith(items, 'TL#');

  it.each(TABLE)('(%s) from an address that is %s, to a case that is %s', async (_, sender, state, { make, is }) => {
    const { reference, sesId } = await acknowledged();
    if (state === 'closed') await close(reference);
    const address = sender === 'known' ? emails.ADDRESS.school : STRANGER;
    const raw = await make(address, `${sesId}@eu-west-2.amazonses.com`);
    const came = await sent(raw, { reference });
    const joins = state === 'open' && (is === 'a report' || sender === 'known');
    expect(came.received).toMatchObject(joins ? { outcome: 'joined', reference } : { outcome: 'filed' });
    if (joins) {
      expect(startingWith(came.answered, 'ACT#reply-')).toMatchObject([
        { kind: is === 'a person' ? 'read_reply' : 'check_automatic_mail', state: 'open', team: 'duty_and_advice' },
      ]);
    } else {
      expect(came.own.get('CASE')).toMatchObject({
        links: [{ reference, why: 'reply' }],
        team: is === 'a person' ? 'duty_and_advice' : 'held_mail',
        decisionDueAt: '2026-11-23T17:00:00.000Z',
      });
      if (is !== 'a person') expect(came.tasks(came.own)).toContain('check_automatic_mail');
    }
    // A report settles our message, and its words are on the timeline of that case, joined or not.
    if (is === 'a report')
      expect(linesOf(came.answered).some(({ detail }) => /could not be delivered|was read/.test(String(detail)))).toBe(
        true,
      );
  });

  it('with a final failure opens the task to reach them another way, once', async () => {
    const { reference, sesId } = await acknowledged();
    const returned = `${sesId}@eu-west-2.amazonses.com`;
    const first = await sent(from(STRANGER, emails.bounce({ returned })), { reference });
    expect(first.delivery).toBe('bounced');
    const again = await sent(from(STRANGER, emails.bounce({ returned })), { reference });
    expect(again.tasks(again.answered).sort()).toEqual([
      'check_automatic_mail',
      'check_automatic_mail',
      'message_failed',
    ]);
  });

  it.each([
    ['is delayed', { action: 'delayed', status: '4.2.2' }, 'delayed'],
    ['arrived', { action: 'delivered', status: '2.1.5' }, 'delivered'],
    ['failed at another address, to which it was forwarded', { to: STRANGER }, 'none'],
  ])('with word that it %s opens no such task', async (_, told, delivery) => {
    const { reference, sesId } = await acknowledged();
    const came = await sent(from(STRANGER, emails.bounce({ returned: `${sesId}@x.example`, ...told })), { reference });
    expect([came.delivery, came.tasks(came.answered)]).toEqual([delivery, ['check_automatic_mail']]);
  });

  it('with a report that failed its own checks is shown and settles nothing', async () => {
    const { reference, sesId } = await acknowledged();
    const raw = from(STRANGER, emails.bounce({ returned: `${sesId}@x.example` }));
    const came = await sent(raw, { reference, verdicts: { spf: 'fail' } });
    expect([came.received, came.delivery]).toEqual([{ outcome: 'joined', reference }, 'none']);
    expect(came.tasks(came.answered)).toEqual(['check_automatic_mail']);
  });

  it('with a report that a death left unsettled settles when it is told again', async () => {
    const { reference, sesId } = await acknowledged();
    const arrived = room.arrives(
      emails.asStoredBySes(from(STRANGER, emails.bounce({ returned: `${sesId}@x.example` }))),
    );
    const moveOutbox = () => Promise.reject(new Error('died'));
    await expect(room.receive(arrived, { moveOutbox })).rejects.toThrow('died');
    expect(await room.receive(arrived)).toEqual({ outcome: 'seen_before', reference });
    expect(startingWith(await itemsAt(reference), 'ACT#').map(({ kind }) => kind)).toContain('message_failed');
  });

  it('with words of danger beside an address rings, joined or a case of its own', async () => {
    const { reference, sesId } = await acknowledged();
    const answers = `${sesId}@eu-west-2.amazonses.com`;
    const known = await sent(await reply(`"he has a knife" <${emails.ADDRESS.school}>`, answers), { reference });
    expect(known.answered.get('CASE')).toMatchObject({ priority: 'immediate' });
    const header = ['X-Original-From: he has a knife <x@school.example.sch.uk>', 'Auto-Submitted: auto-generated'];
    const stranger = await sent(await reply(STRANGER, answers, header), { reference });
    expect(stranger.own.get('CASE')).toMatchObject({ team: 'held_mail', priority: 'immediate' });
  });

  it('names whom to ring: From as it is written, where answers are wanted, and who wrote it for a list', async () => {
    const header = [
      'Reply-To: Thimble Okonkwo-Test <thimble.home@mail.example>',
      'X-Original-From: Bramble Teasel-Test <bramble@school.example.sch.uk>',
      'Sender: safeguarding@groups.example.sch.uk',
      'List-Id: <safeguarding.groups.example.sch.uk>',
    ];
    const raw = await reply('"Bramble via Safeguarding" <safeguarding@groups.example.sch.uk>', 'nothing@x', header);
    const came = await sent(raw, { reference: '' });
    expect(startingWith(came.own, 'MSG#')).toMatchObject([
      {
        from: 'safeguarding@groups.example.sch.uk',
        fromName: 'Bramble via Safeguarding',
        replyTo: ['Thimble Okonkwo-Test <thimble.home@mail.example>'],
        otherSenders: [
          { header: 'x-original-from', text: 'Bramble Teasel-Test <bramble@school.example.sch.uk>' },
          { header: 'sender', text: 'safeguarding@groups.example.sch.uk' },
        ],
        automatic: 'none',
        asksNoAnswer: 'list_header',
      },
    ]);
    expect(came.own.get('ACT#acknowledge_safely')).toMatchObject({ why: 'asks_no_answer', team: 'duty_and_advice' });
    expect(came.own.get('CASE')).toMatchObject({ team: 'duty_and_advice', decisionDueAt: '2026-11-23T17:00:00.000Z' });
  });

  it.each(['replies', 'files'] as const)(
    'is a case of its own, linked, where its case has as many %s as it may',
    async (counted) => {
      const { reference, sesId } = await acknowledged();
      const count = (most: number) =>
        tables.client.send(
          new UpdateCommand({
            TableName: tables.cases,
            Key: { pk: `CASE#${reference}`, sk: 'CASE' },
            UpdateExpression: `SET ${counted} = :most`,
            ExpressionAttributeValues: { ':most': most },
          }),
        );
      const send = async () =>
        sent(await reply(emails.ADDRESS.school, `${sesId}@eu-west-2.amazonses.com`), { reference });
      await count(MOST_ON_CASE[counted] - 1);
      const last = await send();
      expect(last.received).toMatchObject({ outcome: 'joined', reference });
      expect(last.answered.get('CASE')).toMatchObject({ replies: counted === 'replies' ? MOST_ON_CASE.replies : 1 });
      await count(MOST_ON_CASE[counted]);
      const next = await send();
      expect(next.received).toMatchObject({ outcome: 'filed' });
      expect(next.own.get('CASE')).toMatchObject({ links: [{ reference, why: 'reply' }], state: 'new' });
    },
  );

  it('is lost to nobody when its case closes at that moment', async () => {
    const { reference, sesId } = await acknowledged();
    const raw = await reply(emails.ADDRESS.school, `${sesId}@eu-west-2.amazonses.com`, [
      'Auto-Submitted: auto-replied',
    ]);
    const received = await room.receive(room.arrives(emails.asStoredBySes(raw)), {
      joinCase: async (...given) => {
        await close(reference);
        return room.deps.joinCase(...given);
      },
    });
    expect(received).toMatchObject({ outcome: 'filed' });
  });
});
