import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AtGate, type GateCase, gateCaseOf, mayNotGo, recipientOf } from '#functions/safety/gate.ts';
import { CaseFlag, Door } from '#schemas/case.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import { peopleOn } from '#schemas/forms/people.ts';
import { OutboundKind, Recipient } from '#schemas/message.ts';
import { formSaid } from '#test/support/form-said.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const OWN = 'dsl@school.example';
const FAMILY = 'family@mail.example';
const CHILD = 'jo@mail.example';

const people = peopleOn([
  {
    number: 1,
    answers: [
      { path: '/referrer/email', value: OWN, source: 'web', confidence: 1 },
      { path: '/household/0/email', value: FAMILY, source: 'web', confidence: 1 },
      { path: '/children/0/email', value: CHILD, source: 'web', confidence: 1 },
    ],
  },
]);
const about = (change: Partial<GateCase> = {}): GateCase => ({
  door: 'web',
  flags: new Set(),
  people,
  contacts: [],
  ...change,
});
const said = (change: Partial<ContactRecord>): ContactRecord => ({
  person: '1.household.0',
  contact: 'safe',
  ways: [{ channel: 'email', at: FAMILY, voicemail: 'unknown' }],
  saidBy: 'Her social worker',
  reviewedAt: '2026-11-20T10:00:00.000Z',
  reviewedBy: 'worker-1',
  version: 1,
  ...change,
});
const PROTECTING: readonly CaseFlag[] = ['do_not_inform_parents', 'contact_nobody_without_decision'];
const everyWay = OutboundKind.options.flatMap((kind) => Door.options.map((door) => [kind, door] as const));
/** Messages that answer the sender of the referral. */
const ANSWERS: ReadonlySet<OutboundKind> = new Set(['acknowledgement', 'safe_copy_request', 'form_returned_blank']);
/** Everybody outside the duty desk. */
const outside = Recipient.exclude(['duty_desk']).options;
/** Everybody outside, and a recipient that nobody named. */
const everyone: readonly (Recipient | undefined)[] = [...outside, undefined];

describe('the gate, for every kind of message by every door', () => {
  it.each(everyWay)(
    '%s, %s: an address that our mail service cannot write to is a person’s to answer',
    (kind, door) => {
      for (const to of ['josé@school.example', 'office@schule-köln.example', 'a&b@school.example'])
        for (const recipient of Recipient.options)
          expect(mayNotGo({ kind, to, recipient }, about({ door }), now)).toBe('address_not_supported');
    },
  );

  it.each(everyWay)(
    '%s, %s: only those who surely tell nobody are written to while parents must not know',
    (kind, door) => {
      for (const flag of PROTECTING) {
        for (const recipient of everyone) {
          const message: AtGate = { kind, to: OWN, ...(recipient === undefined ? {} : { recipient }) };
          const not = mayNotGo(message, about({ door, flags: new Set([flag]) }), now);
          const answersTheDoor =
            recipient === undefined && (door === 'email' || door === 'agency') && ANSWERS.has(kind);
          const safe = recipient === 'professional' || recipient === 'colleague' || recipient === 'young_person';
          expect({ flag, recipient, may: not === undefined }).toEqual({ flag, recipient, may: safe || answersTheDoor });
        }
      }
    },
  );

  it.each(everyWay)('%s, %s: nothing goes of itself to somebody of the household', (kind, door) => {
    for (const recipient of everyone) {
      const answers = ANSWERS.has(kind);
      const own =
        answers && (recipient === 'referrer' || (recipient === undefined && !['email', 'agency'].includes(door)));
      const not = mayNotGo(
        { kind, to: FAMILY, ...(recipient === undefined ? {} : { recipient }) },
        about({ door }),
        now,
      );
      // A parent who refers and says that this address is safe gets an answer: the one exception (5.5.1).
      expect({ recipient, may: not === undefined }).toEqual({ recipient, may: own });
    }
  });

  it.each(everyWay)('%s, %s: nothing goes while mail is held or known as automatic', (kind, door) => {
    for (const recipient of outside) {
      const go = (flag: CaseFlag) =>
        mayNotGo({ kind, to: OWN, recipient }, about({ door, flags: new Set([flag]) }), now);
      expect([go('held_mail'), go('automatic_mail')]).toEqual(['held', 'automatic_mail']);
    }
  });

  it.each(everyWay)('%s, %s: an address that somebody said never to write to is never written to', (kind, door) => {
    for (const recipient of outside) {
      const record = said({ person: '1.referrer', contact: 'never', ways: [] });
      expect(mayNotGo({ kind, to: OWN, recipient }, about({ door, contacts: [record] }), now)).toBe('said_never');
    }
  });
});

