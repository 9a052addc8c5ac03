import { describe, expect, it } from '@jest/globals';
import { emailRecipient, requireEmailRecipient, SENT } from '#functions/casework/asking/email-recipient.ts';
import { requireMayBeAsked } from '#functions/casework/asking/may-be-asked.ts';
import { newAsk, type Wanted } from '#functions/casework/asking/new-ask.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { Door } from '#schemas/case.ts';
import type { OutboundMessage, Recipient } from '#schemas/message.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleCase, sampleOutbound } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const DOMAINS = ['sch.uk', 'nhs.uk'];
const DECISION = '2026-11-24T17:00:00.000Z';
const DUE = '2026-11-27T12:00:00.000Z';
const HEAD = 'head@school.sch.uk';
const DAY_MS = 86_400_000;

/** A case whose acknowledgement went to somebody. */
function acknowledged(sent: Partial<OutboundMessage> | undefined, change: Partial<WholeCase> = {}, door: Door = 'web') {
  const head = sampleCase({ door, decisionDueAt: DECISION });
  const messages = sent === undefined ? [] : [sampleOutbound(head.reference, { to: 'a@b.example', ...sent })];
  return wholeCase({ head, messages, ...change });
}
const referrer = { who: 'referrer' } as const;
const professional = (address: string) => ({ who: 'professional' as const, address });
const goes = (whole: WholeCase, to: Parameters<typeof emailRecipient>[0] = referrer, domains = DOMAINS) =>
  emailRecipient(to, 'information_request', whole, domains, NOW);

describe('an email to the referrer', () => {
  it('goes where the acknowledgement went, as an answer in its thread', () => {
    const sent = { recipient: 'professional', inReplyTo: '<1@b.example>' } as const;
    expect(goes(acknowledged(sent))).toEqual({ address: 'a@b.example', ...sent });
    expect(SENT()).toEqual({ messages: { begin: ['out#'] } });
  });

  it.each<[Door, Recipient]>([
    ['email', 'professional'],
    ['agency', 'professional'],
    ['web', 'referrer'],
    ['word_upload', 'referrer'],
    ['staff', 'referrer'],
  ])('whose standing nobody noted is, by the door %s, to a %s', (door, recipient) => {
    expect(goes(acknowledged({}, {}, door))).toMatchObject({ recipient });
  });

  it('goes to nobody who was not acknowledged, and to nobody of the family', () => {
    expect(goes(acknowledged(undefined))).toEqual({ no: 'no_address' });
    for (const recipient of ['family', 'young_person'] as const)
      expect(goes(acknowledged({ recipient }))).toEqual({ no: 'of_the_family' });
    for (const type of ['young_person', 'parent', 'carer']) {
      const forms = [formSaid({ '/referrer/referrerType': type, '/household/0/fullName': 'Juniper' })];
      expect(goes(acknowledged({ recipient: 'referrer' }, { forms }))).toEqual({ no: 'of_the_family' });
    }
    const forms = [formSaid({ '/referrer/referrerType': 'professional' })];
    expect(goes(acknowledged({ recipient: 'referrer' }, { forms }))).toHaveProperty('address');
  });

  it('goes past no gate', () => {
    const held = acknowledged({ recipient: 'referrer' });
    const head = { ...held.head, flags: ['held_mail' as const] };
    expect(goes({ ...held, head })).toEqual({ no: 'held' });
  });
});

describe('an email to an address that was typed', () => {
  const whole = acknowledged(undefined);

  it('goes to one under a professional domain, as to somebody of unknown standing', () => {
    for (const address of [HEAD, 'GP@Surgery.NHS.uk'])
      expect(goes(whole, professional(address))).toEqual({ address, recipient: 'referrer' });
    const head = { ...whole.head, flags: ['do_not_inform_parents' as const] };
    expect(goes({ ...whole, head }, professional(HEAD))).toEqual({ no: 'parents_must_not_be_informed' });
  });

  it.each(['a@home.example', 'a@evilsch.uk', 'sch.uk@home.example', 'a@sch.uk@home.example', ''])(
    'does not go to “%s”',
    (address) => {
      expect(goes(whole, professional(address))).toEqual({ no: 'not_a_professional_address' });
    },
  );

  it('goes nowhere without a list of domains', () => {
    expect(goes(whole, professional(HEAD), [])).toEqual({ no: 'not_a_professional_address' });
  });

  it('is refused with why', () => {
    const recipientAt = (to: string) =>
      requireEmailRecipient(professional(to), 'information_request', whole, DOMAINS, NOW);
    expect(recipientAt(HEAD)).toEqual({ address: HEAD, recipient: 'referrer' });
    expect(() => recipientAt('a@home.example')).toThrow(
      expect.objectContaining({
        status: 422,
        code: 'not-by-email',
        title: 'No email may go there. Use the telephone or another way.',
        more: { why: 'not_a_professional_address' },
      }),
    );
  });
});

