import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approveConfirmation, converse } from '#functions/casework/work/actions/conversing.ts';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { writeEmail } from '#functions/correspondence/email.ts';
import { confirmationEmail, previewOf } from '#functions/correspondence/index.ts';
import { sendOne } from '#functions/correspondence/send.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { CaseFlag } from '#schemas/case.ts';
import { AgreedWhat } from '#schemas/conversation.ts';
import { allDue, council, filed, handClock, mailerGiving, sending } from '#test/correspondence/outbox-fixture.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleOutbound } from '#test/support/sample-case.ts';
import { sampleConversation } from '#test/support/sample-conversation.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const ACTOR = service('test');
const START = '2026-11-24T10:00:00.000Z';
const now = new Date(START);
const staff = { id: 'p1', roles: ['duty_social_worker'] };
const doing = { staff, now, professionalDomains: ['sch.uk'] };
const SAID = {
  at: '2026-11-24T09:30:00.000Z',
  with: 'referrer',
  actions: [{ what: 'send_information', who: 'you', by: '2026-11-25T12:00:00.000Z' }],
  summary: 'Canary Child sleeps at the aunt’s.',
  confirm: { who: 'referrer' },
};

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

describe('a conversation', () => {
  let clock: ReturnType<typeof handClock>;
  let mail: ReturnType<typeof mailerGiving>;
  beforeEach(() => {
    clock = handClock(START);
    mail = mailerGiving();
  });

  const seen = (reference: string) => seenCase(tables, reference);
  async function does(
    reference: string,
    path: 'conversations' | 'conversations-approved',
    body: unknown,
    before = seen(reference),
  ) {
    const whole = await before;
    const { action, rule } = CASE_ACTIONS[path];
    const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing);
    return changeCase({ ...tables, actor: ACTOR }, whole.head, change, now);
  }
  async function sendDue(answers = mail) {
    for (const _delivery of [1, 2])
      for (const key of await allDue(tables, clock.now())) await sendOne(sending(tables, answers, clock.now), key);
  }
  async function recorded() {
    const address = `head.${randomUUID()}@school.sch.uk`;
    const { reference } = await filed(tables, now, {
      head: { door: 'email' },
      message: { to: address, recipient: 'professional' },
    });
    await sendDue(mailerGiving());
    await does(reference, 'conversations', SAID);
    const [conversation] = (await seen(reference)).conversations;
    if (conversation === undefined) throw new Error('no conversation');
    return { reference, address, id: conversation.id, conversation };
  }
  const confirmations = async (reference: string) =>
    (await seen(reference)).messages.filter(
      (one) => one.direction === 'out' && one.kind === 'conversation_confirmation',
    );

  it('is sent to nobody before somebody approves it, and is somebody’s to approve', async () => {
    const { reference } = await recorded();
    await sendDue();
    expect(mail.taken).toEqual([]);
    const { tasks, timeline } = await seen(reference);
    expect(tasks).toMatchObject([{ kind: 'approve_confirmation', state: 'open', dueAt: '2026-11-25T17:00:00.000Z' }]);
    expect(timeline.map(({ what }) => what)).toContain('conversation_recorded');
  });

  it('is confirmed once, in the very text that was previewed, however often approval and sending are tried', async () => {
    const { reference, address, id, conversation } = await recorded();
    const whole = await seen(reference);
    const approvals = await Promise.all(
      [1, 2].map(() => does(reference, 'conversations-approved', { id }, Promise.resolve(whole))),
    );
    expect(approvals.map(({ changed }) => changed).sort()).toEqual(['now', 'stale']);
    await expect(does(reference, 'conversations-approved', { id })).rejects.toMatchObject({ status: 409 });
    await sendDue();
    expect(mail.taken.map(({ to }) => to)).toEqual([address]);
    const [message] = await confirmations(reference);
    if (message?.direction !== 'out') throw new Error('no message');
    const to = { address, recipient: 'referrer' } as const;
    const shown = previewOf(confirmationEmail({ id: message.id, to, conversation, head: whole.head, now }), council);
    const raw = (
      await writeEmail(message, { address: 'a@b.example', council, formAddress: String }, now)
    ).raw.toString();
    const decoded = raw
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    for (const line of shown.text.split('\n').filter((one) => one !== '')) expect(decoded).toContain(line);
    expect(decoded).toContain(`Subject: ${shown.subject}`);
    expect(shown.text + decoded).not.toContain('Canary');
    expect((await seen(reference)).tasks.map(({ state }) => state)).toEqual(['done']);
  });

  it('with an unknown outcome of sending is not sent again: a person gets a task', async () => {
    const { reference, id } = await recorded();
    await does(reference, 'conversations-approved', { id });
    const lost = mailerGiving({ is: 'unknown', code: 'TimeoutError' });
    await sendDue(lost);
    clock.pass(31);
    await sendDue(lost);
    expect(lost.taken).toHaveLength(1);
    const open = (await seen(reference)).tasks.filter(({ state }) => state === 'open');
    expect(open.map(({ kind }) => kind)).toEqual(['message_uncertain']);
  });

  it('whose confirmation SES refuses raises the task of every message that failed', async () => {
    const { reference, id } = await recorded();
    await does(reference, 'conversations-approved', { id });
    await sendDue(mailerGiving({ is: 'refused', code: 'MessageRejected' }));
    const open = (await seen(reference)).tasks.filter(({ state }) => state === 'open');
    expect(open).toMatchObject([{ kind: 'message_failed', why: 'MessageRejected' }]);
  });

  it('may be confirmed another way instead, with the reason, and then never by email', async () => {
    const { reference, id } = await recorded();
    await does(reference, 'conversations-approved', { id, instead: { how: 'telephone', why: 'The inbox is shared.' } });
    await sendDue();
    expect(mail.taken).toEqual([]);
    const { conversations, tasks } = await seen(reference);
    expect(conversations).toMatchObject([{ confirmation: { state: 'another_way', how: 'telephone', by: 'p1' } }]);
    expect(tasks.map(({ state }) => state)).toEqual(['done']);
  });
});

