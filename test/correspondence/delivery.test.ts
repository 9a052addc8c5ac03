import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterEvent, type Heard, heardIn } from '#functions/correspondence/delivery.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { SesNotification } from '#schemas/ses-notification.ts';
import { message } from './outbox-fixture.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const mail = {
  timestamp: '2026-11-20T09:59:00.000Z',
  messageId: '0102@email.amazonses.com',
  destination: ['a@school.example'],
};
const bounce = (bounceType: string) => ({
  bounceType,
  bounceSubType: 'General',
  bouncedRecipients: [],
  timestamp: mail.timestamp,
});

describe('what an event says', () => {
  it.each([
    ['accepted by SES', { eventType: 'Send', mail, send: {} }, 'none'],
    [
      'delivered',
      { eventType: 'Delivery', mail, delivery: { timestamp: mail.timestamp, recipients: [] } },
      'delivered',
    ],
    ['a permanent bounce', { eventType: 'Bounce', mail, bounce: bounce('Permanent') }, 'bounced'],
    ['a transient bounce', { notificationType: 'Bounce', mail, bounce: bounce('Transient') }, 'delayed'],
    ['a bounce of unknown kind', { notificationType: 'Bounce', mail, bounce: bounce('Undetermined') }, 'delayed'],
    [
      'a delay',
      { eventType: 'DeliveryDelay', mail, deliveryDelay: { delayType: 'MailboxFull', delayedRecipients: [] } },
      'delayed',
    ],
    ['a complaint', { eventType: 'Complaint', mail, complaint: { complainedRecipients: [] } }, 'complained'],
    [
      'mail taken out of the spam folder',
      { eventType: 'Complaint', mail, complaint: { complainedRecipients: [], complaintFeedbackType: 'not-spam' } },
      'delivered',
    ],
    ['rejected for a virus', { eventType: 'Reject', mail, reject: { reason: 'Bad content' } }, 'rejected'],
    ['a rendering failure', { eventType: 'Rendering Failure', mail, failure: { errorMessage: 'x' } }, 'rejected'],
  ])('%s', (_, event, delivery) => {
    expect(heardIn(SesNotification.parse(event))).toMatchObject({ delivery, sesMessageId: '0102', at: mail.timestamp });
  });

  it('is nothing when somebody opened it or clicked', () => {
    for (const eventType of ['Open', 'Click', 'Subscription']) {
      expect(heardIn(SesNotification.parse({ eventType, mail }))).toBeUndefined();
    }
  });
});

const heard = (delivery: Heard['delivery']): Heard => ({ sesMessageId: '0102', at: null, delivery });

/** Applies all of them, one after the other. */
function inTurn(whole: OutboundMessage, deliveries: readonly Heard['delivery'][]) {
  const tasks = new Set<string>();
  let [to, lookAt]: [OutboundMessage, string | null] = [whole, whole.leaseUntil ?? null];
  for (const each of deliveries) {
    const move = afterEvent(to, heard(each), now);
    if (move === undefined) continue;
    [to, lookAt] = [move.to, move.lookAt];
    if (move.task) tasks.add(move.task.id);
  }
  return { to, lookAt, tasks };
}

describe('the events of one message', () => {
  const deliveries = fc.array(
    fc.constantFrom<Heard['delivery']>('none', 'delayed', 'delivered', 'bounced', 'complained', 'rejected'),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const withDuplicatesInAnyOrder = deliveries.chain((some) =>
    fc.record({
      some: fc.constant(some),
      again: fc.shuffledSubarray([...some, ...some, ...some], { minLength: some.length * 3 }),
    }),
  );

  it('end the same in any order, and however often each comes', () => {
    const sent = message(now, { state: 'sent', attempt: 1, sesMessageId: '0102', sentAt: now.toISOString() });
    const sending = message(now, { state: 'sending', attempt: 1, leaseUntil: now.toISOString() });
    fc.assert(
      fc.property(withDuplicatesInAnyOrder, fc.constantFrom(sent, sending), ({ some, again }, whole) => {
        expect(inTurn(whole, again)).toEqual(inTurn(whole, some));
      }),
    );
  });

  it('settle a message whose sender died', () => {
    const sending = message(now, { state: 'sending', attempt: 1, leaseUntil: now.toISOString() });
    const { to, lookAt, tasks } = inTurn(sending, ['none']);
    expect(to).toMatchObject({ state: 'sent', delivery: 'none', sesMessageId: '0102', sentAt: now.toISOString() });
    expect(to).not.toHaveProperty('leaseUntil');
    expect([lookAt, tasks.size]).toEqual([null, 0]);
  });

  it('raise nothing for a holiday reply: a transient bounce beside a delivery', () => {
    const sent = message(now, { state: 'sent', attempt: 1, sesMessageId: '0102' });
    for (const order of [
      ['delayed', 'delivered'],
      ['delivered', 'delayed'],
    ] as const) {
      const { to, lookAt, tasks } = inTurn(sent, order);
      expect([to.delivery, lookAt, tasks.size]).toEqual(['delivered', null, 0]);
    }
  });

  it.each(['bounced', 'complained', 'rejected'] as const)('raise one task when it %s', (delivery) => {
    const sent = message(now, { state: 'sent', attempt: 1, sesMessageId: '0102' });
    expect([...inTurn(sent, [delivery, 'delivered', delivery]).tasks]).toEqual([`message_failed-${sent.id}`]);
  });
});
