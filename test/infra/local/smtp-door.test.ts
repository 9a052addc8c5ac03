import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport, type SendMailOptions } from 'nodemailer';
import * as z from 'zod';
import { awsSettings } from '#infra/local/aws-settings.ts';
import { selfSigned } from '#infra/local/certificate.ts';
import { type Cloud, startCloud } from '#infra/local/cloud.ts';
import { freePorts, HOST, type Ports } from '#infra/local/ports.ts';
import { openSmtpDoor, type SmtpDoor, type SmtpDoorOptions, takingIn } from '#infra/local/smtp-door.ts';
import { sesNotificationIn } from '#schemas/ses-notification.ts';
import { queuedTopic } from './queued-topic.ts';

const BUCKET = 'mail';
const Refused = z.object({ response: z.string() });
const Action = z.object({ receipt: z.object({ action: z.object({ objectKey: z.string() }) }) });

describe('the SMTP door, which replaces an SES receipt rule', () => {
  let stateDir: string;
  let ports: Ports;
  let cloud: Cloud;
  let topicArn: string;
  let queueUrl: string;
  let door: SmtpDoor | undefined;

  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'smtp-door-'));
    ports = await freePorts();
    cloud = await startCloud({ stateDir, port: ports.gateway });
    await s3().send(new CreateBucketCommand({ Bucket: BUCKET }));
    ({ topicArn, queueUrl } = await queuedTopic(cloud.endpoint));
  });
  afterEach(async () => {
    await door?.close();
    door = undefined;
    for (let left = await notification(0); left !== undefined; left = await notification(0));
  });
  afterAll(async () => {
    await cloud.stop();
    await rm(stateDir, { recursive: true, force: true });
  });

  const s3 = () => new S3Client({ ...awsSettings(cloud.endpoint), forcePathStyle: true });
  const sqs = () => new SQSClient(awsSettings(cloud.endpoint));

  async function openDoor(more: Partial<SmtpDoorOptions> = {}): Promise<SmtpDoor> {
    const { endpoint } = cloud;
    const tls = await selfSigned(stateDir);
    const folder = takingIn(stateDir);
    const options = { port: ports.smtp, endpoint, bucketName: BUCKET, topicArn, folder, tls };
    door = await openSmtpDoor({ ...options, domains: ['frontdoor.example'], ...more });
    return door;
  }

  /** Sends a message, and returns the server's last answer, also a refusal. */
  async function send(mail: SendMailOptions, requireTLS = false): Promise<string> {
    const client = createTransport({ host: HOST, port: ports.smtp, requireTLS, tls: { rejectUnauthorized: false } });
    try {
      const { response } = await client.sendMail({
        from: 'Ann Example <ann@oakfield.example>',
        to: 'referrals@frontdoor.example',
        text: 'Please find the form attached.',
        ...mail,
      });
      return response;
    } catch (refusal) {
      return Refused.parse(refusal).response;
    } finally {
      client.close();
    }
  }

  async function notification(waitSeconds = 5): Promise<string | undefined> {
    const { Messages } = await sqs().send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: waitSeconds }),
    );
    const message = Messages?.[0];
    if (message === undefined) return undefined;
    await sqs().send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
    return message.Body;
  }

  async function stored(key: string): Promise<string> {
    const { Body } = await s3().send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    return (await Body?.transformToString('latin1')) ?? '';
  }

  const objects = async (): Promise<number> =>
    (await s3().send(new ListObjectsV2Command({ Bucket: BUCKET }))).KeyCount ?? 0;

  it('answers 250 when the message is stored byte for byte below a header block like that of SES, and the notification is published', async () => {
    await openDoor();
    const raw =
      'From: ann@oakfield.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nX-Odd:\r\n folded\r\n\r\n8 bits: \xff\r\n..dots\r\n';
    const answer = await send(
      {
        raw: Buffer.from(raw, 'latin1'),
        envelope: { from: 'ann@oakfield.example', to: 'referrals@frontdoor.example' },
      },
      true,
    );
    expect(answer).toMatch(/^250 /);
    const body = (await notification()) ?? '';
    const { objectKey } = Action.parse(JSON.parse(body)).receipt.action;
    const message = await stored(objectKey);
    expect(message.slice(-raw.length)).toBe(raw);
    const block = message.slice(0, -raw.length);
    expect(block).toMatch(/^Return-Path: <ann@oakfield\.example>\r\nReceived: from /);
    expect(block).toContain(`by inbound-smtp.eu-west-2.amazonaws.com with SMTP id ${objectKey.slice('inbox/'.length)}`);
    expect(block).toMatch(/\r\nX-SES-RECEIPT: \S+\r\n$/);
  });

  it('publishes a notification like that of SES, with the envelope and the verdicts', async () => {
    await openDoor();
    await send({
      subject: 'A referral',
      cc: 'head@oakfield.example',
      envelope: {
        from: 'ann@oakfield.example',
        to: ['referrals@frontdoor.example', 'referrals@frontdoor.example', 'frontdoor@frontdoor.example'],
      },
    });
    const body = (await notification()) ?? '';
    expect(JSON.parse(body)).toMatchObject({
      notificationType: 'Received',
      mail: {
        headersTruncated: false,
        commonHeaders: { subject: 'A referral', from: ['Ann Example <ann@oakfield.example>'] },
      },
    });
    expect(sesNotificationIn(body)).toMatchObject({
      is: 'notification',
      notification: {
        kind: 'Received',
        mail: {
          source: 'ann@oakfield.example',
          destination: ['referrals@frontdoor.example', 'frontdoor@frontdoor.example'],
        },
        receipt: {
          spamVerdict: 'pass',
          virusVerdict: 'pass',
          spfVerdict: 'pass',
          dkimVerdict: 'pass',
          dmarcVerdict: 'pass',
        },
      },
    });
  });

  it('vouches only for sample domains, gives the verdicts that a sample asks for, and removes the request', async () => {
    await openDoor();
    const verdicts = async (mail: SendMailOptions) => {
      await send(mail);
      const body = (await notification()) ?? '';
      const message = await stored(Action.parse(JSON.parse(body)).receipt.action.objectKey);
      expect(message.toLowerCase()).not.toContain('x-front-door-local');
      return { receipt: JSON.parse(body).receipt, message };
    };
    const unknown = await verdicts({ from: 'someone@gmail.com' });
    expect(unknown.receipt).toMatchObject({ spfVerdict: { status: 'GRAY' }, dmarcVerdict: { status: 'GRAY' } });
    const forged = await verdicts({ headers: { 'X-Front-Door-Local-Verdict': 'dmarc=FAIL spam=FAIL' } });
    expect(forged.receipt).toMatchObject({
      dmarcVerdict: { status: 'FAIL' },
      dmarcPolicy: 'reject',
      spamVerdict: { status: 'FAIL' },
    });
    expect(forged.message).toContain('dmarc=fail header.from=oakfield.example');
    expect(forged.message).toContain('X-SES-Spam-Verdict: FAIL');
  });

  it('includes only a part of a header longer than 10 KB, and says so', async () => {
    await openDoor();
    await send({ headers: { 'X-Long': Array.from({ length: 300 }, (_, n) => `part-${n}-of-a-long-list-of-words`) } });
    const { mail } = JSON.parse((await notification()) ?? '');
    expect(mail.headersTruncated).toBe(true);
    expect(JSON.stringify(mail.headers).length).toBeLessThan(16 * 1024);
    expect(mail.commonHeaders.from).toEqual(['Ann Example <ann@oakfield.example>']);
  });

  it('asks the sender to try again when the message cannot be stored, and keeps nothing', async () => {
    const { faults } = await openDoor();
    const before = await objects();
    faults.store = false;
    expect(await send({})).toMatch(/^451 /);
    expect(await objects()).toBe(before);
    faults.store = true;
    expect(await send({})).toMatch(/^250 /);
    expect(await objects()).toBe(before + 1);
  });

  it('asks the sender to try again when the notification cannot be published', async () => {
    await openDoor({ topicArn: 'arn:aws:sns:eu-west-2:000000000000:no-such-topic' });
    expect(await send({})).toMatch(/^451 /);
  });

  it('can lose a notification on its way, for the tests of the second route', async () => {
    const { faults } = await openDoor();
    const before = await objects();
    faults.publish = false;
    expect(await send({})).toMatch(/^250 /);
    expect(await objects()).toBe(before + 1);
    expect(await notification(1)).toBeUndefined();
  });

  it('refuses a message that is too large, or for another domain', async () => {
    await openDoor({ largestMessage: 100_000 });
    const before = await objects();
    expect(await send({ attachments: [{ filename: 'a.bin', content: Buffer.alloc(120_000) }] })).toMatch(/^552 /);
    expect(await send({ to: 'someone@elsewhere.example' })).toMatch(/^550 5\.1\.1 /);
    expect(await objects()).toBe(before);
    expect(await send({ attachments: [{ filename: 'a.bin', content: Buffer.alloc(50_000) }] })).toMatch(/^250 /);
  });

  it('bounds the messages of an address in a minute, and the connections', async () => {
    await openDoor({ messagesAMinute: 2, mostConnections: 2 });
    expect(await send({})).toMatch(/^250 /);
    expect(await send({})).toMatch(/^250 /);
    expect(await send({})).toMatch(/^450 4\.7\.1 /);
    const greeting = () =>
      new Promise<[string, () => void]>((resolve) => {
        const socket = createConnection({ host: HOST, port: ports.smtp });
        socket.on('error', () => undefined);
        socket.once('data', (text) => resolve([text.toString(), () => socket.destroy()]));
      });
    const open = await Promise.all([greeting(), greeting()]);
    const third = await greeting();
    expect(open.map(([text]) => text.slice(0, 3))).toEqual(['220', '220']);
    expect(third[0]).toMatch(/^421 /);
    for (const [, close] of [...open, third]) close();
  });

  it('takes a bounce, which has no sender', async () => {
    await openDoor();
    expect(await send({ envelope: { from: '', to: 'frontdoor@frontdoor.example' } })).toMatch(/^250 /);
    const body = (await notification()) ?? '';
    expect(JSON.parse(body).mail.source).toBe('');
    expect(await stored(Action.parse(JSON.parse(body)).receipt.action.objectKey)).toMatch(/^Return-Path: <>\r\n/);
  });
});