describe('the duty desk', () => {
  it('hears of danger by every door and always: an alarm must not wait', () => {
    for (const door of Door.options)
      for (const flag of CaseFlag.options)
        expect(
          mayNotGo(
            { kind: 'danger_alert', to: 'desk@council.example', recipient: 'duty_desk' },
            about({ door, flags: new Set([flag]) }),
            now,
          ),
        ).toBeUndefined();
  });

  it('hears of nothing else in that way', () => {
    for (const kind of OutboundKind.exclude(['danger_alert']).options)
      expect(
        mayNotGo(
          { kind, to: FAMILY, recipient: 'duty_desk' },
          about({ flags: new Set(['do_not_inform_parents']) }),
          now,
        ),
      ).toBeDefined();
  });
});

describe('a young person who refers herself', () => {
  const flags = new Set<CaseFlag>(['contact_nobody_without_decision']);
  const write = (to: string) =>
    mayNotGo({ kind: 'acknowledgement', to, recipient: 'young_person' }, about({ flags }), now);
  it('is answered at her own address, and not at one that her parents read', () => {
    expect([write(CHILD), write('her-own@mail.example'), write(FAMILY), write(FAMILY.toUpperCase())]).toEqual([
      undefined,
      undefined,
      'address_of_the_family',
      'address_of_the_family',
    ]);
  });
});

describe('the family', () => {
  const write = (record: ContactRecord, at = now) =>
    mayNotGo({ kind: 'information_request', to: FAMILY, recipient: 'family' }, about({ contacts: [record] }), at);
  it('is written to only as somebody recorded that it is safe', () => {
    expect(write(said({}))).toBeUndefined();
    expect(write(said({ contact: 'unknown' }))).toBe('not_said_safe');
    expect(write(said({ contact: 'never' }))).toBe('said_never');
    expect(write(said({ ways: [{ channel: 'telephone', at: '01632 960 001', voicemail: 'no' }] }))).toBe(
      'not_said_safe',
    );
    expect(write(said({ reviewedAt: '2026-06-01T10:00:00.000Z' }))).toBe('not_said_safe');
  });

  it('is written to at the times that are safe, by London’s clocks', () => {
    const record = said({
      ways: [
        {
          channel: 'email',
          at: FAMILY,
          voicemail: 'no',
          times: [{ days: ['tuesday'], from: '09:00', until: '15:00' }],
        },
      ],
    });
    expect(write(record, new Date('2026-11-24T14:59:00.000Z'))).toBeUndefined();
    expect(write(record, new Date('2026-11-24T15:00:00.000Z'))).toBe('not_at_this_time');
    expect(write(record, new Date('2026-11-25T10:00:00.000Z'))).toBe('not_at_this_time');
  });
});

