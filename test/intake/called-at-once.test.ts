import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { openEmailStore, submitStore } from '#functions/intake/intake-store.ts';
import { type OpenDeps, openMessage } from '#functions/intake/mail/open.ts';
import { type SubmitDoor, submit } from '#functions/intake/submit/submit.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { caseKey } from '#functions/platform/store/keys.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import * as emails from '#test/fixtures/emails.ts';
import { asJob } from '#test/support/as-job.ts';
import { openings } from '#test/support/casework-over.ts';
import { referral } from '#test/support/invented.ts';
import { itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { mailRoom } from '#test/support/mail-room.ts';

/** Half past two on a Sunday night. */
const NIGHT = new Date('2026-11-22T02:30:00.000Z');
const Answered = z.looseObject({ reference: z.string(), whatHappensNext: z.string() });
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

async function sent(body: unknown, from: SubmitDoor = { door: 'web' }) {
  const answer = await submit(
    {
      form: earlyHelpAndSocialCare,
      council: async () => council,
      onlineForm: async () => ({
        open: true,
        signOff: { dpiaReference: 'D', approverRole: 'R', signedOffOn: '2026-11-01', demonstration: true },
        recordedAt: NIGHT.toISOString(),
      }),
      ...submitStore(asJob('IntakeSubmit', tables), council, openings()),
    },
    {
      route: 'POST /referrals',
      path: {},
      query: {},
      headers: {},
      body,
      sent: JSON.stringify(body),
      claims: {},
      requestId: randomUUID(),
      receivedAt: NIGHT,
    },
    from,
  );
  const { reference, whatHappensNext } = Answered.parse(answer.body);
  return { reference, whatHappensNext, items: await itemsOf(tables, reference) };
}

const TEST = service('test');

/** Returns the case's row in its team's list by priority. */
async function listRow(reference: string) {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: caseKey(Reference.parse(reference)), ConsistentRead: true }),
  );
  return Item;
}

async function emailed(letter: emails.Letter) {
  const room = mailRoom(tables);
  const messageId = `<${randomUUID()}@school.example.sch.uk>`;
  await room.receive(room.arrives(emails.asStoredBySes(await emails.noAttachment({ messageId, ...letter }), {})));
  const [filed = { reference: '', messageId: '' }] = room.opened;
  const open = (own: Partial<OpenDeps> = {}) =>
    openMessage(
      {
        ...openEmailStore(asJob('IntakeOpenEmail', tables), council),
        quarantineBucket: 'quarantine',
        documentsBucket: 'documents',
        scanDeadlineMs: 60_000,
        raw: async ({ raw: { key } }) => room.objects.get(key) ?? Buffer.alloc(0),
        open: (given) => openEmail(given, { openArchive }),
        putOnce: async ({ key }) => ({ versionId: key }),
        addDocument: async () => 'added',
        ...own,
      },
      Reference.parse(filed.reference),
      filed.messageId,
      NIGHT,
    );
  return { ...filed, open, items: () => itemsOf(tables, filed.reference) };
}

