import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sesNotificationIn } from '#schemas/ses-notification.ts';

const mail = {
  timestamp: '2026-11-23T09:30:00.000Z',
  messageId: 'o3vrnil0e2ic28tr',
  source: 'a@b.example',
  destination: ['c@d.example'],
};
const verdict = (status: string) => ({ status });
const receipt = {
  timestamp: '2026-11-23T09:30:05+00:00',
  processingTimeMillis: 574,
  recipients: ['c@d.example'],
  spamVerdict: verdict('PASS'),
  virusVerdict: verdict('DISABLED'),
  spfVerdict: verdict('GRAY'),
  dkimVerdict: verdict('PROCESSING_FAILED'),
  dmarcVerdict: verdict('NEW_WORD'),
  action: {
    type: 'S3',
    topicArn: 'arn:aws:sns:eu-west-2:000000000000:mail',
    bucketName: 'mail',
    objectKey: 'inbox/o3vr',
  },
};
const read = (given: unknown) => sesNotificationIn(JSON.stringify(given));
const enveloped = (given: unknown) => read({ Type: 'Notification', MessageId: 'x', Message: JSON.stringify(given) });

describe('a notification of SES', () => {
  it('of mail received needs no dmarcPolicy, no subject and no enabled scan, and takes any date', () => {
    expect(read({ notificationType: 'Received', mail: { ...mail, commonHeaders: {} }, receipt })).toEqual({
      is: 'notification',
      notification: {
        kind: 'Received',
        mail: { ...mail, tags: {} },
        receipt: {
          timestamp: '2026-11-23T09:30:05.000Z',
          recipients: ['c@d.example'],
          spamVerdict: 'pass',
          virusVerdict: 'disabled',
          spfVerdict: 'gray',
          dkimVerdict: 'processing_failed',
          dmarcVerdict: 'unknown',
          dmarcPolicy: undefined,
          action: { type: 'S3', bucketName: 'mail', objectKey: 'inbox/o3vr' },
        },
      },
    });
  });

  it('is the same inside the envelope of SNS', () => {
    const given = { notificationType: 'Received', mail, receipt };
    expect(enveloped(given)).toEqual(read(given));
  });

  it('may lack every verdict and every date, and is read all the same', () => {
    const bare = read({
      notificationType: 'Received',
      mail: { messageId: 'x', timestamp: 'soon', destination: 7 },
      receipt: {},
    });
    expect(bare).toMatchObject({
      notification: {
        mail: { timestamp: null, destination: [] },
        receipt: { spamVerdict: 'unknown', timestamp: null },
      },
    });
  });

  it.each([
    ['Delivery', { delivery: { timestamp: mail.timestamp, recipients: ['c@d.example'] } }],
    [
      'Bounce',
      {
        bounce: {
          bounceType: 'Transient',
          bounceSubType: 'General',
          bouncedRecipients: [{ emailAddress: 'c@d.example' }],
        },
      },
    ],
    ['Complaint', { complaint: { complainedRecipients: [{ emailAddress: 'c@d.example' }] } }],
    [
      'DeliveryDelay',
      { deliveryDelay: { delayType: 'MailboxFull', delayedRecipients: [], timestamp: mail.timestamp } },
    ],
    ['Reject', { reject: { reason: 'Bad content' } }],
    ['Send', { send: {} }],
  ])('of the kind %s is read by either of its spellings', (kind, more) => {
    for (const name of ['notificationType', 'eventType']) {
      expect(read({ [name]: kind, mail: { ...mail, tags: { outbox: ['01J'] } }, ...more })).toMatchObject({
        is: 'notification',
        notification: { kind, mail: { messageId: mail.messageId, tags: { outbox: ['01J'] } } },
      });
    }
  });

  it('names a rendering failure with or without a space', () => {
    for (const eventType of ['Rendering Failure', 'RenderingFailure'])
      expect(read({ eventType, mail, failure: { errorMessage: 'x' } })).toMatchObject({
        notification: { kind: 'RenderingFailure' },
      });
  });

  it('of a kind that we do not know is told as such', () => {
    expect(read({ eventType: 'Click', mail, click: {} })).toMatchObject({
      notification: { kind: 'Other', writtenKind: 'Click' },
    });
  });

  it('that greets a new topic is set-up', () => {
    const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(sesNotificationIn(JSON.stringify({ Type: 'Notification', Message: greeting }))).toEqual({ is: 'setup' });
    expect(
      enveloped({ notificationType: 'AmazonSnsSubscriptionSucceeded', message: 'AMAZON_SES_SETUP_NOTIFICATION' }),
    ).toEqual({ is: 'setup' });
  });

  it('that is not a notification gives the reason, without a value of it', () => {
    expect(sesNotificationIn('Pippin')).toEqual({ is: 'unreadable', why: 'not JSON' });
    const wrong = read({ notificationType: 'Received', mail: { messageId: { Pippin: 1 } } });
    expect(wrong).toMatchObject({ is: 'unreadable', why: expect.stringContaining('mail.messageId') });
    expect(JSON.stringify(wrong)).not.toContain('Pippin');
  });

  it('never makes the reader fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => expect(sesNotificationIn(body).is).toBeDefined()),
    );
  });
});
