import {
  BatchWriteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateScan,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { FrontDoor } from '#infra/local/front-door.ts';
import { runReconcile, runRecovery } from '#infra/local/run-reconcile.ts';
import { StaffFiled } from '#schemas/api/staff/staff-receipt.ts';
import * as emails from '#test/fixtures/emails.ts';
import { docx } from '#test/fixtures/hostile-files.ts';
import { type BehindTheDoors, behindTheDoors } from '#test/support/aws.ts';
import { messageId, referral, teacher } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { OPENS_WITHIN_MS, ownFrontDoor } from '#test/support/own-front-door.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { openOnlineForm, type StaffMember, staffMember } from '#test/support/staff.ts';
import { openStore, type Store } from '#test/support/store.ts';
import { askForReferralSlot, fileOn, send } from '#test/support/uploaded.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postAgencyReferral, postReferral, receiptIn } from '#test/support/web.ts';

/** The whole table is taken away here, so no other test shares this Front Door. */
let door: FrontDoor;
let behind: BehindTheDoors;
let officer: StaffMember;
let store: Store;
let dynamodb: DynamoDBClient;
const RESTORED = 'front-door-restored-drill';
/** The drill itself, without the waits for AWS to restore a table. It takes some 20 seconds here; a busy machine takes longer. */
const DRILL_WITHIN_MS = 120_000;

beforeAll(async () => {
  door = await ownFrontDoor('restore-drill');
  behind = behindTheDoors(door);
  officer = staffMember(door);
  store = openStore(door);
  dynamodb = new DynamoDBClient(awsSettings(door.addresses.aws));
  await openOnlineForm(door);
}, OPENS_WITHIN_MS);
afterAll(() => door?.close(), 60_000);

/** Returns the references of which there is a copy. */
async function copies(): Promise<string[]> {
  const { Buckets = [] } = await behind.s3.send(new ListBucketsCommand({}));
  const Bucket = Buckets.find(({ Name }) => Name?.includes('copies'))?.Name;
  const { Contents = [] } = await behind.s3.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key = '' }) => Key.replace(/^.*\//, ''));
}

/** Removes every item of the table in use, as the worst fault would. */
async function emptyTable(): Promise<number> {
  const table = door.outputs.CasesTable;
  let removed = 0;
  for await (const { Items = [] } of paginateScan({ client: dynamodb, pageSize: 25 }, { TableName: table })) {
    if (Items.length === 0) continue;
    const RequestItems = {
      [table]: Items.map(({ pk, sk }) => ({ DeleteRequest: { Key: { ...(pk && { pk }), ...(sk && { sk }) } } })),
    };
    await dynamodb.send(new BatchWriteItemCommand({ RequestItems }));
    removed += Items.length;
  }
  return removed;
}

async function streamOf(): Promise<string | undefined> {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: door.outputs.CasesTable }));
  return Table?.StreamSpecification?.StreamEnabled === true ? Table.LatestStreamArn : undefined;
}

const acknowledged = (email: string, times = 1) =>
  waitFor(`${times} acknowledgements to ${email}`, async () => {
    const came = await emailsTo(door, email);
    return came.length >= times ? came : undefined;
  });

const whole = async (reference: string) => {
  const { case: head, forms } = await officer.readCase(reference);
  return { receivedAt: head.receivedAt, decisionDueAt: head.decisionDueAt, forms };
};

const reconciled = (more: object = {}) => runReconcile(door, { olderThanSeconds: 0, ...more });