describe('whatever a case holds', () => {
  const message = fc.record({
    kind: fc.constantFrom(...OutboundKind.options),
    to: fc.constantFrom(OWN, FAMILY, CHILD, 'other@mail.example'),
    recipient: fc.constantFrom(...Recipient.options),
  });
  const world = fc.record({
    door: fc.constantFrom(...Door.options),
    flags: fc.uniqueArray(fc.constantFrom(...CaseFlag.options)).map((flags) => new Set(flags)),
    contact: fc.constantFrom<ContactRecord['contact'][]>('safe', 'never', 'unknown'),
  });

  it('one more flag never lets a message go that was stopped', () => {
    fc.assert(
      fc.property(message, world, fc.constantFrom(...CaseFlag.options), (sent, { door, flags, contact }, more) => {
        const case_ = about({ door, flags, contacts: [said({ contact })] });
        if (mayNotGo(sent, case_, now) === undefined) return;
        expect(mayNotGo(sent, { ...case_, flags: new Set([...flags, more]) }, now)).toBeDefined();
      }),
    );
  });

  it('nothing goes to a parent’s address in a case that protects', () => {
    fc.assert(
      fc.property(message, world, fc.constantFrom(...PROTECTING), (sent, { door, flags, contact }, flag) => {
        const case_ = about({ door, flags: new Set([...flags, flag]), contacts: [said({ contact })] });
        expect(mayNotGo({ ...sent, to: FAMILY }, case_, now)).toBeDefined();
      }),
    );
  });
});

