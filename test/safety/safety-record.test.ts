import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withAsksHeldBack } from '#functions/casework/asking/may-be-asked.ts';
import { gateCaseOf, maskOf, mayNotGo, viewFor } from '#functions/safety/index.ts';
import { CaseFlag, type FormRecord } from '#schemas/case.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import { OutboundKind, Recipient } from '#schemas/message.ts';
import {
  bounded,
  isFullNow,
  MOST_SAFETY_BYTES,
  NOTHING_SAID,
  SafetyRecord,
  withContacts,
  withForms,
} from '#schemas/safety-record.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';
import { fieldsByWhole, gateByWhole, textByWhole } from './as-by-the-whole-case.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const PLACES = ['12 Elmfield Street, Leicester', 'LE1 7QX', 'With Auntie Bea at 4 Orchard Close', 'The Old Mill'];
const EMAILS = ['mum@home.example', 'Mum@Home.example', 'head@school.example'];
const PEOPLE = ['/children/0', '/children/1', '/household/0', '/household/1', '/referrer'];

const placeField = fc.constantFrom('homeAddress', 'homePostcode', 'currentWhereabouts', 'address');
/** A field of somebody, with any possible value. */
const said = fc.oneof(
  fc.record({ field: placeField, value: fc.constantFrom(...PLACES) }),
  fc.record({ field: fc.constantFrom('email'), value: fc.constantFrom(...EMAILS) }),
  fc.record({ field: fc.constantFrom('emailIsSafe', 'addressConfidential'), value: fc.boolean() }),
  fc.record({ field: fc.constantFrom('addressSecretFrom', 'firstName'), value: fc.constantFrom('Her father', 'Jo') }),
  fc.record({
    field: fc.constantFrom('livesInHousehold', 'referrerType'),
    value: fc.constantFrom('yes', 'no', 'parent', 'professional', 'young_person'),
  }),
);
const answer = fc
  .record({ of: fc.constantFrom(...PEOPLE), one: said, also: fc.option(said, { nil: undefined }) })
  .map(({ of, one, also }) => ({
    path: `${of}/${one.field}`,
    value: one.value,
    source: 'web' as const,
    confidence: 1,
    ...(also === undefined ? {} : { also: [{ value: also.value, source: 'web' as const, confidence: 0.5 }] }),
  }));
const leftover = fc
  .record({ of: fc.constantFrom(...PEOPLE), field: said, text: fc.constantFrom(...PLACES, 'ask her', 'No') })
  .map(({ of, field: { field }, text }) => ({ label: 'A question', text, path: `${of}/${field}` }));
const reading = fc
  .record({ of: fc.constantFrom(...PEOPLE), field: said, before: fc.option(fc.constantFrom(...PLACES), { nil: null }) })
  .map(({ of, field: { field }, before }) => ({
    path: `${of}/${field}`,
    before: before === null ? null : { value: before, source: 'web' as const, confidence: 1 },
    by: 'p1',
    at: now.toISOString(),
  }));
const form = (number: number): fc.Arbitrary<FormRecord> =>
  fc
    .record({
      answers: fc.uniqueArray(answer, { maxLength: 14, selector: ({ path }) => path }),
      leftovers: fc.array(leftover, { maxLength: 3 }),
      readings: fc.array(reading, { maxLength: 2 }),
    })
    .map((rest) => ({ number, formId: 'f', formVersion: '1', documentId: null, readAt: now.toISOString(), ...rest }));
const contact: fc.Arbitrary<ContactRecord> = fc
  .record({
    person: fc.constantFrom('1.household.0', '2.children.0', '1.referrer', 'sender'),
    contact: fc.constantFrom('safe' as const, 'never' as const, 'unknown' as const),
    at: fc.constantFrom(...EMAILS, ...PLACES),
    channel: fc.constantFrom('email' as const, 'post' as const, 'visit' as const),
  })
  .map(({ person, contact: may, at, channel }) => ({
    person,
    contact: may,
    ways: [{ channel, at, voicemail: 'no' as const }],
    saidBy: 'Her sister',
    reviewedAt: '2026-11-20T10:00:00.000Z',
    reviewedBy: 'p1',
    version: 1,
  }));
const aCase = fc.record({
  flags: fc.subarray([...CaseFlag.options]),
  forms: fc.tuple(form(1), form(2)),
  contacts: fc.uniqueArray(contact, { maxLength: 3, selector: ({ person }) => person }),
});
const recordOf = (forms: readonly FormRecord[], contacts: readonly ContactRecord[]): SafetyRecord =>
  withContacts(withForms(NOTHING_SAID, forms), contacts);

