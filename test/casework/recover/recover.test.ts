import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recover } from '#functions/casework/recover/recovery.ts';
import { recoveryStore } from '#functions/casework/recover/recovery-store.ts';
import type { RecoveryDeps } from '#functions/casework/recover/run.ts';
import { afterEvent } from '#functions/correspondence/delivery.ts';
import { sendOne } from '#functions/correspondence/send.ts';
import type { Mailer } from '#functions/platform/mailer.ts';
import { everyKey } from '#functions/platform/object-listing.ts';
import { head, readObject } from '#functions/platform/objects.ts';
import { auditWrite } from '#functions/platform/store/audit.ts';
import { caseKey, messageKey, onceKey, uploadKey } from '#functions/platform/store/keys.ts';
import { caseHead, messagesOf } from '#functions/platform/store/mail.ts';
import { moveOutbox, readOutbox } from '#functions/platform/store/outbox.ts';
import { readSlot } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { formsOf, readTokensMade } from '#functions/platform/store/tokens.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { Reference } from '#schemas/reference.ts';
import { council, mailerGiving, sending } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { ARRIVED, describedForm, everyDoor, submitted, uploadDoor } from '#test/support/every-door.ts';
import { referral } from '#test/support/invented.ts';
import { everyCase, everyItem } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { copying } from '../follow/copied.ts';

const HOUR = 3_600_000;
const RECOVERY = { by: 'A. Marsh', why: 'The table was restored to this morning.' };
let tables: Tables;
let reader: Awaited<ReturnType<typeof copying>>;
let now = ARRIVED;
let logged: unknown[] = [];

beforeEach(async () => {
  tables = await localTables();
  now = new Date(ARRIVED.getTime() + HOUR);
  reader = await copying(tables, () => now);
  logged = [];
});

function deps(): RecoveryDeps {
  const { objects, bucket } = reader;
  const note = (...line: unknown[]) => void logged.push(line.map(String), line.slice(1));
  return {
    ...recoveryStore(asJob('CaseworkRecover', tables), council),
    // The role reads a restored table by the beginning of its name, which tables of tests lack.
    copyBackPage: recoveryStore(tables, council).copyBackPage,
    copiesBucket: bucket,
    keys: (...given) => everyKey(objects, ...given),
    copyAt: async (key) => Buffer.from(await readObject(objects, { bucket, key }, 1_000_000)).toString(),
    now: () => now.getTime(),
    log: { info: note, warn: note, error: note },
  };
}

const recovered = (more: object = {}) => recover(deps(), { ...RECOVERY, ...more });

/** Files a referral by a door and copies it. */
async function filedBy(door: 'web' | 'agency' | 'staff', words = 'A worry'): Promise<Reference> {
  const reference = await (await everyDoor(tables)[door](words))();
  await reader.told(reference);
  return reference;
}

const remove = ({ pk, sk }: Record<string, unknown>, table = tables.cases) =>
  tables.client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));

/** Takes everything about a case from the table, as a restore to an earlier moment does. */
async function lose(reference: string, but: (item: Record<string, unknown>) => boolean = () => false): Promise<void> {
  for (const item of await everyItem(tables))
    if (!but(item) && (item.reference === reference || String(item.pk).endsWith(reference))) await remove(item);
}

/** Takes a case's entries from the audit too. */
async function loseAudit(reference: string): Promise<void> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.audit,
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': 'DAY#2026-11-20' },
    }),
  );
  for (const item of Items) if (item.reference === reference) await remove(item, tables.audit);
}

const letters = (reference: string) => messagesOf(tables, Reference.parse(reference), 'out');
const send = (reference: string, id: string) =>
  sendOne(
    sending(tables, mailerGiving(), () => now),
    { reference: Reference.parse(reference), id },
  );