describe('what a conversation must have', () => {
  const reachable = () => {
    const head = sampleCase({ door: 'agency' });
    const to = 'head@school.sch.uk';
    return { head, messages: [sampleOutbound(head.reference, { to, recipient: 'professional' })] };
  };
  const refused = (change: object, on = reachable()) =>
    expect(() => converse.run(wholeCase(on), { ...SAID, ...change }, doing));

  it.each([
    ['an action', { actions: [] }],
    ['a time for what somebody will do', { actions: [{ what: 'send_information', who: 'you' }] }],
    ['an action in controlled words', { actions: [{ what: 'Ring Canary Parent', who: 'you' }] }],
    ['been held', { at: '2026-11-24T10:00:01.000Z' }],
    ['a role that is the worker’s own', { staffRole: 'team_manager' }],
    [
      'an address that is professionals’, when one is typed',
      { confirm: { who: 'professional', address: 'a@home.example', confirmAddress: 'a@home.example' } },
    ],
    [
      'an address that was typed twice alike',
      { confirm: { who: 'professional', address: 'a@x.sch.uk', confirmAddress: 'b@x.sch.uk' } },
    ],
    ['a reason, where it is confirmed another way', { confirm: { how: 'telephone' } }],
  ])('is %s', (_what, change) => refused(change).toThrow(expect.objectContaining({ status: 422 })));

  it('may not be that the parents are told, while they must not be', () => {
    const { head, messages } = reachable();
    const flagged = { head: { ...head, flags: ['do_not_inform_parents' as const] }, messages };
    const actions = [{ what: 'tell_the_parents', who: 'you', by: '2026-11-25T12:00:00.000Z' }];
    refused({ actions }, flagged).toThrow(expect.objectContaining({ status: 409 }));
    expect(converse.run(wholeCase(flagged), SAID, doing).records).toHaveLength(1);
  });
});

describe('an approval', () => {
  it('sends nothing when a flag came since the draft, or the acknowledgement failed', () => {
    const flags = fc.uniqueArray(fc.constantFrom(...CaseFlag.options), { maxLength: 2 });
    const recipient = fc.constantFrom('professional', 'referrer', 'young_person', 'family');
    const actions = fc.uniqueArray(fc.constantFrom(...AgreedWhat.options), { minLength: 1 });
    let sent = 0;
    fc.assert(
      fc.property(flags, recipient, fc.boolean(), actions, (raised, who, bounced, what) => {
        const head = sampleCase({ flags: raised });
        const to = 'head@school.sch.uk';
        const delivery = bounced ? 'bounced' : 'delivered';
        const conversation = sampleConversation(head.reference, {
          actions: what.map((one) => ({ what: one, who: 'we', by: START })),
        });
        const messages = [sampleOutbound(head.reference, { to, recipient: who, state: 'sent', delivery })];
        const run = () =>
          approveConfirmation.run(
            wholeCase({ head, messages, conversations: [conversation] }),
            { id: conversation.id },
            doing,
          );
        const keptBack = raised.includes('do_not_inform_parents') || raised.includes('contact_nobody_without_decision');
        const stopped = raised.includes('held_mail') || raised.includes('automatic_mail') || bounced;
        const family = who === 'family' || who === 'young_person';
        if (stopped || family || (keptBack && who !== 'professional'))
          expect(run).toThrow(expect.objectContaining({ status: 422 }));
        else {
          sent += 1;
          expect(run().outbound).toMatchObject([{ to, kind: 'conversation_confirmation' }]);
        }
      }),
      { numRuns: 1000 },
    );
    expect(sent).toBeGreaterThan(50);
  });
});
