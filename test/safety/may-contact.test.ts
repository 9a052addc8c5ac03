import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contactViews, sharedWays, suggestedContacts } from '#functions/safety/contact-view.ts';
import { mayContact, wayText } from '#functions/safety/may-contact.ts';
import { CaseFlag, type FormRecord } from '#schemas/case.ts';
import { Channel, type ContactRecord } from '#schemas/contact.ts';
import type { Answer } from '#schemas/forms/referral.ts';

const now = new Date('2026-07-07T09:30:00.000Z'); // A Tuesday; 10:30 in London.
const none: ReadonlySet<CaseFlag> = new Set();
function record(change: Partial<ContactRecord> = {}): ContactRecord {
  return {
    person: '1.household.0',
    contact: 'safe',
    ways: [{ channel: 'telephone', at: '01632 960 001', voicemail: 'no' }],
    saidBy: 'She herself',
    reviewedAt: '2026-06-01T09:00:00.000Z',
    reviewedBy: 'worker-1',
    version: 1,
    ...change,
  };
}
const ring = (one: ContactRecord | undefined, flags = none, at = now) =>
  mayContact({ person: '1.household.0', record: one }, { channel: 'telephone' }, at, flags);

describe('whether somebody may be contacted', () => {
  it('unknown is unsafe', () => {
    expect(ring(undefined)).toEqual({ may: 'no', why: 'nobody_said_it_is_safe' });
    expect(ring(record({ contact: 'unknown' }))).toEqual({ may: 'no', why: 'nobody_said_it_is_safe' });
    expect(ring(record({ contact: 'never' }))).toEqual({ may: 'no', why: 'said_never' });
    expect(ring(record())).toEqual({ may: 'yes' });
  });

  it('only by the ways that are safe', () => {
    for (const channel of Channel.options) {
      const answer = mayContact({ person: '1.household.0', record: record() }, { channel }, now, none);
      expect(answer.may).toBe(channel === 'telephone' ? 'yes' : 'no');
    }
    const at = (number: string) =>
      mayContact({ person: '1.household.0', record: record() }, { channel: 'telephone', at: number }, now, none).may;
    expect([at('(01632) 960001'), at('01632 960 002')]).toEqual(['yes', 'no']);
  });

  it('by London’s clocks, in summer too', () => {
    const until = (time: string) =>
      ring(
        record({
          ways: [
            {
              channel: 'telephone',
              at: '1',
              voicemail: 'no',
              times: [{ days: ['tuesday'], from: '10:00', until: time }],
            },
          ],
        }),
      ).may;
    expect([until('10:31'), until('10:30')]).toEqual(['yes', 'no']);
  });

  it('at any of the times that are safe, by any of the ways, from the minute that they begin', () => {
    const time = (from: string, until: string) => ({ days: ['tuesday' as const], from, until });
    const way = (...times: ReturnType<typeof time>[]) =>
      ({ channel: 'telephone', at: '1', voicemail: 'no', ...(times.length === 0 ? {} : { times }) }) as const;
    const may = (...ways: ReturnType<typeof way>[]) => ring(record({ ways: ways.map((one) => ({ ...one })) }));
    const notNow = { may: 'no', why: 'not_at_this_time' };
    expect(may(way(time('10:30', '11:00')))).toEqual({ may: 'yes' });
    expect(may(way(time('10:31', '11:00')))).toEqual(notNow);
    expect(may(way(time('08:00', '09:00'), time('10:00', '11:00')))).toEqual({ may: 'yes' });
    expect(may(way(time('08:00', '09:00'), time('12:00', '13:00')))).toEqual(notNow);
    expect(may(way(time('08:00', '09:00')), way())).toEqual({ may: 'yes' });
  });

  it('by a number however it is written', () => {
    const at = (number: string) =>
      mayContact({ person: '1.household.0', record: record() }, { channel: 'telephone', at: number }, now, none).may;
    expect([at('01632960001'), at('(01632)  960-001'), at('+01632960001')]).toEqual(['yes', 'yes', 'no']);
    expect(wayText('Jo (B) - At  Home')).toBe('jobathome');
  });

  it('says which flag protects them', () => {
    const why = (flag: CaseFlag) => ring(record(), new Set([flag]));
    expect([why('do_not_inform_parents'), why('contact_nobody_without_decision')]).toEqual([
      { may: 'no', why: 'parents_must_not_be_informed' },
      { may: 'no', why: 'contact_nobody_without_decision' },
    ]);
  });

  it('what was said three months ago is asked again', () => {
    const day = (days: number) => record({ reviewedAt: new Date(now.getTime() - days * 86_400_000).toISOString() });
    expect([day(0), day(92), day(93), day(-1)].map((one) => ring(one).may)).toEqual(['yes', 'yes', 'no', 'no']);
  });

  it('nobody of the family while a flag protects them, whatever was recorded', () => {
    const flags = fc.uniqueArray(fc.constantFrom(...CaseFlag.options));
    const person = fc.constantFrom('1.household.0', '2.children.3');
    const contact = fc.constantFrom<('safe' | 'never' | 'unknown')[]>('safe', 'never', 'unknown');
    fc.assert(
      fc.property(flags, person, contact, fc.constantFrom(...Channel.options), (set, who, said, channel) => {
        const about = { person: who, record: record({ person: who, contact: said }) };
        for (const flag of ['do_not_inform_parents', 'contact_nobody_without_decision'] as const)
          expect(mayContact(about, { channel }, now, new Set([...set, flag])).may).toBe('no');
      }),
    );
  });

  it('a young person who refers herself may be, as she said', () => {
    const about = { person: '1.referrer', record: record({ person: '1.referrer' }) };
    expect(mayContact(about, { channel: 'telephone' }, now, new Set(['contact_nobody_without_decision'])).may).toBe(
      'yes',
    );
  });
});

