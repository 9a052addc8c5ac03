import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { FrontDoor } from '#infra/local/front-door.ts';
import { verifyDeployedAudit } from '#infra/local/verify-audit.ts';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { type BehindTheDoors, behindTheDoors } from '#test/support/aws.ts';
import { whileWithout } from '#test/support/granting.ts';
import { messageId, referral, teacher, unique } from '#test/support/invented.ts';
import { whileUnheard } from '#test/support/losing.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { OPENS_WITHIN_MS, ownFrontDoor } from '#test/support/own-front-door.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { openOnlineForm, type StaffMember, staffMember } from '#test/support/staff.ts';
import { openStore, type Store } from '#test/support/store.ts';
import { askForReferralSlot, fileOn, send } from '#test/support/uploaded.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { ProblemSeen, postAgencyReferral, postReferral, problemIn, receiptIn } from '#test/support/web.ts';

/** The tests change settings, grants and the cloud itself, one after the other, so no other test shares this Front Door. */
let door: FrontDoor;
let behind: BehindTheDoors;
let officer: StaffMember;
let store: Store;

beforeAll(async () => {
  door = await ownFrontDoor('broken-cloud', { SCAN_DEADLINE_SECONDS: '20', OPEN_DEADLINE_SECONDS: '20' });
  behind = behindTheDoors(door);
  officer = staffMember(door);
  store = openStore(door);
}, OPENS_WITHIN_MS);
afterAll(() => door?.close(), 60_000);

const refused = async (name: string) => {
  const answer = await postReferral(door, referral({ child: { lastName: name } }));
  return { status: answer.status, code: problemIn(answer), body: ProblemSeen.parse(answer.body) };
};

describe('the online form', () => {
  it('is closed until somebody signs it off: the answer says how else to reach us, and nothing of the referral is kept', async () => {
    const name = `Quillfeather${unique()}`;
    const { status, code, body } = await refused(name);
    expect([status, code]).toEqual([503, 'online-form-shut']);
    expect(body).toMatchObject({
      telephone: expect.stringMatching(/\d{3}/),
      wordForm: expect.stringMatching(/\/forms\/early-help-and-social-care\.docx$/),
      mailbox: door.outputs.Mailbox,
      emergency: expect.stringContaining('999'),
    });
    expect(await store.where('item', 'case')).toEqual([]);
    expect(await store.mentioning('cases', name)).toEqual([]);
  });

  it('is no condition for an agency’s own system', async () => {
    expect((await postAgencyReferral(door, referral(), 'school-system')).status).toBe(201);
  });

  it('is opened by a sign-off that names who approved it, and by nothing less', async () => {
    const governance = staffMember(door, 'ig_officer');
    const nameless = await governance.put('/admin/settings/online-form', { open: true });
    expect([nameless.status, problemIn(nameless)]).toEqual([422, 'bad-sign-off']);
    expect((await refused('Nobody')).status).toBe(503);
    await openOnlineForm(door);
    expect((await postReferral(door, referral())).status).toBe(201);
  });

  it('is closed again within seconds of the change', async () => {
    expect((await staffMember(door, 'ig_officer').put('/admin/settings/online-form', { open: false })).status).toBe(
      200,
    );
    await waitFor('the form to be shut', async () =>
      (await postReferral(door, referral())).status === 503 ? true : undefined,
    );
    await openOnlineForm(door);
    await waitFor('it to be open again', async () =>
      (await postReferral(door, referral())).status === 201 ? true : undefined,
    );
  });
});

describe('a job whose grant is taken away', () => {
  it('files nothing that it may not write: the referral is refused, and accepted once it may again', async () => {
    const email = teacher();
    const body = referral({ referrer: { email } });
    const grant = { job: 'intake/submit', action: 'dynamodb:PutItem', resource: door.outputs.CasesTable };
    const answer = await whileWithout(door, behind, grant, () => postReferral(door, body));
    expect([answer.status, problemIn(answer)]).toEqual([500, 'unexpected']);
    expect(await store.mentioning('cases', email)).toEqual([]);
    expect((await postReferral(door, body)).status).toBe(201);
  });

  it('shows nothing whose look it cannot record (law 5)', async () => {
    const surname = `Quillfeather${unique()}`;
    const { reference } = receiptIn(await postReferral(door, referral({ child: { lastName: surname } })));
    const grant = { job: 'casework/api', action: 'dynamodb:PutItem', resource: door.outputs.AuditTable };
    const [one, list] = await whileWithout(door, behind, grant, () =>
      Promise.all([officer.get(`/admin/cases/${reference}`), officer.get('/admin/cases')]),
    );
    for (const answer of [one, list]) {
      expect([answer.status, problemIn(answer)]).toEqual([500, 'unexpected']);
      expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`${surname}|${reference}`));
    }
    expect((await officer.readCase(reference)).forms).toHaveLength(1);
  });
});

