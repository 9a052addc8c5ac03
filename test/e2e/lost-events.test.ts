import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Report } from '#functions/casework/reconcile/report.ts';
import type { FrontDoor } from '#infra/local/front-door.ts';
import * as emails from '#test/fixtures/emails.ts';
import { docx } from '#test/fixtures/hostile-files.ts';
import { type BehindTheDoors, behindTheDoors } from '#test/support/aws.ts';
import { messageId, referral, teacher } from '#test/support/invented.ts';
import { losing, stopSchedules, whileUnheard } from '#test/support/losing.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { OPENS_WITHIN_MS, ownFrontDoor } from '#test/support/own-front-door.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, openOnlineForm, type StaffMember, staffMember } from '#test/support/staff.ts';
import { openStore, type Store } from '#test/support/store.ts';
import { askForReferralSlot, fileOn, send } from '#test/support/uploaded.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

/** Events are lost for all here and sweeps run only when called, so no other test shares this Front Door. */
let door: FrontDoor;
let behind: BehindTheDoors;
let officer: StaffMember;
let store: Store;

beforeAll(async () => {
  door = await ownFrontDoor('lost-events', { SCAN_DEADLINE_SECONDS: '5', OPEN_DEADLINE_SECONDS: '5' });
  behind = behindTheDoors(door);
  officer = staffMember(door);
  store = openStore(door);
  await stopSchedules(door);
  await openOnlineForm(door);
}, OPENS_WITHIN_MS);
afterAll(() => door?.close(), 60_000);

/** Runs a sweep until a condition holds: its items fall due within seconds. */
async function sweepUntil<T>(job: string, event: unknown, look: () => Promise<T | undefined>): Promise<T> {
  return waitFor(`${job} to put it right`, async () => {
    await behind.run(job, event);
    return look();
  });
}

const reconciled = async () => Report.parse(await behind.run('casework/reconcile', { olderThanSeconds: 0 }));

async function newEmail() {
  const from = teacher();
  return { from, raw: await emails.noAttachment({ from, messageId: messageId() }) };
}

/** Returns the case of an email once it is taken apart, acknowledged once and nothing twice. */
async function expectFiled({ from, raw }: { from: string; raw: Uint8Array }): Promise<CaseSeen> {
  const seen = await waitFor('an email filed and opened', async () => {
    const reference = await store.caseOfEmail(raw);
    const now = reference === undefined ? undefined : await officer.readCase(reference);
    return now?.messages.some((one) => one.direction === 'in' && one.opening === 'opened') ? now : undefined;
  });
  await waitFor('its acknowledgement', async () => (await emailsTo(door, from))[0]);
  expect(await store.casesFrom(from)).toEqual([seen.case.reference]);
  expect(await emailsTo(door, from)).toHaveLength(1);
  expect(seen.tasks.map(({ kind }) => kind)).toEqual(['form_missing']);
  return seen;
}

const told = (seen: CaseSeen, line: string) => seen.timeline.filter(({ what }) => what === line).length;

describe('an email of which', () => {
  it.each(['ReceiveQueue', 'ReceiveAgainQueue'])(
    'the event on %s is lost is filed by the other route',
    async (queue) => {
      const email = await newEmail();
      await losing(behind, queue, async () => {
        const id = await emailReferral(door, email.raw, email.from);
        return [id, id];
      });
      await expectFiled(email);
    },
  );

  it('both events are lost is found in the inbox by reconcile and filed, with the time at which it came', async () => {
    const email = await newEmail();
    const before = new Date();
    const id = await losing(behind, 'ReceiveAgainQueue', async () => {
      const sent = await losing(behind, 'ReceiveQueue', async () => {
        const sesId = await emailReferral(door, email.raw, email.from);
        return [sesId, sesId];
      });
      return [sent, sent];
    });
    const after = new Date();
    expect(await store.caseOfEmail(email.raw)).toBeUndefined();
    const report = await reconciled();
    expect(report.refiled).toContainEqual({ kind: 'mail_in_inbox', key: `inbox/${id}` });
    const seen = await expectFiled(email);
    const received = new Date(seen.case.receivedAt);
    // S3 keeps whole seconds.
    expect(received.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1_000);
    expect(received.getTime()).toBeLessThanOrEqual(after.getTime());
  });

  it('the event to open it is lost is opened after its deadline', async () => {
    const email = await newEmail();
    await losing(behind, 'OpenQueue', async () => {
      await emailReferral(door, email.raw, email.from);
      const reference = await waitFor('its case', () => store.caseOfEmail(email.raw));
      return [reference, reference];
    });
    const reference = await waitFor('its case', () => store.caseOfEmail(email.raw));
    await sweepUntil('casework/clock', {}, async () => {
      const seen = await officer.readCase(reference);
      return told(seen, 'message_opened') > 0 ? seen : undefined;
    });
    const seen = await expectFiled(email);
    expect(told(seen, 'message_opening_asked_again')).toBeGreaterThan(0);
    expect(told(seen, 'message_opened')).toBe(1);
  });
});

