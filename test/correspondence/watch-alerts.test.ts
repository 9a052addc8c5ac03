import { describe, expect, it } from '@jest/globals';
import { afterEvent, heardIn } from '#functions/correspondence/delivery.ts';
import { afterSend, claim, stop, whenLeaseExpired } from '#functions/correspondence/outbox-rules.ts';
import { watchAlerts } from '#functions/correspondence/watch-alerts.ts';
import type { Move, Moved } from '#functions/platform/store/outbox.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { SesNotification } from '#schemas/ses-notification.ts';
import { message } from './outbox-fixture.ts';

const now = new Date('2026-11-23T03:00:00.000Z');
const alert = (over: Partial<OutboundMessage> = {}) =>
  message(now, { kind: 'danger_alert', recipient: 'duty_desk', ...over });
const bounced = SesNotification.parse({
  eventType: 'Bounce',
  mail: { timestamp: now.toISOString(), messageId: 'ses-1', destination: [], tags: {} },
  bounce: { bounceType: 'Permanent', bouncedRecipients: [], timestamp: now.toISOString() },
});

/** Returns the figures after a move. */
async function told(before: OutboundMessage, move: Move | undefined, moved: Moved = 'moved'): Promise<unknown[]> {
  const figures: unknown[] = [];
  if (move === undefined) throw new Error('no move');
  const watched = watchAlerts(
    async () => moved,
    (figure) => figures.push(figure),
  );
  expect(await watched(before, move, now)).toBe(moved);
  return figures;
}
const again = (attempt: number) => {
  const sending = alert({ state: 'sending', attempt });
  return told(sending, afterSend(sending, { is: 'again', code: 'Throttling' }, now));
};

describe('an alert to the duty desk', () => {
  it('that SES refuses, that bounces, that may not go, or with an unknown outcome rings', async () => {
    const sending = alert({ state: 'sending', attempt: 1 });
    const heard = heardIn(bounced);
    if (heard === undefined) throw new Error('a bounce is heard');
    for (const move of [
      afterSend(sending, { is: 'refused', code: 'MessageRejected' }, now),
      afterEvent({ ...sending, state: 'sent' }, heard, now),
      stop(sending, 'too_many_to_address', now),
      whenLeaseExpired({ ...sending, uncertain: 1 }, now),
    ])
      expect(await told(sending, move)).toEqual([{ AlertsNotThrough: 1 }]);
  });

  it('that SES does not take rings from the second time on', async () => {
    expect([await again(1), await again(2)]).toEqual([[], [{ AlertsNotThrough: 1 }]]);
  });

  it('that goes does not ring, nor one that another sender has settled, nor any other letter', async () => {
    const sending = alert({ state: 'sending', attempt: 1 });
    const sent = afterSend(sending, { is: 'sent', sesMessageId: 'ses-1' }, now);
    const refused = afterSend(sending, { is: 'refused', code: 'MessageRejected' }, now);
    expect(await told(alert(), claim(alert(), { door: 'web', letters: 1 }, now))).toEqual([]);
    expect(await told(sending, sent)).toEqual([]);
    expect(await told(sending, refused, 'changed')).toEqual([]);
    expect(await told(message(now), refused)).toEqual([]);
  });
});
