import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askDue } from '#functions/casework/clock/ask-due.ts';
import type { DueDeps } from '#functions/casework/clock/due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { sendOne } from '#functions/correspondence/send.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { flagWrite } from '#functions/platform/store/items.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed, timedKeys } from '#functions/platform/store/timers.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { allDue, council, filed, handClock, mailerGiving, sending } from '#test/correspondence/outbox-fixture.ts';
import * as emails from '#test/fixtures/emails.ts';
import { asJob } from '#test/support/as-job.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { mailRoom } from '#test/support/mail-room.ts';
import { seenCase } from '#test/support/seen-case.ts';

const ACTOR = service('test');
const DOMAINS = ['sch.uk'];
/** A Tuesday; the answer is due on Friday at noon. */
const START = '2026-11-24T10:00:00.000Z';
const DUE = '2026-11-27T12:00:00.000Z';
let tables: Tables;
let clock: ReturnType<typeof handClock>;
let mail: ReturnType<typeof mailerGiving>;

// Each test has its own table: it moves the clock, and every ask on its table with it.
beforeEach(async () => {
  tables = await localTables();
  await enterAll(tables, 'p2');
  clock = handClock(START);
  mail = mailerGiving();
});

const nothing = async () => undefined;
function dueDeps(): DueDeps {
  return {
    ...sweepStore(asJob('CaseworkClock', tables), council),
    engine: 'clamav',
    scanDeadlineMs: 1,
    openDeadlineMs: 1,
    readDocuments: async () => [],
    objectAt: nothing,
    scan: nothing,
    read: nothing,
    fileUpload: nothing,
    open: nothing,
    deleteOriginal: nothing,
  };
}

/** Moves the clock to an instant, sends what is due, and lets the sweep look at every ask, twice as a redelivery would. */
async function becomes(at: string): Promise<void> {
  clock.pass((Date.parse(at) - clock.now().getTime()) / 60_000);
  for (const _delivery of [1, 2]) {
    for await (const page of timedKeys(tables, 'ask', clock.now()))
      for (const key of page) {
        const timed = await readTimed(tables, key, 'ask');
        if (timed === undefined || timed.timerAt > clock.now().toISOString()) continue;
        // Two sweeps at once see the same: the table decides which of them acts.
        await Promise.all([askDue(dueDeps(), timed, clock.now()), askDue(dueDeps(), timed, clock.now())]);
      }
    for (const key of await allDue(tables, clock.now())) await sendOne(sending(tables, mail, clock.now), key);
  }
}

const seen = (reference: string) => seenCase(tables, reference);

async function does(
  reference: string,
  path: 'asks' | 'asks-answered' | 'form-instructed' | 'reopen' | 'tasks-done',
  body: unknown,
  whole = seen(reference),
) {
  const doing = { staff: { id: 'p1', roles: ['duty_social_worker'] }, now: clock.now(), professionalDomains: DOMAINS };
  const { action, rule } = CASE_ACTIONS[path];
  const { head } = await whole;
  const change = changeOf(head, action, rule.run(await whole, body, doing), doing);
  return changeCase({ ...tables, actor: ACTOR }, head, change, clock.now());
}

/** Files a case whose referrer, a professional, got the acknowledgement and so can be written to. */
async function acknowledged(address = `head.${randomUUID()}@school.sch.uk`) {
  const { reference } = await filed(tables, clock.now(), {
    head: { door: 'email' },
    message: { to: address, recipient: 'professional' },
  });
  await becomes(START);
  mail.taken.length = 0;
  return { reference, address };
}

const close = (reference: string) =>
  transact(tables.client, [
    {
      name: 'close',
      table: tables.cases,
      update: { pk: `CASE#${reference}`, sk: 'CASE' },
      set: 'SET #state = :closed',
      names: { '#state': 'state' },
      values: { ':closed': 'closed' },
    },
  ]);
const reopen = (reference: string) => does(reference, 'reopen', { why: 'A second school rang.' });

const QUESTIONS = [
  { topic: 'home_address', text: 'Where does Canary Child sleep?' },
  { topic: 'safety', text: 'Is Canary Parent at home today?' },
];
const ASKED = { reasons: ['existing_relationship'], questions: QUESTIONS, dueAt: DUE, of: { who: 'referrer' } };
const ofKind = async (reference: string, kind: string) =>
  (await seen(reference)).messages.filter((one) => one.direction === 'out' && one.kind === kind);
const openTasks = async (reference: string) =>
  (await seen(reference)).tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind);

