import { DeleteIdentityCommand, SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Context, SQSRecord } from 'aws-lambda';
import { readOutbox } from '#functions/platform/store/outbox.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { localAws, localDynamoDb } from '#test/support/local-aws.ts';
import { localTables } from '#test/support/local-tables.ts';
import { council, filed } from './outbox-fixture.ts';

const sender = `frontdoor.${process.pid}@exampleshire.example`;
let tables: Tables;
let send: (event: unknown) => Promise<unknown>;
let record: typeof import('#functions/correspondence/record.handler.ts').handler;

/** The real handlers, as Lambda starts them: settings from the environment, AWS at the local cloud. */
beforeAll(async () => {
  tables = await localTables();
  const { endpoint, region, credentials } = localAws();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: localDynamoDb().endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    CASES_TABLE: tables.cases,
    AUDIT_TABLE: tables.audit,
    CONFIGURATION_SET: 'front-door',
    SENDER_ADDRESS: sender,
    COUNCIL_NAME: council.name,
    COUNCIL_TELEPHONE: council.telephone,
    COUNCIL_COORDINATOR: council.coordinator,
    COUNCIL_DUTY_DESK: council.dutyDesk,
    COUNCIL_MAILBOX: council.mailbox,
    COUNCIL_HOURS: council.hours,
    WORD_FORM_URL: council.wordFormUrl,
    FORM_ADDRESS: 'https://exampleshire.example/forms/{form}.docx',
    WRITE_FORM_FUNCTION: 'front-door-write-form',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  await new SESClient(localAws()).send(new VerifyEmailIdentityCommand({ EmailAddress: sender }));
  ({ handler: send } = await import('#functions/correspondence/send.handler.ts'));
  ({ handler: record } = await import('#functions/correspondence/record.handler.ts'));
});

const queued = (messageId: string, body: unknown): SQSRecord => ({
  messageId,
  receiptHandle: messageId,
  body: JSON.stringify(body),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'x',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:ses-events',
  awsRegion: 'eu-west-2',
});
const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'record',
  functionVersion: '1',
  invokedFunctionArn: 'arn',
  memoryLimitInMB: '256',
  awsRequestId: 'request',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

describe('the functions as they are deployed', () => {
  it('send a message when the stream names it, and record its delivery', async () => {
    const key = await filed(tables, new Date());
    const keys = { pk: { S: `CASE#${key.reference}` }, sk: { S: `MSG#out#${key.id}` } };
    expect(await send({ Records: [{ eventName: 'INSERT', dynamodb: { Keys: keys } }] })).toEqual({
      batchItemFailures: [],
    });
    const outbox = await readOutbox(tables, key);
    expect(outbox).toMatchObject({ message: { state: 'sent', delivery: 'none' }, lookAt: null });

    const mail = {
      timestamp: new Date().toISOString(),
      messageId: `${outbox?.message.sesMessageId}@email.amazonses.com`,
    };
    const delivery = { notificationType: 'Delivery', mail, delivery: { timestamp: mail.timestamp, recipients: [] } };
    const strange = { ...delivery, mail: { ...mail, messageId: 'nobody' } };
    const sns = (event: unknown) => ({ Type: 'Notification', Message: JSON.stringify(event) });
    expect(await record({ Records: [queued('one', sns(strange)), queued('two', sns(delivery))] }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'one' }],
    });
    expect(await readOutbox(tables, key)).toMatchObject({ message: { delivery: 'delivered' } });
  });

  it('ring when an alert to the duty desk cannot be written, and when it comes back', async () => {
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const rung = () => written.mock.calls.filter(([text]) => String(text).includes('AlertsNotThrough')).length;
    const alert = { kind: 'danger_alert', recipient: 'duty_desk' } as const;
    try {
      await filed(tables, new Date(), { message: { ...alert, to: 'nobody@@exampleshire.example' } });
      await send({ sweep: true });
      expect(rung()).toBe(1);
      const key = await filed(tables, new Date(), { message: { ...alert, to: council.dutyDesk } });
      await send({ sweep: true });
      expect(rung()).toBe(1);
      const { message } = (await readOutbox(tables, key)) ?? {};
      const mail = { timestamp: new Date().toISOString(), messageId: `${message?.sesMessageId}@email.amazonses.com` };
      const bounce = { bounceType: 'Permanent', bouncedRecipients: [], timestamp: mail.timestamp };
      const Message = JSON.stringify({ notificationType: 'Bounce', mail, bounce });
      await record({ Records: [queued('three', { Type: 'Notification', Message })] }, context);
      expect(rung()).toBe(2);
    } finally {
      written.mockRestore();
    }
  });

  it('ring at once when SES no longer takes our mail, and a person gets the message', async () => {
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const ses = new SESClient(localAws());
    try {
      await ses.send(new DeleteIdentityCommand({ Identity: sender }));
      const key = await filed(tables, new Date());
      await send({ sweep: true });
      expect(written.mock.calls.filter(([text]) => String(text).includes('SendingMisconfigured'))).toHaveLength(1);
      expect((await readOutbox(tables, key))?.message.state).toBe('given_up');
    } finally {
      await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: sender }));
      written.mockRestore();
    }
  });

  it('send what no nudge named, when the schedule comes', async () => {
    const keys = [await filed(tables, new Date()), await filed(tables, new Date())];
    expect(await send({ sweep: true })).toEqual({ looked: 2, finished: true });
    for (const key of keys) expect((await readOutbox(tables, key))?.message.state).toBe('sent');
  });
});