describe('a declared recovery', () => {
  it.each(['web', 'agency', 'staff'] as const)(
    'files a referral by the door %s again with its reference, times and answers',
    async (door) => {
      const reference = await filedBy(door);
      const [was, forms] = [await caseHead(tables, reference), await formsOf(tables, reference)];
      await lose(reference);
      expect(await caseHead(tables, reference)).toBeUndefined();
      now = new Date(ARRIVED.getTime() + 30 * HOUR);
      const report = await recovered();
      expect(report.refiled).toContainEqual({ kind: 'referral_lost', key: reference });
      expect(report.unplaced).toEqual([]);
      const { receivedAt, decisionDueAt, flags, completeness, children, priority } = was ?? {};
      expect(await caseHead(tables, reference)).toMatchObject({ receivedAt, decisionDueAt, flags, completeness });
      expect(await caseHead(tables, reference)).toMatchObject({ children, ...(priority ? { priority } : {}) });
      expect(await formsOf(tables, reference)).toEqual(forms);
      const seen = await seenCase(tables, reference);
      expect(seen.timeline.map(({ what }) => what)).toContain('filed_again');
      expect((await readTokensMade(tables, reference))?.state).toBe('to_make');
    },
  );

  it('is in the audit by name and with its reason, and freezes sending', async () => {
    expect(await recovered()).toMatchObject({ sendingFrozen: true, unfinished: [] });
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.audit,
        KeyConditionExpression: 'pk = :day',
        ExpressionAttributeValues: { ':day': 'DAY#2026-11-20' },
      }),
    );
    expect(Items).toMatchObject([{ action: 'declare-recovery', subject: RECOVERY.by, reason: RECOVERY.why }]);
    await expect(recover(deps(), { by: '', why: '' })).rejects.toThrow();
  });

  it('leaves cases that are there alone, also those whose claim has ended', async () => {
    const reference = await filedBy('web');
    const before = await caseHead(tables, reference);
    for (const item of await everyItem(tables)) if (String(item.pk).startsWith('ONCE#')) await remove(item);
    now = new Date(ARRIVED.getTime() + 30 * HOUR);
    const report = await recovered();
    expect(report).toMatchObject({ refiled: [], checked: { copies: 1 } });
    expect(await caseHead(tables, reference)).toEqual(before);
    expect(await everyCase(tables)).toHaveLength(1);
  });

  it('files each lost referral once, whichever are lost and however often it runs, also at once', async () => {
    const all: Reference[] = [];
    for (const door of ['web', 'agency', 'staff', 'web'] as const) all.push(await filedBy(door));
    await fc.assert(
      fc.asyncProperty(fc.subarray(all), fc.integer({ min: 1, max: 3 }), fc.boolean(), async (lost, times, claims) => {
        for (const reference of lost) await lose(reference, (item) => !claims && String(item.pk).startsWith('ONCE#'));
        const reports = await Promise.all(Array.from({ length: times }, () => recovered()));
        const filed = reports.flatMap(({ refiled }) => refiled.filter(({ kind }) => kind === 'referral_lost'));
        expect(filed.map(({ key }) => key).sort()).toEqual([...lost].sort());
        expect((await recovered()).refiled).toEqual([]);
        const there = (await everyCase(tables)).map(({ reference }) => reference);
        expect(there.sort()).toEqual([...all].sort());
        expect(reports.flatMap(({ unfinished }) => unfinished)).toEqual([]);
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('puts the slot of a lost uploaded form back, and its file makes the same case, received at the same time', async () => {
    const door = uploadDoor(tables);
    const slot = await door.asReferral(describedForm('Form.docx'));
    await door.filled(slot);
    const reference = await door.caseOf(slot);
    await reader.told(reference);
    const was = await caseHead(tables, reference);
    await lose(reference);
    await remove(uploadKey(slot.id));
    expect((await recovered()).refiled).toContainEqual({ kind: 'referral_lost', key: reference });
    expect(await readSlot(tables, slot.id)).toMatchObject({ state: 'waiting', reference });
    await door.filled(slot);
    expect(await caseHead(tables, reference)).toMatchObject({ receivedAt: was?.receivedAt, sender: was?.sender });
    expect((await recovered()).refiled.filter(({ kind }) => kind === 'referral_lost')).toEqual([]);
  });

  it('writes no words of a referral into its report or log', async () => {
    const reference = await filedBy('web', 'Pippin Marsh');
    await lose(reference);
    expect(JSON.stringify([await recovered(), logged])).not.toMatch(/Pippin|Marsh/);
  });

  it('names a copy that it cannot read', async () => {
    const { objects, bucket } = reader;
    const reference = await filedBy('web');
    await lose(reference);
    const report = await recover({ ...deps(), copyAt: async () => '{"kind":' }, RECOVERY);
    expect(report.unplaced).toContainEqual({ kind: 'copy_unreadable', key: `2026-11-20/${reference}` });
    expect(await head(objects, { bucket, key: `2026-11-20/${reference}` })).toBeDefined();
  });
});

describe('a lost referral', () => {
  it('that cannot be filed again holds back no other, and the run is unfinished', async () => {
    // More than are filed at once.
    const all: Reference[] = [];
    for (let n = 0; n < 12; n += 1) all.push(await filedBy('web'));
    for (const reference of all) await lose(reference);
    const { copyAt, ...rest } = deps();
    const [bad] = [...all].sort();
    const failing = async (key: string) => {
      if (key.endsWith(bad ?? '')) throw new Error('it cannot be read now');
      return copyAt(key);
    };
    const report = await recover({ ...rest, copyAt: failing }, RECOVERY);
    const filed = report.refiled.filter(({ kind }) => kind === 'referral_lost').map(({ key }) => key);
    expect(filed.sort()).toEqual(all.filter((reference) => reference !== bad).sort());
    expect(report.unfinished).toEqual([{ check: 'copies', why: 'failed' }]);
  });

  it.each(['case-set-access', 'case-say-related', 'keep-as-the-other-is'])(
    'that was kept from somebody (%s) is named, as its copy does not say from whom',
    async (action) => {
      const [restricted, open, still] = [await filedBy('web'), await filedBy('web'), await filedBy('web')];
      const acting = { ...tables, actor: service('test') };
      for (const reference of [restricted, still])
        await transact(tables.client, [auditWrite(acting, now, { action, reference })]);
      const head = (await everyItem(tables)).find(({ pk, sk }) => pk === caseKey(still).pk && sk === 'CASE');
      const access = { never: ['somebody'] };
      await tables.client.send(new PutCommand({ TableName: tables.cases, Item: { ...head, access } }));
      for (const reference of [restricted, open]) await lose(reference);
      expect((await recovered()).unplaced).toEqual([{ kind: 'restriction_lost', key: restricted }]);
    },
  );
});

describe('the sender of a referral that was lost', () => {
  it('who sends it again gets the same receipt, whose upload token opens nothing', async () => {
    const body = referral();
    const first = await submitted(tables, body, { door: 'web' });
    await reader.told(first.reference);
    await lose(first.reference);
    await recovered();
    const again = await submitted(tables, body, { door: 'web' });
    expect(again).toMatchObject({ reference: first.reference, receivedAt: first.receivedAt });
    expect(again.uploads.token).not.toBe(first.uploads.token);
    for (const { token } of [first.uploads, again.uploads])
      await expect(
        uploadDoor(tables).forReferral(first.reference, token, { name: 'a.docx', size: 4, sha256: 'ab'.repeat(32) }),
      ).rejects.toMatchObject({ status: 404 });
  });

  it('who sent it again before the recovery has one case, and the report names both references', async () => {
    const body = referral();
    const first = await submitted(tables, body, { door: 'web' });
    await reader.told(first.reference);
    await lose(first.reference);
    const second = await submitted(tables, body, { door: 'web' });
    expect((await recovered()).unplaced).toContainEqual({
      kind: 'referral_sent_again',
      key: `${first.reference} as ${second.reference}`,
    });
    expect(await everyCase(tables)).toHaveLength(1);
  });

  it('who used its key for other words since has both cases', async () => {
    const first = await filedBy('web');
    const claim = (await everyItem(tables)).find(
      ({ pk, reference }) => String(pk).startsWith('ONCE#') && reference === first,
    );
    await lose(first);
    const second = await filedBy('web');
    await tables.client.send(
      new PutCommand({ TableName: tables.cases, Item: { ...claim, reference: second, bodyHash: 'of other words' } }),
    );
    await recovered();
    expect((await everyCase(tables)).map(({ reference }) => reference).sort()).toEqual([first, second].sort());
  });

  it('who was acknowledged is not acknowledged again, and the case says when it was', async () => {
    const reference = await filedBy('web');
    const [letter] = await letters(reference);
    expect(await send(reference, letter?.id ?? '')).toBe('sent');
    const sentAt = now.toISOString();
    await lose(reference);
    now = new Date(now.getTime() + HOUR);
    await recovered();
    const seen = await seenCase(tables, reference);
    expect(seen.messages.filter(({ direction }) => direction === 'out')).toEqual([]);
    expect(seen.timeline).toContainEqual(expect.objectContaining({ what: 'acknowledgement_sent', at: sentAt }));
    expect(seen.tasks.map(({ kind }) => kind)).not.toContain('acknowledge_safely');
  });

  it.each(['before the sender could note it', 'after the answer was lost'])(
    'of whose acknowledgement an event of SES was the first word (%s) is not acknowledged again',
    async (when) => {
      const reference = await filedBy('web');
      const id = (await letters(reference))[0]?.id ?? '';
      const key = { reference, id };
      const heard = { sesMessageId: 'ses-1', at: now.toISOString(), delivery: 'delivered' } as const;
      const event = async () => {
        const outbox = await readOutbox(tables, key);
        const move = outbox && afterEvent(outbox.message, heard, now);
        if (outbox === undefined || move === undefined) throw new Error('the event brings no news');
        await moveOutbox({ ...tables, actor: service('test') }, outbox.message, move, now);
      };
      const early = when.startsWith('before');
      const mail: Mailer = async () => {
        if (early) await event();
        return early ? { is: 'sent', sesMessageId: 'ses-1' } : { is: 'unknown', code: 'TimeoutError' };
      };
      await sendOne(
        sending(tables, mail, () => now),
        key,
      );
      if (!early) await event();
      await lose(reference);
      await recovered();
      expect(await letters(reference)).toEqual([]);
    },
  );

  it('who was not acknowledged yet is acknowledged once sending is free', async () => {
    const reference = await filedBy('web');
    await lose(reference);
    await recovered();
    expect(await letters(reference)).toMatchObject([{ kind: 'acknowledgement', state: 'pending' }]);
  });

  it('whose case the audit does not know either gets a person, who finds out whether they were told', async () => {
    const reference = await filedBy('web');
    await lose(reference);
    await loseAudit(reference);
    await recovered();
    const { tasks } = await seenCase(tables, reference);
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'acknowledge_safely', why: 'sender_may_not_have_been_told' }),
    );
    expect(await letters(reference)).toEqual([]);
  });
});