describe('a request for more', () => {
  it('waits for its answer while the decision clock goes on', async () => {
    const { reference } = await acknowledged();
    const before = (await seen(reference)).head.decisionDueAt;
    await does(reference, 'asks', ASKED);
    const { head, asks } = await seen(reference);
    expect(head).toMatchObject({ state: 'awaiting_information', decisionDueAt: before, assignee: 'p1', openAsks: 1 });
    expect(asks).toMatchObject([
      { reasons: ['existing_relationship'], asker: 'p1', askedAt: START, dueAt: DUE, state: 'open', next: 'remind' },
    ]);
  });

  it('is sent, reminded of, chased and escalated, each once although everything is delivered twice, and never closed', async () => {
    const { reference, address } = await acknowledged();
    await does(reference, 'asks', ASKED);
    await becomes(START);
    expect(mail.taken.map(({ to }) => to)).toEqual([address]);
    await becomes('2026-11-26T08:59:00.000Z');
    expect(mail.taken).toHaveLength(1);
    await becomes('2026-11-26T09:00:00.000Z');
    expect(mail.taken).toHaveLength(2);
    expect(await openTasks(reference)).toEqual([]);
    await becomes(DUE);
    expect(mail.taken).toHaveLength(3);
    expect(await openTasks(reference)).toEqual(['ask_overdue']);
    await becomes('2026-11-30T17:00:00.000Z');
    expect((await openTasks(reference)).sort()).toEqual(['ask_escalated', 'ask_overdue']);
    await becomes('2027-11-30T17:00:00.000Z');
    expect(mail.taken.map(({ to }) => to)).toEqual([address, address, address]);
    const { head, asks, timeline } = await seen(reference);
    expect(asks).toMatchObject([{ state: 'open', next: 'nothing' }]);
    expect(head.state).toBe('awaiting_information');
    for (const line of ['ask_reminded', 'ask_chased', 'ask_escalated'])
      expect(timeline.filter(({ what }) => what === line)).toHaveLength(1);
    for (const { raw } of mail.taken) expect(Buffer.from(raw).toString()).not.toContain('Canary');
  });

  it('that is answered is not chased any more, and the work goes on; while another is open the case waits', async () => {
    const { reference } = await acknowledged();
    await does(reference, 'asks', ASKED);
    await does(reference, 'asks', { ...ASKED, of: { who: 'professional', how: 'telephone', worker: 'p2' } });
    const [first, second] = (await seen(reference)).asks;
    await becomes(DUE);
    await does(reference, 'asks-answered', { id: first?.id, how: 'telephone', answers: 'At the aunt’s.' });
    expect((await seen(reference)).head).toMatchObject({ state: 'awaiting_information', openAsks: 1 });
    await does(reference, 'asks-answered', { id: second?.id, how: 'other', answers: 'Nobody knows.' });
    const { head, asks } = await seen(reference);
    expect(head.state).toBe('accepted');
    expect(head).not.toHaveProperty('openAsks');
    expect(asks.map(({ state }) => state)).toEqual(['answered', 'answered']);
    expect(await openTasks(reference)).toEqual([]);
    const sent = mail.taken.length;
    await becomes('2027-01-30T17:00:00.000Z');
    expect(mail.taken).toHaveLength(sent);
    expect(await openTasks(reference)).toEqual([]);
  });

  it('whose answer was being recorded while the clock chased is not overwritten: the worker looks again', async () => {
    const { reference } = await acknowledged();
    await does(reference, 'asks', ASKED);
    const whole = await seen(reference);
    await becomes(DUE);
    const answer = { id: whole.asks[0]?.id, how: 'telephone', answers: 'At home.' };
    expect(await does(reference, 'asks-answered', answer, Promise.resolve(whole))).toEqual({ changed: 'stale' });
    expect((await seen(reference)).asks[0]?.chasedAt).toBe(DUE);
  });

  it('is stopped at the moment of sending, and its chaser too, when the parents must not be told any more', async () => {
    const { reference } = await acknowledged();
    const typed = { who: 'professional', address: 'gp@school.sch.uk', confirmAddress: 'gp@school.sch.uk' };
    await does(reference, 'asks', { ...ASKED, of: typed });
    await transact(tables.client, flagWrite(tables, reference, ['do_not_inform_parents']));
    await becomes(START);
    expect(mail.taken).toEqual([]);
    expect(await ofKind(reference, 'information_request')).toMatchObject([{ state: 'given_up' }]);
    await becomes('2026-12-10T12:00:00.000Z');
    expect(mail.taken).toEqual([]);
    expect(await openTasks(reference)).toEqual(expect.arrayContaining(['message_failed', 'ask_overdue']));
  });

  it('that went out is not chased by email any more once the parents must not be told: a person has it', async () => {
    const { reference } = await acknowledged();
    const typed = { who: 'professional', address: 'gp@school.sch.uk', confirmAddress: 'gp@school.sch.uk' };
    await does(reference, 'asks', { ...ASKED, of: typed });
    await becomes(START);
    await transact(tables.client, flagWrite(tables, reference, ['do_not_inform_parents']));
    await becomes(DUE);
    expect(mail.taken).toHaveLength(1);
    expect(await ofKind(reference, 'information_chaser')).toEqual([]);
    expect((await seen(reference)).tasks).toMatchObject([
      { kind: 'ask_overdue', why: 'not_answered_and_not_chased_by_email' },
    ]);
  });

  it('of somebody who is asked by a person is that person’s task, and no email is ever sent', async () => {
    const { reference } = await acknowledged();
    await does(reference, 'asks', { ...ASKED, of: { who: 'professional', how: 'telephone', worker: 'p2' } });
    expect((await seen(reference)).tasks).toMatchObject([{ kind: 'ask_by_hand', owner: 'p2', state: 'open' }]);
    await becomes('2026-12-10T12:00:00.000Z');
    await becomes('2026-12-20T12:00:00.000Z');
    expect(mail.taken).toEqual([]);
    expect((await openTasks(reference)).sort()).toEqual(['ask_by_hand', 'ask_escalated', 'ask_overdue']);
  });

  it('on a closed case is left alone, and stays open', async () => {
    const { reference } = await acknowledged();
    await does(reference, 'asks', ASKED);
    await becomes(START);
    await close(reference);
    await becomes('2026-12-20T12:00:00.000Z');
    expect(mail.taken).toHaveLength(1);
    expect((await seen(reference)).asks).toMatchObject([{ state: 'open' }]);
    expect(await openTasks(reference)).toEqual([]);
  });
});

