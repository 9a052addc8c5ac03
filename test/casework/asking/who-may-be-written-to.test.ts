import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ask } from '#functions/casework/work/actions/asking.ts';
import type { Change } from '#functions/casework/work/change.ts';
import { letterOf } from '#functions/correspondence/letters/index.ts';
import { plainText } from '#functions/correspondence/letters/render-letter.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { CaseFlag, Door } from '#schemas/case.ts';
import { referrerType } from '#schemas/codes/referrer-type.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import { Delivery, Recipient } from '#schemas/message.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleCase, sampleOutbound } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const DOMAINS = ['sch.uk', 'nhs.uk'];
const council = {
  name: 'Exampleshire',
  telephone: '1',
  mailbox: 'm@council.example',
  wordFormUrl: 'https://c.example',
  coordinator: '01632 960 002',
  outOfHours: null,
  hours: 'Somebody is on duty day and night.',
  links: { oneNumber: null, thresholds: null, panelTerms: null },
};
const QUESTION = 'Where is Canary Child living?';

const address = fc.constantFrom('head@school.sch.uk', 'gp@surgery.nhs.uk', 'parent@home.example', 'aunt@home.example');
const flags = fc.uniqueArray(fc.constantFrom(...CaseFlag.options), { maxLength: 3 });

const contact = fc.record({ at: address, contact: fc.constantFrom('safe', 'never', 'unknown') }).map(
  ({ at, contact: said }): ContactRecord => ({
    person: '1.household.0',
    contact: said,
    ways: [{ channel: 'email', at, voicemail: 'unknown' }],
    saidBy: 'p1',
    reviewedAt: '2026-11-20T09:00:00.000Z',
    reviewedBy: 'p1',
    version: 1,
  }),
);

/** Makes any case: who referred, what they said, who lives there, and how we answered them. */
const anyCase = fc
  .record({
    door: fc.constantFrom(...Door.options),
    flags,
    type: fc.option(fc.constantFrom(...referrerType.codes.map(({ code }) => code)), { nil: undefined }),
    email: address,
    safe: fc.option(fc.boolean(), { nil: undefined }),
    household: fc.uniqueArray(address, { maxLength: 2 }),
    acknowledged: fc.option(
      fc.record({
        to: address,
        recipient: fc.option(fc.constantFrom(...Recipient.options), { nil: undefined }),
        delivery: fc.constantFrom(...Delivery.options),
      }),
      { nil: undefined, freq: 4 },
    ),
    contacts: fc.array(contact, { maxLength: 1 }),
  })
  .map((given) => {
    const head = sampleCase({ door: given.door, flags: given.flags });
    const { recipient, ...ack } = given.acknowledged ?? {};
    const whole: WholeCase = wholeCase({
      head,
      contacts: given.contacts,
      forms: [
        formSaid({
          '/referrer/email': given.email,
          ...(given.type === undefined ? {} : { '/referrer/referrerType': given.type }),
          ...(given.safe === undefined ? {} : { '/referrer/emailIsSafe': given.safe }),
          ...Object.fromEntries(given.household.map((email, index) => [`/household/${index}/email`, email])),
        }),
      ],
      messages:
        given.acknowledged === undefined
          ? []
          : [sampleOutbound(head.reference, { ...ack, ...(recipient === undefined ? {} : { recipient }) })],
    });
    return { given, whole };
  });

const anybody = fc.oneof(
  fc.constant({ who: 'referrer' }),
  address.map((typed) => ({ who: 'professional', address: typed, confirmAddress: typed })),
);

function asked(whole: WholeCase, of: unknown): Change | undefined {
  const body = { reasons: ['best_placed'], questions: [{ topic: 'home_address', text: QUESTION }], of };
  const doing = { staff: { id: 'p1', roles: ['duty_social_worker'] }, now, professionalDomains: DOMAINS };
  try {
    return ask.run(whole, { ...body, dueAt: '2026-11-25T12:00:00.000Z' }, doing);
  } catch (error) {
    if (error instanceof Problem && error.status === 422) return undefined;
    throw error;
  }
}

describe('an email that asks for more', () => {
  it('goes to nobody of the family and to nobody who is not known to be safe, whatever the case holds', () => {
    let written = 0;
    fc.assert(
      fc.property(anyCase, anybody, ({ given, whole }, of) => {
        const message = asked(whole, of)?.outbound?.[0];
        if (message === undefined) return;
        written += 1;
        const { to } = message;
        expect(given.household).not.toContain(to);
        expect(given.flags).not.toContain('held_mail');
        expect(given.flags).not.toContain('automatic_mail');
        expect(given.contacts.some((one) => one.contact !== 'safe' && one.ways.some(({ at }) => at === to))).toBe(
          false,
        );
        if (of.who === 'referrer') {
          expect(to).toBe(given.acknowledged?.to);
          expect(['bounced', 'complained', 'rejected']).not.toContain(given.acknowledged?.delivery);
          expect(['young_person', 'parent', 'carer']).not.toContain(given.type);
          expect(given.safe === false && given.email === to).toBe(false);
        } else {
          expect(to).toMatch(/\.(sch|nhs)\.uk$/);
          expect(given.flags).not.toContain('do_not_inform_parents');
        }
        for (const flag of ['do_not_inform_parents', 'contact_nobody_without_decision'] as const)
          if (given.flags.includes(flag)) expect(['professional', 'colleague']).toContain(message.recipient);
      }),
      { numRuns: 5000 },
    );
    expect(written).toBeGreaterThan(300);
  });

  it('holds none of the words of a question, and neither does its letter', () => {
    fc.assert(
      fc.property(anyCase, anybody, ({ whole }, of) => {
        for (const message of asked(whole, of)?.outbound ?? []) {
          expect(JSON.stringify(message)).not.toContain('Canary');
          expect(plainText(letterOf(message, council))).not.toContain('Canary');
        }
      }),
    );
  });

  it('is not written to a typed address when no professional domains are set', () => {
    const of = { who: 'professional', address: 'head@school.sch.uk', confirmAddress: 'head@school.sch.uk' };
    const body = { reasons: ['best_placed'], questions: [{ topic: 'safety', text: 'x' }], of };
    const doing = { staff: { id: 'p1', roles: ['duty_social_worker'] }, now };
    expect(() => ask.run(wholeCase(), { ...body, dueAt: '2026-11-25T12:00:00.000Z' }, doing)).toThrow(
      expect.objectContaining({ status: 422 }),
    );
  });
});
