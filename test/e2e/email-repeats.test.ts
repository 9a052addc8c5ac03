import { CopyObjectCommand, DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { behindTheDoors } from '#test/support/aws.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, teacher, unique } from '#test/support/invented.ts';
import { openMailTap } from '#test/support/mail-tap.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { ownSmtpDoor } from '#test/support/own-smtp-door.ts';
import { emailReferral, postEmail } from '#test/support/smtp.ts';
import { type CaseSeen, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';

const door = sharedFrontDoor();
const behind = behindTheDoors(door);
const officer = staffMember(door);
const store = openStore(door);

/** Returns the case of a message once it fulfils a condition. */
const caseWhen = (raw: Uint8Array, ready: (seen: CaseSeen) => boolean) =>
  waitFor('the case of an email', async () => {
    const reference = await store.caseOfEmail(raw);
    const seen = reference === undefined ? undefined : await officer.readCase(reference);
    return seen && ready(seen) ? seen : undefined;
  });

const opened = ({ messages }: CaseSeen) => messages.some((one) => one.direction === 'in' && one.opening === 'opened');
const repeats = ({ timeline }: CaseSeen) => timeline.filter(({ what }) => what === 'delivered_again').length;

async function keysUnder(prefix: string): Promise<string[]> {
  const { Contents } = await behind.s3.send(
    new ListObjectsV2Command({ Bucket: door.outputs.MailBucket, Prefix: prefix }),
  );
  return (Contents ?? []).map(({ Key }) => Key ?? '');
}

/** Checks for one case, one inbound message and one acknowledgement, however often events repeat. */
async function expectOneOfAll(from: string, seen: CaseSeen): Promise<void> {
  const letter = await waitFor('an acknowledgement', async () => (await emailsTo(door, from))[0]);
  expect(letter.subject).toBe(`Reference ${seen.case.reference}`);
  expect(await store.casesFrom(from)).toEqual([seen.case.reference]);
  const { messages } = await officer.readCase(seen.case.reference);
  expect(messages.map(({ direction }) => direction).sort()).toEqual(['in', 'out']);
  expect(await emailsTo(door, from)).toHaveLength(1);
}

/** Returns a queue's message as Lambda hands it over. */
const handedOver = (messageIdOfQueue: string, body: string) => ({
  Records: [
    {
      messageId: messageIdOfQueue,
      receiptHandle: 'handle',
      body,
      attributes: { ApproximateReceiveCount: '2' },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:receive',
      awsRegion: 'eu-west-2',
    },
  ],
});

describe('an email that is announced, or delivered, more than once', () => {
  it.concurrent('redelivered by its queue, sent again under another queue message id, and delivered again with other trace headers is one case and one acknowledgement', async () => {
    const tap = await openMailTap(door, behind);
    const from = teacher();
    const raw = await emails.noAttachment({ from, messageId: messageId() });
    const body = await tap.notificationOf(await emailReferral(door, raw, from));
    const first = await caseWhen(raw, opened);
    const again = handedOver(unique(), body);
    expect(await behind.run('intake/receive-email', again)).toEqual({ batchItemFailures: [] });
    expect(await behind.run('intake/receive-email', again)).toEqual({ batchItemFailures: [] });
    await behind.tell('RECEIVE_QUEUE_URL', JSON.parse(body));
    const trace = 'Received: from mx2 by relay.example.net with ESMTPS id 2;\r\n Mon, 23 Nov 2026 09:32:00 +0000\r\n';
    await emailReferral(door, Buffer.concat([Buffer.from(trace), raw]), from);
    const seen = await caseWhen(raw, (now) => repeats(now) > 0);
    // The clock is computed at each look, and a prediction moves with the time of day.
    expect(seen.case).toEqual({ ...first.case, clock: seen.case.clock });
    expect(repeats(seen)).toBe(1);
    await expectOneOfAll(from, seen);
  });

  it.concurrent('delivered eight times at the same instant is one case and one acknowledgement', async () => {
    const from = teacher();
    const raw = await emails.noAttachment({ from, messageId: messageId() });
    await Promise.all(Array.from({ length: 8 }, () => emailReferral(door, raw, from)));
    const seen = await caseWhen(raw, (now) => repeats(now) === 7);
    await expectOneOfAll(from, seen);
  });

  it.concurrent('whose function was killed after it had filed the case and before it moved the mail is moved, and nothing else', async () => {
    const tap = await openMailTap(door, behind);
    const from = teacher();
    const raw = await emails.noAttachment({ from, messageId: messageId() });
    const id = await emailReferral(door, raw, from);
    const body = await tap.notificationOf(id);
    const before = await caseWhen(raw, opened);
    const items = await store.itemsOf(before.case.reference);
    const { key } = Object([...items.values()].find(({ direction }) => direction === 'in')?.raw);
    const Bucket = door.outputs.MailBucket;
    await behind.s3.send(new CopyObjectCommand({ Bucket, Key: `inbox/${id}`, CopySource: `${Bucket}/${key}` }));
    await behind.s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
    await behind.tell('RECEIVE_QUEUE_URL', JSON.parse(body));
    // A move is a copy, and then the end of what was copied.
    await waitFor('the mail to be moved', async () =>
      (await keysUnder(key)).length === 1 && (await keysUnder(`inbox/${id}`)).length === 0 ? true : undefined,
    );
    const after = await officer.readCase(before.case.reference);
    const story = after.timeline.map(({ what }) => what).filter((what) => !what.startsWith('acknowledgement'));
    expect(story).toEqual(['received', 'message_opened']);
    await expectOneOfAll(from, after);
  });

  it.concurrent('under the same Message-ID with other content is a second case, linked to the first as a suspected repeat', async () => {
    const from = teacher();
    const same = messageId();
    const raws = await Promise.all(
      ['He came to school hungry.', 'He did not come to school.'].map((text) =>
        emails.noAttachment({ from, text: `${text} ${unique()}`, messageId: same }),
      ),
    );
    await Promise.all(raws.map((raw) => emailReferral(door, raw, from)));
    const cases = await Promise.all(raws.map((raw) => caseWhen(raw, opened)));
    const [second, first] = cases.sort((a, b) => b.case.links.length - a.case.links.length);
    expect(second?.case.links).toEqual([{ reference: first?.case.reference, why: 'suspected_repeat' }]);
    expect(second?.case.flags).toContain('suspected_repeat');
    expect(first?.case.links).toEqual([]);
    expect(await store.casesFrom(from)).toHaveLength(2);
  });
});

describe('the SMTP door', () => {
  it.concurrent('takes no message that it could not store: its sender is asked to send it again, and then it is filed', async () => {
    const own = await ownSmtpDoor(door);
    const address = `${own.host}:${own.port}`;
    try {
      const from = teacher();
      const raw = await emails.noAttachment({ from, messageId: messageId() });
      own.faults.store = false;
      const refused = postEmail(address, raw, { from, to: door.outputs.Mailbox });
      await expect(refused).rejects.toMatchObject({ responseCode: 451 });
      expect(await store.caseOfEmail(raw)).toBeUndefined();
      own.faults.store = true;
      await postEmail(address, raw, { from, to: door.outputs.Mailbox });
      await expectOneOfAll(from, await caseWhen(raw, opened));
    } finally {
      await own.close();
    }
  });

  it.concurrent('whose notification is lost has its message filed by the second route', async () => {
    const own = await ownSmtpDoor(door);
    own.faults.publish = false;
    try {
      const from = teacher();
      const raw = await emails.noAttachment({ from, messageId: messageId() });
      const id = await postEmail(`${own.host}:${own.port}`, raw, { from, to: door.outputs.Mailbox });
      const seen = await caseWhen(raw, opened);
      expect(await keysUnder(`inbox/${id}`)).toEqual([]);
      await expectOneOfAll(from, seen);
    } finally {
      await own.close();
    }
  });

  it.concurrent('refuses what is larger than 40 MB, and what is for nobody here', async () => {
    const from = teacher();
    const large = Buffer.concat([await emails.noAttachment({ from }), Buffer.alloc(40 * 1024 * 1024, 'x\r\n')]);
    await expect(emailReferral(door, large, from)).rejects.toMatchObject({ responseCode: 552 });
    const elsewhere = postEmail(door.addresses.smtp, await emails.noAttachment({ from }), {
      from,
      to: 'somebody@elsewhere.example',
    });
    await expect(elsewhere).rejects.toMatchObject({ responseCode: 550 });
  });
});