describe('a question on a case that is closed and opened again', () => {
  const ASKED_BY = {
    email: ASKED,
    person: { ...ASKED, of: { who: 'professional', how: 'telephone', worker: 'p2' } },
  };
  /** Returns the owner of each open ask: the clock by its timer, or a person by a task. */
  async function owners(reference: string) {
    const items = await itemsOf(tables, reference);
    return startingWith(items, 'ASK#')
      .filter(({ state }) => state === 'open')
      .map(({ id, timer }) => [
        ...(timer === 'ask' ? ['the clock'] : []),
        ...startingWith(items, 'ACT#')
          .filter((task) => task.about === id && task.state === 'open')
          .map(({ kind }) => kind),
      ]);
  }

  it('is still reminded of and chased where its time has not come', async () => {
    const { reference, address } = await acknowledged();
    await does(reference, 'asks', ASKED);
    await becomes(START);
    await close(reference);
    await reopen(reference);
    await becomes('2026-11-26T09:00:00.000Z');
    await becomes(DUE);
    expect(mail.taken.map(({ to }) => to)).toEqual([address, address, address]);
    expect(await openTasks(reference)).toEqual(['ask_overdue']);
  });

  it('that was due meanwhile is a task at once and then its manager’s, and no email goes automatically', async () => {
    const { reference } = await acknowledged();
    await does(reference, 'asks', ASKED);
    await becomes(START);
    await close(reference);
    await becomes('2026-12-20T12:00:00.000Z');
    expect(await owners(reference)).toEqual([[]]);
    await reopen(reference);
    expect((await seen(reference)).tasks).toMatchObject([
      { kind: 'ask_overdue', why: 'not_answered_when_opened_again', state: 'open' },
    ]);
    await becomes('2027-01-20T12:00:00.000Z');
    expect(mail.taken).toHaveLength(1);
    expect((await openTasks(reference)).sort()).toEqual(['ask_escalated', 'ask_overdue']);
    const [ask] = (await seen(reference)).asks;
    await does(reference, 'asks-answered', { id: ask?.id, how: 'telephone', answers: 'At the aunt’s.' });
    expect(await openTasks(reference)).toEqual([]);
  });

  it('always has an owner, whenever and however often it was closed and opened', async () => {
    const moments = fc.array(fc.integer({ min: 1, max: 240 }), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('email', 'person'), moments, fc.boolean(), async (by, hours, ticksOff) => {
        tables = await localTables();
        clock = handClock(START);
        const { reference } = await acknowledged();
        await does(reference, 'asks', ASKED_BY[by]);
        for (const [at, hour] of hours.entries()) {
          const later = new Date(clock.now().getTime() + hour * 3_600_000).toISOString();
          await becomes(later);
          if (at % 2 === 0) {
            // Anybody may finish the tasks on their list, as the case allows.
            const { tasks } = await seen(reference);
            if (ticksOff)
              for (const { id, state } of tasks)
                if (state === 'open') await does(reference, 'tasks-done', { id, how: 'Rang them.' });
            await close(reference);
          } else {
            await reopen(reference);
            for (const whose of await owners(reference)) expect(whose).not.toEqual([]);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('a form that somebody was told to complete', () => {
  const instructed = { form: 'masp', dueAt: DUE, of: { who: 'referrer' } };

  it('is outstanding, chased like a question, and done when somebody says that it came', async () => {
    const { reference, address } = await acknowledged();
    await does(reference, 'form-instructed', instructed);
    expect((await seen(reference)).tasks).toMatchObject([{ kind: 'form_due', dueAt: DUE, state: 'open' }]);
    await becomes('2026-11-26T09:00:00.000Z');
    await becomes(DUE);
    expect(mail.taken.map(({ to }) => to)).toEqual([address, address, address].slice(1));
    expect((await openTasks(reference)).sort()).toEqual(['ask_overdue', 'form_due']);
    const [form] = (await seen(reference)).asks;
    expect(form).toMatchObject({ form: 'masp', reasons: [], questions: [] });
    await does(reference, 'asks-answered', { id: form?.id, how: 'other', answers: 'It came by post.' });
    expect(await openTasks(reference)).toEqual([]);
    expect((await seen(reference)).head.state).toBe('accepted');
  });

  it('comes with each letter to a professional, and anybody else is told where to get it', async () => {
    const professional = await acknowledged();
    const typed = `gp.${randomUUID()}@surgery.sch.uk`;
    const { reference: other } = await filed(tables, clock.now(), { message: { recipient: 'referrer' } });
    await becomes(START);
    await does(professional.reference, 'form-instructed', instructed);
    await does(other, 'form-instructed', instructed);
    const of = { who: 'professional', address: typed, confirmAddress: typed };
    await does(other, 'form-instructed', { ...instructed, form: 'early-help-assessment', of });
    await becomes(START);
    await becomes('2026-11-26T09:00:00.000Z');
    await becomes(DUE);
    const forms = async (reference: string, kind: string) =>
      (await ofKind(reference, kind)).map((one) => (one.direction === 'out' ? one.form : undefined));
    for (const kind of ['information_request', 'information_reminder', 'information_chaser']) {
      expect(await forms(professional.reference, kind)).toEqual([{ id: 'masp', attached: true }]);
      expect(await forms(other, kind)).toEqual(
        expect.arrayContaining([
          { id: 'masp', attached: false },
          { id: 'early-help-assessment', attached: true },
        ]),
      );
    }
  });

  it('must be a form that we issue', async () => {
    const { reference } = await acknowledged();
    await expect(does(reference, 'form-instructed', { ...instructed, form: 'passport' })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('a reply to a request for more', () => {
  it('joins its case, says that it may answer it, and answers it when somebody says so', async () => {
    const { reference, address } = await acknowledged();
    await does(reference, 'asks', ASKED);
    await becomes(START);
    const [asked] = await ofKind(reference, 'information_request');
    const sesId = asked?.direction === 'out' ? asked.sesMessageId : '';
    const room = mailRoom(tables);
    const raw = await emails.noAttachment({
      from: address,
      inReplyTo: `<${sesId}@eu-west-2.amazonses.com>`,
      messageId: `<${randomUUID()}@school.sch.uk>`,
      text: 'She is at her aunt’s.',
    });
    const received = await room.receive(room.arrives(emails.asStoredBySes(raw, {})));
    expect(received).toEqual({ outcome: 'joined', reference });
    const [task] = startingWith(await itemsOf(tables, reference), 'ACT#reply-');
    expect(task).toMatchObject({ kind: 'read_reply', why: 'may_answer_what_was_asked', state: 'open' });
    const { asks, head } = await seen(reference);
    expect(head.state).toBe('awaiting_information');
    const answer = { id: asks[0]?.id, how: 'email', messageId: task?.about };
    expect(await does(reference, 'asks-answered', answer)).toMatchObject({ changed: 'now' });
    const now = await seen(reference);
    expect(now.head.state).toBe('accepted');
    expect(now.asks).toMatchObject([{ state: 'answered', answer: { how: 'email', messageId: task?.about, by: 'p1' } }]);
    // Its other words must still be read: a join never buries a concern (law 9).
    expect(await openTasks(reference)).toEqual(['read_reply']);
  });
});