describe('words that may mean danger call a person with the receipt', () => {
  it.each<SubmitDoor>([{ door: 'web' }, { door: 'agency', client: 'school-7' }])('of a form by $door', async (from) => {
    const { items } = await sent(referral({ safety: { safeContactRules: 'He keeps a knife by the door.' } }), from);
    expect(items.get('CASE')).toMatchObject({ priority: 'immediate', flags: expect.any(Set) });
    expect(items.get('CASE')?.flags).toContain('danger_words');
    expect(items.get('ACT#danger_words')).toMatchObject({
      state: 'open',
      queue: 'TASK#duty_and_advice#open',
      dueAt: NIGHT.toISOString(),
      why: 'knife',
    });
  });

  it('of words that no question asks for', async () => {
    const { items } = await sent({ ...referral(), note: 'She says she wants to die' });
    expect(items.get('ACT#danger_words')).toMatchObject({ why: 'wants to die' });
  });

  it('of an email’s subject, before it is opened', async () => {
    const mail = await emailed({ subject: 'URGENT: overdose' });
    const items = await mail.items();
    expect(items.get('CASE')?.flags).toContain('danger_words');
    expect(items.get('ACT#danger_words')).toMatchObject({ why: 'overdose', dueAt: items.get('CASE')?.receivedAt });
  });

  it('of an email’s words as soon as it is opened, once however often that is', async () => {
    const mail = await emailed({ text: 'He said he would kill her.' });
    await mail.open();
    await mail.open();
    const items = await mail.items();
    expect(items.get('CASE')).toMatchObject({ priority: 'immediate' });
    expect(items.get('CASE')?.flags).toContain('danger_words');
    const tasks = startingWith(items, 'ACT#danger_words');
    expect(tasks).toMatchObject([{ why: 'kill', about: mail.messageId, dueAt: items.get('CASE')?.receivedAt }]);
  });

  it('of an email’s words although nothing that is in it can be kept', async () => {
    const mail = await emailed({ text: 'He said he would kill her.' });
    const killed = () => Promise.reject(new Error('killed'));
    await expect(mail.open({ putOnce: killed, addDocument: killed, finishOpening: killed })).rejects.toThrow('killed');
    const items = await mail.items();
    expect(items.get('CASE')).toMatchObject({ priority: 'immediate' });
    expect(startingWith(items, 'ACT#danger_words')).toMatchObject([{ state: 'open', why: 'kill' }]);
    const row = await listRow(mail.reference);
    expect(row).toMatchObject({ prioritySort: expect.stringMatching(/^0#/) });
  });

  it('and a flag that somebody has lifted is not set again when the opening repeats', async () => {
    const mail = await emailed({ text: 'He said he would kill her.' });
    const killed = () => Promise.reject(new Error('killed'));
    await expect(mail.open({ finishOpening: killed })).rejects.toThrow('killed');
    const head = await caseHead(tables, Reference.parse(mail.reference));
    if (head === undefined) throw new Error('no case');
    const line = { id: newId(NIGHT), at: NIGHT.toISOString(), what: 'done_danger_words', by: 'p1' } as const;
    const seen = { action: 'test', head: { priority: 'routine' }, flags: [], records: [], raise: [], outbound: [] };
    await changeCase(
      { ...tables, actor: TEST },
      head,
      { ...seen, finish: [`danger_words-${mail.messageId}`], line },
      NIGHT,
    );
    await mail.open();
    const after = (await mail.items()).get('CASE');
    expect(after).toMatchObject({ priority: 'routine' });
    expect(after?.flags ?? new Set()).not.toContain('danger_words');
  });

  it('and nothing anywhere says that there is no danger when no word was found', async () => {
    const { items, whatHappensNext } = await sent(referral());
    expect(startingWith(items, 'ACT#danger')).toEqual([]);
    const stored = JSON.stringify([...items.values()], (_, value) => (value instanceof Set ? [...value] : value));
    for (const text of [stored, whatHappensNext])
      expect(text.toLowerCase()).not.toMatch(/no[ _]danger|not[ _]in[ _]danger|is[ _]safe\b/);
  });
});

describe('a sender at night', () => {
  it('reads when somebody will look, that nobody has read it yet, and 999', async () => {
    const { whatHappensNext } = await sent(referral());
    for (const told of [council.hours, 'Nobody has read this yet', '999']) expect(whatHappensNext).toContain(told);
  });
});

const AGREED = { agreementToReferral: 'unknown', agreementToShare: 'unknown' };

describe('a young person who refers herself', () => {
  const herself = (referrer: object, rest: object = {}) =>
    referral({
      referrer: { referrerType: 'young_person', emailIsSafe: true, ...referrer },
      parentsInformed: { concernsShared: 'no', notToldReason: 'young_person_asks_not_to', ...AGREED },
      ...rest,
    });

  it('is never refused, soon looked at, and answered at the address that she says is safe; nobody else is contacted', async () => {
    const { items } = await sent(herself({ email: 'jo@mail.example' }));
    expect(items.get('CASE')).toMatchObject({ priority: 'urgent' });
    expect(items.get('CASE')?.flags).toContain('contact_nobody_without_decision');
    expect(startingWith(items, 'MSG#')).toMatchObject([{ to: 'jo@mail.example', recipient: 'young_person' }]);
  });

  it('is answered by a person where her parents read that address as well', async () => {
    const household = [{ firstName: 'Carol', relationship: 'mother', email: 'Family@mail.example' }];
    const { items } = await sent(herself({ email: 'family@mail.example' }, { household }));
    expect(startingWith(items, 'MSG#')).toEqual([]);
    expect(items.get('ACT#acknowledge_safely')).toMatchObject({ why: 'address_of_the_family' });
  });
});

describe('parents who were not told, and could be', () => {
  it('are a task: the referrer is asked to tell them, and the referral is taken in', async () => {
    const { items } = await sent(
      referral({
        parentsInformed: {
          concernsShared: 'no',
          notToldReason: 'not_yet_told_no_risk',
          notToldReasonText: 'Not yet.',
          ...AGREED,
        },
      }),
    );
    expect(items.get('ACT#ask_referrer_to_tell_parents')).toMatchObject({
      state: 'open',
      dueAt: '2026-11-23T17:00:00.000Z',
    });
    expect(items.get('CASE')?.flags ?? new Set()).not.toContain('do_not_inform_parents');
  });
});
