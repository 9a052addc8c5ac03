import { expect, it } from '@jest/globals';
import { afterSend } from '#functions/correspondence/outbox-rules.ts';
import { watchMailer } from '#functions/correspondence/watch-mailer.ts';
import type { SendResult } from '#functions/platform/mailer.ts';
import { mailerGiving, message } from './outbox-fixture.ts';

const now = new Date('2026-11-23T03:00:00.000Z');
const outgoing = { from: 'a@b.example', to: 'c@d.example', raw: Buffer.from(''), outbox: 'tag' };

/** Sends once with this answer of SES. Returns the figures, and the answer that the outbox sees. */
async function watched(answer: SendResult): Promise<{ figures: unknown[]; result: SendResult }> {
  const figures: unknown[] = [];
  const result = await watchMailer(mailerGiving(answer), (figure) => figures.push(figure))(outgoing);
  return { figures, result };
}

it('a send that fails because of the account rings at once, and the message keeps its result', async () => {
  const paused: SendResult = { is: 'again', code: 'AccountSendingPausedException', misconfigured: true };
  const unverified: SendResult = { is: 'refused', code: 'MessageRejected', misconfigured: true };
  for (const answer of [paused, unverified])
    expect(await watched(answer)).toEqual({ figures: [{ SendingMisconfigured: 1 }], result: answer });
  const sending = message(now, { state: 'sending', attempt: 1 });
  expect(afterSend(sending, paused, now)).toMatchObject({ to: { state: 'pending' }, action: 'send-message-later' });
  expect(afterSend(sending, unverified, now)).toMatchObject({ to: { state: 'given_up' }, task: expect.anything() });
});

it('any other result does not ring', async () => {
  for (const answer of [
    { is: 'sent', sesMessageId: 'ses-1' },
    { is: 'refused', code: 'MessageRejected' },
    { is: 'again', code: 'Throttling' },
    { is: 'unknown', code: 'ETIMEDOUT' },
  ] satisfies SendResult[])
    expect((await watched(answer)).figures).toEqual([]);
});