describe('a file of which', () => {
  it('the event of its arrival is lost is found in its slot by reconcile, and makes its case', async () => {
    const asked = await askForReferralSlot(door, docx());
    await losing(behind, 'UploadQueue', async () => {
      await send(asked);
      return [asked, asked.key];
    });
    expect((await officer.get(`/admin/cases/${asked.reference}`)).status).toBe(404);
    const report = await reconciled();
    expect(report.refiled.some(({ kind, key }) => kind === 'upload_not_filed' && key.includes(asked.slot.id))).toBe(
      true,
    );
    await fileOn(officer, asked.reference, ({ mayBeOpened }) => mayBeOpened);
    await waitFor('its acknowledgement', async () => (await emailsTo(door, asked.email))[0]);
  });

  it.each([
    ['the word to scan it', 'ScanQueue'],
    ['the word that it was scanned', 'VerdictQueue'],
  ])('%s is lost is scanned once more after its deadline, and filed', async (_, queue) => {
    const asked = await askForReferralSlot(door, docx());
    await losing(behind, queue, async () => {
      await send(asked);
      return [asked, asked.key];
    });
    const waiting = await fileOn(officer, asked.reference, () => true);
    expect(waiting.verdict).toBe('pending');
    await sweepUntil('casework/clock', {}, async () => {
      const seen = await officer.readCase(asked.reference);
      return seen.documents.some(({ mayBeOpened }) => mayBeOpened) ? seen : undefined;
    });
    const seen = await officer.readCase(asked.reference);
    expect(told(seen, 'file_scan_asked_again')).toBe(1);
    expect(seen.texts).toMatchObject([{ words: [{ text: 'An invented referral.' }], cut: false }]);
    expect(seen.tasks).toEqual([]);
  });

  it('no verdict ever comes is given to a person, while the case goes on without it', async () => {
    const asked = await askForReferralSlot(door, docx());
    await whileUnheard(behind, 'VerdictQueue', async () => {
      await send(asked);
      await fileOn(officer, asked.reference, () => true);
      const seen = await sweepUntil('casework/clock', {}, async () => {
        const now = await officer.readCase(asked.reference);
        return now.tasks.length > 0 ? now : undefined;
      });
      expect(seen.tasks).toMatchObject([{ kind: 'file_without_verdict', why: 'no_verdict_in_time' }]);
      expect(seen.documents).toMatchObject([{ verdict: 'error', mayBeOpened: false }]);
      expect(seen.case).toMatchObject({ state: 'new', team: 'duty_and_advice' });
    });
    // A late verdict still counts: an error may be followed by any verdict.
    await fileOn(officer, asked.reference, ({ mayBeOpened }) => mayBeOpened);
  });
});

describe('an acknowledgement of which', () => {
  it('the nudge is lost is sent by the sweep, once', async () => {
    const email = teacher();
    const reference = await whileUnheard(behind, 'StorageCases', async () => {
      const receipt = receiptIn(await postReferral(door, referral({ referrer: { email } })));
      const [message] = (await officer.readCase(receipt.reference)).messages;
      expect(message).toMatchObject({ direction: 'out', state: 'pending' });
      expect(await behind.run('correspondence/send', { sweep: true })).toMatchObject({ finished: true });
      return receipt.reference;
    });
    await waitFor('word of its delivery', async () =>
      (await officer.readCase(reference)).messages.find(
        (one) => one.direction === 'out' && one.delivery === 'delivered',
      ),
    );
    expect(await emailsTo(door, email)).toHaveLength(1);
  });

  it('the event of its delivery is lost stays sent, and nobody is troubled', async () => {
    const email = teacher();
    const reference = await losing(behind, 'SesEventsQueue', async () => {
      const receipt = receiptIn(await postReferral(door, referral({ referrer: { email } })));
      return [receipt.reference, email];
    });
    await behind.run('correspondence/send', { sweep: true });
    const seen = await officer.readCase(reference);
    expect(seen.messages).toMatchObject([{ state: 'sent', delivery: 'none' }]);
    expect(seen.tasks).toEqual([]);
    // The mail service passes it on a moment after it has taken it.
    await waitFor('it in the mailbox', async () => (await emailsTo(door, email))[0]);
    expect(await emailsTo(door, email)).toHaveLength(1);
  });
});

describe('the audit of which', () => {
  it('the nudges are lost is sealed by its sweep', async () => {
    await whileUnheard(behind, 'StorageAudit', async () => {
      const { reference } = receiptIn(await postReferral(door, referral()));
      const entries = await store.mentioning('audit', reference);
      await behind.run('platform/audit/seal', { sweep: true });
      const links = await store.mentioning('audit', 'CHAIN', { pk: 'CHAIN' });
      const sealed = JSON.stringify(links);
      for (const { id } of entries) expect(sealed).toContain(String(id));
      expect(entries.length).toBeGreaterThan(0);
    });
  });
});

describe('after all of that', () => {
  it('reconcile finds nothing that nobody owns', async () => {
    const report = await waitFor('nothing more to be put right', async () => {
      const now = await reconciled();
      return now.refiled.length === 0 ? now : undefined;
    });
    // The calendar's warning is about next year, not about an arrival.
    expect(report.unplaced.filter(({ kind }) => kind !== 'bank_holidays_run_out')).toEqual([]);
    expect(report.unfinished).toEqual([]);
    expect(report.checked.cases).toBeGreaterThan(0);
  });
});