it('a table that was emptied comes back with every referral, on the stack and its streams, and nobody is written to twice', async () => {
  const before = teacher();
  const early = receiptIn(await postReferral(door, referral({ referrer: { email: before } }))).reference;
  await acknowledged(before);
  await waitFor('word of its delivery', async () => {
    const { messages } = await officer.readCase(early);
    return messages.some((one) => one.direction === 'out' && one.delivery === 'delivered') ? true : undefined;
  });
  const earlyWhole = await officer.readCase(early);

  // The moment that will be restored. What comes from here on is in no table that AWS gives back.
  await dynamodb.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: door.outputs.CasesTable,
      TargetTableName: RESTORED,
      UseLatestRestorableTime: true,
    }),
  );
  const later = teacher();
  const web = receiptIn(await postReferral(door, referral({ referrer: { email: later } }))).reference;
  const agency = receiptIn(await postAgencyReferral(door, referral(), 'school-7')).reference;
  const taken = await officer.post('/admin/cases', {
    channel: 'phone',
    form: 'early-help-and-social-care',
    answers: { concern: { reason: 'An invented call' } },
  });
  const staff = StaffFiled.parse(taken.body).reference;
  const asked = await askForReferralSlot(door, docx());
  await send(asked);
  await fileOn(officer, asked.reference, ({ mayBeOpened }) => mayBeOpened);
  const raw = await emails.noAttachment({ from: teacher(), messageId: messageId() });
  await emailReferral(door, raw, teacher());
  const mailed = await waitFor('the email filed', () => store.caseOfEmail(raw));
  await acknowledged(later);
  await waitFor('the copies', async () => {
    const there = await copies();
    return [web, agency, staff, asked.reference].every((each) => there.includes(each)) ? true : undefined;
  });
  expect(await copies()).not.toContain(mailed);
  const [webWhole, agencyWhole, staffWhole] = [await whole(web), await whole(agency), await whole(staff)];
  const mailedWhole = await whole(mailed);
  const uploadedAt = (await whole(asked.reference)).receivedAt;

  expect(await emptyTable()).toBeGreaterThan(50);
  expect((await officer.get(`/admin/cases/${early}`)).status).toBe(404);

  const stream = await streamOf();
  const began = performance.now();
  const recovery = { by: 'A. Marsh', why: 'Rehearsing the restore drill', from: RESTORED };
  const copied: string[] = [];
  const first = await runRecovery(door, recovery, { olderThanSeconds: 0 }, (sentence) => copied.push(sentence));
  expect(copied).toHaveLength(1);
  expect(first.sendingFrozen).toBe(true);
  expect(first.unfinished).toEqual([]);
  for (const key of [web, agency, staff, asked.reference])
    expect(first.refiled).toContainEqual({ kind: 'referral_lost', key });
  const last = await waitFor('nothing more to repair', async () => {
    const now = await reconciled();
    return now.refiled.length === 0 ? now : undefined;
  });
  const again = await waitFor('the email filed again', () => store.caseOfEmail(raw));
  // Its scan comes once more at its deadline, as for any lost event.
  await fileOn(officer, asked.reference, () => true);
  const drillMs = performance.now() - began;

  // The email's first reference is the one thing that the table cannot have: its case has another.
  expect(last.unplaced.filter(({ kind }) => kind !== 'bank_holidays_run_out')).toEqual([
    { kind: 'case_missing', key: mailed },
  ]);
  const seen = await officer.readCase(early);
  expect(seen.forms).toEqual(earlyWhole.forms);
  expect(seen.messages).toEqual(earlyWhole.messages);
  expect([await whole(web), await whole(agency), await whole(staff)]).toEqual([webWhole, agencyWhole, staffWhole]);
  expect((await whole(asked.reference)).receivedAt.slice(0, 19)).toBe(uploadedAt.slice(0, 19));
  // S3 keeps whole seconds.
  expect(Math.abs(Date.parse((await whole(again)).receivedAt) - Date.parse(mailedWhole.receivedAt))).toBeLessThan(
    10_000,
  );

  // Nobody was written to while sending was frozen; then the stack's streams carry on.
  expect(await emailsTo(door, later)).toHaveLength(1);
  expect((await reconciled({ sending: 'free' })).sendingFrozen).toBe(false);
  const next = teacher();
  const { reference } = receiptIn(await postReferral(door, referral({ referrer: { email: next } })));
  await acknowledged(next);
  await waitFor('the next copy', async () => ((await copies()).includes(reference) ? true : undefined));
  expect(await emailsTo(door, before)).toHaveLength(1);
  expect(await emailsTo(door, later)).toHaveLength(1);

  // It is still the stack's own table, with the stream that the jobs read.
  expect(stream).toBeDefined();
  expect(await streamOf()).toBe(stream);
  expect(drillMs).toBeLessThan(DRILL_WITHIN_MS);
  console.info(`the drill took ${Math.round(drillMs / 1000)} s`);
}, 600_000);