/** Each row is one sentence of law 7, with its reason: staff read the reason on the task. */
describe('why a message may not go', () => {
  const flags = (...given: CaseFlag[]) => new Set(given);
  const referrerSaid = (emailIsSafe: boolean, email = OWN) =>
    peopleOn([
      {
        number: 1,
        answers: [
          { path: '/referrer/email', value: email, source: 'web', confidence: 1 },
          { path: '/referrer/emailIsSafe', value: emailIsSafe, source: 'web', confidence: 1 },
          { path: '/household/0/email', value: FAMILY, source: 'web', confidence: 1 },
          { path: '/children/0/email', value: CHILD, source: 'web', confidence: 1 },
        ],
      },
    ]);
  const child = peopleOn([
    { number: 1, answers: [{ path: '/children/0/email', value: FAMILY, source: 'web', confidence: 1 }] },
  ]);
  const tell = { kind: 'acknowledgement', to: OWN, recipient: 'referrer' } as const;
  const ask = { kind: 'information_request', recipient: 'referrer' } as const;
  const desk = { kind: 'danger_alert', recipient: 'duty_desk' } as const;
  const telephone = { channel: 'telephone', at: 'x', voicemail: 'no' } as const;
  const way = (at: string) => ({ channel: 'email', at, voicemail: 'no' }) as const;

  it.each<[string, AtGate, Partial<GateCase>, ReturnType<typeof mayNotGo>]>([
    ['parents must not be told', tell, { flags: flags('do_not_inform_parents') }, 'parents_must_not_be_informed'],
    [
      'nobody is contacted',
      tell,
      { flags: flags('contact_nobody_without_decision') },
      'contact_nobody_without_decision',
    ],
    ['the referrer said that it is not safe', tell, { people: referrerSaid(false) }, 'not_said_safe'],
    ['the referrer said that it is safe', tell, { people: referrerSaid(true) }, undefined],
    ['the referrer said so of another address', tell, { people: referrerSaid(false, 'b@c.example') }, undefined],
    ['the desk’s address is the family’s', { ...desk, to: FAMILY }, {}, 'address_of_the_family'],
    ['the desk’s address is a child’s', { ...desk, to: CHILD }, {}, 'address_of_the_family'],
    ['the desk’s address is the referrer’s', { ...desk, to: OWN }, {}, undefined],
    ['a question to a parent’s address', { ...ask, to: FAMILY }, {}, 'address_of_the_family'],
    [
      'a young person at an address that is only hers',
      { ...tell, to: FAMILY, recipient: 'young_person' },
      { people: child },
      undefined,
    ],
    [
      'a young person at an address that a parent reads too',
      { ...tell, to: FAMILY, recipient: 'young_person' },
      { people: [...child, ...people] },
      'address_of_the_family',
    ],
    ['nothing was recorded of the family', { ...ask, to: FAMILY, recipient: 'family' }, {}, 'not_said_safe'],
    [
      'never to be written to, by another person’s record of this address',
      { ...tell, to: OWN.toUpperCase() },
      { contacts: [said({ person: '1.household.7', contact: 'never', ways: [telephone, way(OWN)] })] },
      'said_never',
    ],
    [
      'never to be written to, in a record of another address',
      tell,
      { contacts: [said({ person: '1.household.7', contact: 'never', ways: [way('b@c.example')] })] },
      undefined,
    ],
    [
      'never to be telephoned, at what looks like this address',
      tell,
      { contacts: [said({ person: '1.household.7', contact: 'never', ways: [{ ...telephone, at: OWN }] })] },
      undefined,
    ],
    [
      'never to be written to, of a person with another address',
      tell,
      { contacts: [said({ person: '1.household.0', contact: 'never', ways: [] })] },
      undefined,
    ],
    [
      'safe, and a second record that says never',
      { ...tell, to: OWN },
      {
        contacts: [
          said({ person: '1.referrer', ways: [way(OWN)] }),
          said({ person: '1.household.7', contact: 'never', ways: [way(OWN)] }),
        ],
      },
      'said_never',
    ],
    [
      'a person with two addresses, one of them never to be used',
      { ...tell, to: 'second@school.example' },
      {
        people: peopleOn(
          [1, 2].map((number) => ({
            number: 1,
            answers: [
              {
                path: '/referrer/email',
                value: number === 1 ? OWN : 'second@school.example',
                source: 'web',
                confidence: 1,
              },
            ],
          })),
        ),
        contacts: [said({ person: '1.referrer', contact: 'never', ways: [] })],
      },
      'said_never',
    ],
    ['more was said than is known of the case', tell, { full: true }, 'not_said_safe'],
    ['more was said than is known, and the desk is alerted', { ...desk, to: OWN }, { full: true }, undefined],
    [
      'no alert, though to the desk, while parents must not know',
      { ...ask, to: OWN, recipient: 'duty_desk' },
      { flags: flags('do_not_inform_parents') },
      'parents_must_not_be_informed',
    ],
    [
      'an address that one of two readings gives a parent',
      { ...ask, to: FAMILY },
      {
        people: peopleOn([
          {
            number: 1,
            answers: [
              {
                path: '/household/0/email',
                value: 'other@mail.example',
                source: 'table',
                confidence: 1,
                also: [{ value: FAMILY, source: 'table', confidence: 0.5 }],
              },
            ],
          },
        ]),
      },
      'address_of_the_family',
    ],
  ])('%s', (_why, message, change, why) => {
    expect(mayNotGo(message, about(change), now)).toBe(why);
  });

  it('a flag protects the family, whose address this is recorded as', () => {
    const contacts = [said({ person: '1.household.7', ways: [way(OWN)] })];
    const why = (flag: CaseFlag) =>
      mayNotGo({ ...tell, recipient: 'professional' }, about({ contacts, flags: flags(flag) }), now);
    expect([why('do_not_inform_parents'), why('contact_nobody_without_decision'), why('danger_words')]).toEqual([
      'parents_must_not_be_informed',
      'contact_nobody_without_decision',
      undefined,
    ]);
  });

  it('is asked of what the safety record of a case knows', () => {
    const safety = { ...safetyOf([formSaid({ '/household/0/email': FAMILY })], [said({})]), full: true as const };
    const { people: known, ...rest } = gateCaseOf({ head: { door: 'agency', flags: ['held_mail'] }, safety });
    expect(known.map(({ person }) => person)).toEqual(['1.household.0']);
    expect(rest).toEqual({ door: 'agency', flags: flags('held_mail'), contacts: safety.contacts, full: true });
  });

  it('knows a professional and a young person by what they said of themselves, and nobody else', () => {
    expect(['professional', 'young_person', 'parent', 'other', undefined].map(recipientOf)).toEqual([
      'professional',
      'young_person',
      'referrer',
      'referrer',
      'referrer',
    ]);
  });
});