describe('what a form says of contacting people', () => {
  const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'web', confidence: 1 });
  const form: FormRecord = {
    number: 1,
    formId: 'early-help-and-social-care',
    formVersion: '1',
    documentId: null,
    readAt: '2026-11-23T09:00:00.000Z',
    leftovers: [],
    answers: [
      said('/referrer/email', 'dsl@school.example'),
      said('/referrer/emailIsSafe', true),
      said('/household/0/telephone', '01632 960 001'),
      said('/household/0/safeToContact', 'no'),
      said('/household/1/telephone', '(01632) 960001'),
      said('/household/1/safeToContact', 'unknown'),
      said('/household/2/firstName', 'Ivy'),
    ],
  };

  it('is suggested for a person to confirm; a no is never, and unknown stays unknown', () => {
    expect(suggestedContacts([form], [record({ person: '1.household.1' })])).toEqual([
      { person: '1.referrer', contact: 'safe', ways: [{ channel: 'email', at: 'dsl@school.example' }], rules: [] },
      { person: '1.household.0', contact: 'never', ways: [], rules: [] },
    ]);
    expect(suggestedContacts([form], []).find(({ person }) => person === '1.household.1')?.contact).toBe('unknown');
  });

  it.each<[string, [string, Answer['value']][], object | undefined]>([
    [
      'rules alone',
      [
        ['safeContact', 'By text'],
        ['safeTimes', 'Mornings'],
      ],
      { rules: ['By text', 'Mornings'] },
    ],
    ['a yes alone', [['safeToContact', 'yes']], { contact: 'safe' }],
    ['a no alone', [['safeToContact', 'no']], { contact: 'never' }],
    ['what is unknown alone', [['safeToContact', 'unknown']], undefined],
    ['nothing', [], undefined],
  ])('is, of %s, suggested where it says anything', (_what, answers, suggested) => {
    const given = { ...form, answers: answers.map(([field, value]) => said(`/household/5/${field}`, value)) };
    const empty = { person: '1.household.5', contact: 'unknown', ways: [], rules: [] };
    expect(suggestedContacts([given], [])).toEqual(suggested === undefined ? [] : [{ ...empty, ...suggested }]);
  });

  it('is the unsafe one of two readings, and unknown where one is', () => {
    const contact = (path: string, value: Answer['value'], other: Answer['value']) => {
      const answer = { ...said(path, value), also: [{ value: other, source: 'table' as const, confidence: 0.5 }] };
      return suggestedContacts([{ ...form, answers: [answer, said('/referrer/email', 'a@b.example')] }], []);
    };
    const of = (value: Answer['value'], other: Answer['value'], path = '/household/0/safeToContact') =>
      contact(path, value, other).find(({ person }) => path.includes(person.slice(2).replace('.', '/')))?.contact;
    expect([of('yes', 'no'), of('no', 'yes'), of('yes', 'yes')]).toEqual(['never', 'never', 'safe']);
    expect([of(true, false, '/referrer/emailIsSafe'), of(false, false, '/referrer/emailIsSafe')]).toEqual([
      'never',
      'never',
    ]);
    expect(of('yes', 'unknown') ?? 'unknown').toBe('unknown');
  });

  it('warns of a number that two of them give', () => {
    expect(sharedWays([form])).toEqual([{ channel: 'telephone', people: ['1.household.0', '1.household.1'] }]);
  });

  it('is shown with its code phrase and its “never” only to those who work the case', () => {
    const contact = record({ contact: 'never', codePhrase: 'Is the parcel there?', ways: [] });
    expect(contactViews([contact], true)[0]).toMatchObject({ contact: 'never', codePhrase: 'Is the parcel there?' });
    expect(contactViews([contact], false)).toEqual([
      { person: contact.person, reviewedAt: contact.reviewedAt, reviewedBy: contact.reviewedBy },
    ]);
  });
});