describe('a new ask', () => {
  const doing = { staff: { id: 'p1', roles: ['duty_social_worker'] }, now: NOW, professionalDomains: DOMAINS };
  const whole = acknowledged({ recipient: 'referrer', to: HEAD });
  const wanted: Wanted = {
    reasons: ['best_placed'],
    questions: [{ topic: 'safety', text: 'Who?' }],
    dueAt: DUE,
    of: { who: 'referrer' },
  };
  const byTelephone = { who: 'professional', how: 'telephone', worker: 'p2' } as const;
  const ask = (change: Partial<Wanted>, on = whole) =>
    newAsk(on, { ...wanted, ...change }, doing, 'asked_for_information');

  it('by email is an open ask with its next step, and one email', () => {
    const change = ask({});
    const [record] = change.records ?? [];
    const [email] = change.outbound ?? [];
    const { reasons, questions } = wanted;
    expect(change).toEqual({
      head: { openAsks: 1 },
      line: { what: 'asked_for_information' },
      records: [
        {
          kind: 'ask',
          id: record?.id,
          was: 'new',
          timer: { kind: 'ask', at: '2026-11-26T09:00:00.000Z' },
          value: {
            id: record?.id,
            reference: whole.head.reference,
            reasons,
            questions,
            dueAt: DUE,
            asker: 'p1',
            askedAt: NOW.toISOString(),
            asked: { by: 'email', who: 'referrer', address: HEAD, messageId: email?.id },
            state: 'open',
            next: 'remind',
          },
        },
      ],
      raise: [],
      outbound: [expect.objectContaining({ kind: 'information_request', to: HEAD, recipient: 'referrer' })],
    });
    expect(email).not.toHaveProperty('form');
    expect(email?.ask).toEqual({ reasons, topics: ['safety'], dueAt: DUE });
  });

  it('for a form is on the list of outstanding forms, and the form goes with a professional’s letter alone', () => {
    const form = 'masp';
    expect(ask({ form }).raise).toMatchObject([{ kind: 'form_due', dueAt: DUE, about: expect.any(String) }]);
    const attached = (to: Wanted['of'], recipient: Recipient) =>
      ask({ form, of: to }, acknowledged({ recipient, to: HEAD })).outbound?.[0]?.form;
    expect(attached({ who: 'referrer' }, 'referrer')).toEqual({ id: form, attached: false });
    expect(attached({ who: 'referrer' }, 'professional')).toEqual({ id: form, attached: true });
    const typed = { who: 'professional', address: HEAD, confirmAddress: HEAD } as const;
    expect(attached(typed, 'referrer')).toEqual({ id: form, attached: true });
  });

  it('by a person is their task, by the decision where that comes first and is still to come', () => {
    const taskDue = (dueAt: string, decisionDueAt: string) => {
      const head = { ...whole.head, decisionDueAt };
      const { raise = [], outbound } = ask({ dueAt, of: byTelephone }, { ...whole, head });
      expect(outbound).toBeUndefined();
      expect(raise).toMatchObject([{ kind: 'ask_by_hand', owner: 'p2', why: 'ask_by_another_way' }]);
      return raise[0]?.dueAt;
    };
    expect(taskDue(DUE, DECISION)).toBe(DECISION);
    expect(taskDue('2026-11-24T12:00:00.000Z', DECISION)).toBe('2026-11-24T12:00:00.000Z');
    expect(taskDue(DUE, '2026-11-20T17:00:00.000Z')).toBe(DUE);
    expect(taskDue(DUE, NOW.toISOString())).toBe(DUE);
    const [record] = ask({ of: byTelephone }).records ?? [];
    expect(record).toMatchObject({ value: { asked: { by: 'person', ...byTelephone }, next: 'chase' } });
  });

  it.each([
    ['due now', 0, 'due-in-the-past', 'Give a due time that is still to come.'],
    ['due in 90 days and a moment', 90 * DAY_MS + 1, 'due-too-late', 'Give a due time within 90 days.'],
  ])('%s is refused', (_when, ms, code, title) => {
    const dueAt = new Date(NOW.getTime() + ms).toISOString();
    expect(() => ask({ dueAt })).toThrow(expect.objectContaining({ status: 422, code, title }));
  });

  it('may be due in a moment, and in 90 days', () => {
    for (const ms of [1, 90 * DAY_MS])
      expect(ask({ dueAt: new Date(NOW.getTime() + ms).toISOString() }).records).toHaveLength(1);
  });

  it('counts those that are open, and is refused past twenty', () => {
    const open = (openAsks: number) => ({ ...whole, head: { ...whole.head, openAsks } });
    expect(ask({}, open(19)).head).toEqual({ openAsks: 20 });
    expect(() => ask({}, open(20))).toThrow(
      expect.objectContaining({ status: 409, code: 'too-many-open-asks', title: 'Record some answers first.' }),
    );
  });

  it('to nobody’s address by nobody’s domains is refused', () => {
    const typed = { who: 'professional', address: HEAD, confirmAddress: HEAD } as const;
    const { professionalDomains: _, ...without } = doing;
    expect(() => newAsk(whole, { ...wanted, of: typed }, without, 'asked_for_information')).toThrow('not-by-email');
  });
});

describe('whoever may not be asked', () => {
  const mother = { who: 'family', how: 'telephone', person: '1.household.0' } as const;
  const forms = [formSaid({ '/household/0/fullName': 'Juniper' })];

  it.each([
    ['whom no form names', [], {}, 422, 'no-such-person', 'No form of this case names such a person.'],
    [
      'while parents must not know',
      ['do_not_inform_parents' as const],
      { forms },
      409,
      'parents-must-not-be-informed',
      'A decision-maker must lift the flag first.',
    ],
    [
      'of whom nothing was recorded',
      [],
      { forms },
      409,
      'not-safe-to-contact',
      'Nobody recorded that it is safe to reach them this way.',
    ],
  ])('%s is told why', (_who, flags, change, status, code, title) => {
    const whole = wholeCase({ head: sampleCase({ flags }), ...change });
    expect(() => requireMayBeAsked(whole, mother, NOW)).toThrow(expect.objectContaining({ status, code, title }));
  });
});