describe('a restart of the cloud', () => {
  it('with work pending at every door loses nothing and doubles nothing', async () => {
    const web = teacher();
    const mailed = teacher();
    const raw = await emails.formEmail({
      from: mailed,
      messageId: messageId(),
      docx: await filledReferralForm({ body: referral() }),
    });
    const asked = await askForReferralSlot(door, await filledReferralForm({ body: referral() }));
    const unheard = ['StorageCases', 'ReceiveQueue', 'ReceiveAgainQueue', 'UploadQueue'];
    const accepted = async () => {
      const [receipt] = await Promise.all([
        postReferral(door, referral({ referrer: { email: web } })).then(receiptIn),
        emailReferral(door, raw, mailed),
        send(asked),
      ]);
      // All three are accepted, and none has had any effect yet.
      expect((await officer.readCase(receipt.reference)).messages).toMatchObject([{ state: 'pending' }]);
      expect(await store.caseOfEmail(raw)).toBeUndefined();
      expect((await officer.get(`/admin/cases/${asked.reference}`)).status).toBe(404);
      await door.cloud.restart();
      return receipt;
    };
    const receipt = await unheard.reduce((act, source) => () => whileUnheard(behind, source, act), accepted)();

    const putRight = async () => {
      await behind.run('casework/reconcile', { olderThanSeconds: 0 });
      await behind.run('casework/clock', {});
      await behind.run('correspondence/send', { sweep: true });
    };
    const emailed = await waitFor(
      'the emailed form on its case',
      async () => {
        await putRight();
        const reference = await store.caseOfEmail(raw);
        const seen = reference === undefined ? undefined : await officer.readCase(reference);
        return seen && seen.forms.length > 0 ? seen : undefined;
      },
      120_000,
    );
    await fileOn(officer, asked.reference, ({ reading }) => reading === 'read');
    await waitFor('all three acknowledgements sent', async () => {
      await putRight();
      const cases = await Promise.all(
        [receipt.reference, emailed.case.reference, asked.reference].map((reference) => officer.readCase(reference)),
      );
      return cases.every(({ messages }) => messages.every((one) => one.direction === 'in' || one.state === 'sent'))
        ? true
        : undefined;
    });
    for (const address of [web, mailed, asked.email]) expect(await emailsTo(door, address)).toHaveLength(1);
    expect(await store.casesFrom(mailed)).toEqual([emailed.case.reference]);
    expect(emailed.documents).toHaveLength(1);
    // The doors are open again.
    expect((await postReferral(door, referral())).status).toBe(201);
  }, 240_000);
});

describe('an audit entry that was changed unnoticed', () => {
  it('is found by comparing the table with the signed segments', async () => {
    const who = `officer-${unique()}`;
    const { reference } = receiptIn(await postReferral(door, referral()));
    await staffMember(door, 'duty_social_worker', who).readCase(reference);
    await behind.run('platform/audit/seal', { sweep: true });
    const verified = async () => {
      const now = new Date();
      const asked = { since: now.toISOString().slice(0, 10), now, freshMs: 60_000 };
      return (await verifyDeployedAudit(door.addresses.aws, door.outputs, asked)).findings;
    };
    expect(await verified()).toEqual([]);
    const [entry] = await store.mentioning('audit', `staff:${who}`);
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(awsSettings(door.addresses.aws)));
    await client.send(
      new UpdateCommand({
        TableName: door.outputs.AuditTable,
        Key: { pk: entry?.pk, sk: entry?.sk },
        UpdateExpression: 'SET actor = :other',
        ExpressionAttributeValues: { ':other': 'staff:somebody-else' },
      }),
    );
    expect(await verified()).toMatchObject([{ what: 'entry_overwritten', about: entry?.id }]);
  });
});