describe('the safety record of a case', () => {
  it('hides what all of its forms and contacts would hide, and in the same texts', () => {
    fc.assert(
      fc.property(aCase, fc.array(fc.constantFrom(...PLACES, 'She is at')), (whole, words) => {
        const head = { flags: whole.flags };
        const safety = recordOf(whole.forms, whole.contacts);
        const text = words.join(', ');
        expect(maskOf({ head, safety }).fields).toEqual(fieldsByWhole(whole));
        expect(maskOf({ head, safety }).text(text)).toBe(textByWhole(whole, text));
      }),
      { numRuns: 500 },
    );
  });

  it('lets go exactly the messages that they would let go', () => {
    const message = fc.record({
      kind: fc.constantFrom(...OutboundKind.options),
      to: fc.constantFrom(...EMAILS),
      recipient: fc.constantFrom(undefined, ...Recipient.options),
    });
    fc.assert(
      fc.property(aCase, message, (whole, to) => {
        const head = sampleCase({ flags: [...whole.flags] });
        const safety = recordOf(whole.forms, whole.contacts);
        expect(mayNotGo(to, gateCaseOf({ head, safety }), now)).toBe(mayNotGo(to, gateByWhole(whole), now));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same in whatever order its forms and contacts came, and once it was stored', () => {
    fc.assert(
      fc.property(aCase, ({ forms, contacts }) => {
        const other = withForms(
          withContacts(withForms(NOTHING_SAID, forms.slice(1)), contacts.toReversed()),
          forms.slice(0, 1),
        );
        const sorted = (record: SafetyRecord) => ({
          ...record,
          contacts: record.contacts.toSorted((one, next) => (one.person < next.person ? -1 : 1)),
        });
        expect(sorted(other)).toEqual(sorted(recordOf(forms, contacts)));
        expect(SafetyRecord.parse(JSON.parse(JSON.stringify(other)))).toEqual(other);
      }),
    );
  });

  it('shows one child of a form as that form does, without what another form keeps secret', () => {
    const secret = {
      path: '/children/0/addressSecretFrom',
      value: 'Her father',
      source: 'web' as const,
      confidence: 1,
    };
    const at = (path: string, value: string) => ({ path, value, source: 'web' as const, confidence: 1 });
    const form1 = {
      number: 1,
      formId: 'f',
      formVersion: '1',
      documentId: null,
      readAt: now.toISOString(),
      leftovers: [],
    };
    const shown: FormRecord = { ...form1, answers: [at('/children/0/firstName', 'Jo at 12 Elmfield Street')] };
    const hidden = { ...form1, number: 2, answers: [secret, at('/children/0/homeAddress', '12 Elmfield Street')] };
    const view = viewFor('1.children.0', {
      head: { flags: [] },
      forms: [shown],
      safety: recordOf([shown, hidden], []),
    });
    expect(view?.answers.map(({ value }) => value)).toEqual(['Jo at [kept secret]']);
  });
});

/** Makes a contact with the most details allowed. */
const longContact = (n: number): ContactRecord => ({
  person: `1.household.${n}`,
  contact: 'safe',
  ways: Array.from({ length: 10 }, () => ({ channel: 'post', at: 'x'.repeat(500), voicemail: 'no' })),
  saidBy: 'Her sister',
  reviewedAt: now.toISOString(),
  reviewedBy: 'p1',
  version: 1,
});

describe('a record that is full', () => {
  const before = recordOf(
    [],
    Array.from({ length: 17 }, (_, n) => longContact(n)),
  );
  const after = withContacts(
    before,
    Array.from({ length: 3 }, (_, n) => longContact(20 + n)),
  );
  const full = bounded(after);

  it('becomes so once, with the first thing too many, and stays so', () => {
    expect([isFullNow(NOTHING_SAID, before), isFullNow(before, after), isFullNow(full, after)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(bounded(before)).toBe(before);
    expect(full).toEqual({ forms: [], contacts: [], full: true, version: 0 });
    expect(bounded(withContacts(full, [longContact(1)])).full).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThan(MOST_SAFETY_BYTES);
  });

  it('lets no message go but the alert to our own desk, for any recipient', () => {
    const about = gateCaseOf({ head: sampleCase(), safety: full });
    for (const recipient of Recipient.options)
      for (const kind of OutboundKind.options)
        expect([recipient, kind, mayNotGo({ kind, recipient, to: 'head@school.example' }, about, now)]).toEqual([
          recipient,
          kind,
          recipient === 'duty_desk' && kind === 'danger_alert' ? undefined : 'not_said_safe',
        ]);
  });

  it('hides every text of words, and every field that says where somebody is', () => {
    const mask = maskOf({ head: { flags: [] }, safety: full });
    expect([mask.hides, mask.text('The Old Mill'), mask.text('danger_words')]).toEqual([
      true,
      '[kept secret]',
      'danger_words',
    ]);
    const answers = [{ path: '/children/0/homeAddress', value: 'Elmfield', source: 'web' as const, confidence: 1 }];
    const form1 = { number: 1, formId: 'f', formVersion: '1', documentId: null, readAt: now.toISOString() };
    expect(mask.form({ ...form1, answers, leftovers: [] }).answers).toMatchObject([{ value: '[kept secret]' }]);
  });

  it('hides every place that is known, whether or not anybody asked, where all forms and contacts are read to show them', () => {
    const known = withContacts(full, [
      { ...longContact(1), ways: [{ channel: 'visit', at: '4 Orchard Close', voicemail: 'no' }] },
    ]);
    const mask = maskOf({ head: { flags: [] }, safety: known });
    expect(mask.text('They are at 4 Orchard Close, she says.')).toBe('They are at [kept secret], she says.');
  });

  it('has nobody of the family asked by a person', () => {
    const asked = { by: 'person', who: 'family', how: 'telephone', worker: 'w1', person: '1.household.1' } as const;
    const head = sampleCase();
    const ask = sampleAsk(head.reference, { id: 'A1', asked });
    const task = sampleTask({ id: 'ask_by_hand-A1', kind: 'ask_by_hand' });
    const [shown] = withAsksHeldBack(wholeCase({ head, asks: [ask], tasks: [task], safety: full }), now);
    expect(shown?.why).toBe('do_not_ask_now: nobody_said_it_is_safe');
  });
});
