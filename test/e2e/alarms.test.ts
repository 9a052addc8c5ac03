import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { PurgeQueueCommand, paginateListQueues, SendMessageCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { serveAlarmPage } from '#infra/local/alarms/alarm-page.ts';
import { type SeenAlarm, type WatchedAlarms, watchAlarms } from '#infra/local/alarms/watch-alarms.ts';
import { awsSettings } from '#infra/local/aws-settings.ts';
import { type Clamd, startClamd } from '#infra/local/clamd.ts';
import { askServer } from '#infra/local/http.ts';
import { freePorts } from '#infra/local/ports.ts';
import { isAlive, ProcessBirth } from '#infra/local/process-birth.ts';
import { filledReferralForm, referralBodyExample } from '#test/fixtures/word-forms.ts';
import { type BehindTheDoors, behindTheDoors } from '#test/support/aws.ts';
import { whileWithout } from '#test/support/granting.ts';
import { referral } from '#test/support/invented.ts';
import { OPENS_WITHIN_MS, ownFrontDoor } from '#test/support/own-front-door.ts';
import { openOnlineForm, type StaffMember, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { askForReferralSlot, fileOn, send } from '#test/support/uploaded.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

/** Sixty times faster than on AWS: an alarm over five minutes is quiet again five seconds after the last figure. */
const FASTER = 60;

/** The rehearsals break the parts of their own Front Door, one after the other. */
let door: Awaited<ReturnType<typeof ownFrontDoor>>;
let behind: BehindTheDoors;
let officer: StaffMember;
let alarms: WatchedAlarms;
/** The scanner is killed from the beginning: it takes half a minute until it is not started again. */
let killing: NodeJS.Timeout;

beforeAll(async () => {
  door = await ownFrontDoor('alarms', { SCAN_DEADLINE_SECONDS: '5', FAILED_WORK_EVERY_MINUTES: '1' });
  behind = behindTheDoors(door);
  officer = staffMember(door);
  await openOnlineForm(door);
  alarms = await watchAlarms({
    endpoint: door.addresses.aws,
    changed: () => undefined,
    failed: () => undefined,
    everyMs: 500,
    faster: FASTER,
  });
  killing = setInterval(() => void killClamd(), 100);
}, OPENS_WITHIN_MS);
afterAll(async () => {
  clearInterval(killing);
  await alarms?.stop();
  await door?.close();
}, 60_000);

const runClock = () => behind.run('casework/clock', {});
const stateOf = (name: string) => alarms.all().find((alarm) => alarm.name === name)?.state;

/** Waits until an alarm is in a state, while something is repeated. */
const until = (name: string, state: SeenAlarm['state'], repeat: () => Promise<unknown> = async () => undefined) =>
  waitFor(`${name}: ${state}`, async () => {
    await repeat();
    return stateOf(name) === state ? true : undefined;
  });

describe('the alarms of the local cloud', () => {
  it('are those of the stack, each with what to do and its row in the documentation', () => {
    expect(alarms.all().length).toBeGreaterThan(20);
    for (const { name, toDo, because, see } of alarms.all())
      expect([name, toDo, because, see]).toEqual([
        expect.stringMatching(/^[A-Z][A-Za-z]+$/),
        expect.stringMatching(/^[A-Z][a-z ]+$/),
        expect.stringMatching(/^\S.{20,}$/),
        expect.stringMatching(/^docs\/operating\.md#[a-z-]+$/),
      ]);
    expect(stateOf('MailBounces')).toBe('not measured on one machine');
  });

  it('ring for a message in a dead-letter queue, and are quiet when it has gone', async () => {
    const { sqs } = behind;
    const queues: string[] = [];
    for await (const page of paginateListQueues({ client: sqs }, {})) queues.push(...(page.QueueUrls ?? []));
    const QueueUrl = queues.find((url) => url.includes('VerdictDeadLetters'));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
    await until('FailedWork', 'rings', runClock);
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    await until('FailedWork', 'quiet', runClock);
    expect(await door.functionLogs()).toMatch(/"message":"work failed every try"[^\n]*VerdictDeadLetters/);
  });

  it('ring when an alert to the duty desk does not go, and are quiet when it has gone', async () => {
    const { concern } = referralBodyExample();
    const store = openStore(door);
    const grant = { job: 'correspondence/send', action: 'ses:SendRawEmail', resource: '*' };
    const alertOf = async (reference: string) =>
      [...(await store.itemsOf(reference)).values()].find(
        ({ item, kind }) => item === 'message' && kind === 'danger_alert',
      );
    const tables = DynamoDBDocumentClient.from(new DynamoDBClient(awsSettings(door.addresses.aws)));
    const reference = await whileWithout(door, behind, grant, async () => {
      const body = referral({ concern: { ...concern, whatHappened: 'He has a knife and says he will kill her.' } });
      const filed = receiptIn(await postReferral(door, body)).reference;
      const failedOnce = await waitFor('the first try', async () => {
        const alert = await alertOf(filed);
        return alert?.attempt === 1 && alert.state === 'pending' ? alert : undefined;
      });
      // The second try comes after a minute. It is made to come now.
      await tables.send(
        new UpdateCommand({
          TableName: door.outputs.CasesTable,
          Key: { pk: failedOnce.pk, sk: failedOnce.sk },
          UpdateExpression: 'SET timerAt = :now',
          ExpressionAttributeValues: { ':now': new Date().toISOString() },
        }),
      );
      await until('AlertNotThrough', 'rings', () => behind.run('correspondence/send', { sweep: true }));
      return filed;
    });
    await until('AlertNotThrough', 'quiet');
    expect((await alertOf(reference))?.attempt).toBe(2);
  });

  it('ring when the scanner does not answer, and are quiet when it does', async () => {
    // It is started again five times, and then no more.
    expect(await door.ended).toBe('The virus scanner');
    clearInterval(killing);
    const asked = await askForReferralSlot(door, await filledReferralForm({ body: referral() }));
    await send(asked);
    await until('ScannerAway', 'rings', runClock);
    const page = await pageOf(alarms);
    expect(page).toContain('<tr class="rings"><th scope="row">ScannerAway</th>');

    const clamd = await startAgain();
    await until('ScannerAway', 'quiet');
    await fileOn(officer, asked.reference, ({ reading }) => reading === 'read');
    await clamd.stop();
  }, 120_000);
});

async function killClamd(): Promise<void> {
  const text = await readFile(join(door.stateDir, 'clamd.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const { server } = z.object({ server: ProcessBirth }).parse(JSON.parse(text));
  if (isAlive(server)) process.kill(server.pid, 'SIGKILL');
}

async function startAgain(): Promise<Clamd> {
  const scan = await behind.functionOf('documents/scan');
  const { Environment } = await behind.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: scan }));
  const port = Number(Environment?.Variables?.CLAMD_PORT);
  return startClamd({ stateDir: door.stateDir, port, warn: () => undefined });
}

async function pageOf({ all }: WatchedAlarms): Promise<string> {
  const page = await serveAlarmPage((await freePorts()).alarms, all);
  const text = await (await askServer(page.address)).text();
  await page.close();
  return text;
}