describe('a message that waits in the restored table', () => {
  it('is not sent again when the audit knows that it was sent', async () => {
    const reference = await filedBy('web');
    const [letter] = await letters(reference);
    const id = letter?.id ?? '';
    const key = messageKey(reference, id);
    const waiting = (await everyItem(tables)).find(({ pk, sk }) => pk === key.pk && sk === key.sk);
    await send(reference, id);
    const sentAt = now.toISOString();
    await tables.client.send(new PutCommand({ TableName: tables.cases, Item: waiting }));
    const { refiled } = await recovered();
    expect(refiled).toEqual([{ kind: 'message_was_sent', key: `${reference}/${key.sk}` }]);
    expect(await letters(reference)).toMatchObject([{ state: 'sent', sentAt }]);
    expect((await recovered()).refiled).toEqual([]);
  });
});

describe('items of a restored table', () => {
  it('are copied back where the table in use has none, page by page, and twice is once', async () => {
    const restored = await localTables();
    const [lost, kept] = [await filedBy('web'), await filedBy('agency')];
    const before = await everyItem(tables);
    for (const item of before) await restored.client.send(new PutCommand({ TableName: restored.cases, Item: item }));
    const ended = { ...onceKey('test', 'ended'), expiresAt: Math.floor(now.getTime() / 1000) - 1 };
    await restored.client.send(new PutCommand({ TableName: restored.cases, Item: ended }));
    await lose(lost);
    // A later change of the other case stays.
    const later = { ...before.find(({ pk, sk }) => pk === caseKey(kept).pk && sk === 'CASE'), version: 7 };
    await tables.client.send(new PutCommand({ TableName: tables.cases, Item: later }));

    // Each look at the clock takes a minute, so that a run's time ends between pages.
    const started = now.getTime();
    let looks = 0;
    const slow = { ...deps(), now: () => started + Math.min(looks++, 4) * 100_000 };
    const stopped = await recover(slow, { ...RECOVERY, from: restored.cases });
    const whole = await recovered({ from: restored.cases, after: stopped.copiedBack?.next });
    expect(stopped.unfinished).toEqual([]);
    const copied = (stopped.copiedBack?.copied ?? 0) + (whole.copiedBack?.copied ?? 0);
    expect(copied).toBeGreaterThan(5);
    expect(whole.copiedBack?.next).toBeUndefined();
    const frozen = (item: Record<string, unknown>) => item.pk === 'SETTING#sending-frozen';
    const named = (items: readonly Record<string, unknown>[]) => items.map(({ pk, sk }) => `${pk} ${sk}`).sort();
    expect(named((await everyItem(tables)).filter((item) => !frozen(item)))).toEqual(named(before));
    expect(await caseHead(tables, kept)).toMatchObject({ version: 7 });
    expect((await recovered({ from: restored.cases })).copiedBack).toMatchObject({ copied: 0 });
  });
});
