import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskedView } from '#functions/casework/api/masked-view.ts';
import { withAsksHeldBack } from '#functions/casework/asking/may-be-asked.ts';
import { ask, instructForm } from '#functions/casework/work/actions/asking.ts';
import type { Change } from '#functions/casework/work/change.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { OtherWay } from '#schemas/ask.ts';
import type { CaseFlag } from '#schemas/case.ts';
import { Channel, type ContactRecord, type SafeTime, type SafeWay } from '#schemas/contact.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

/** A Monday, ten in the morning in London. */
const now = new Date('2026-11-23T10:00:00.000Z');
const dueAt = '2026-11-25T12:00:00.000Z';
const MOTHER = '1.household.0';
const NUMBER = '01632 960001';
const PROTECTING: readonly CaseFlag[] = ['do_not_inform_parents', 'contact_nobody_without_decision'];

const recorded = (change: Partial<ContactRecord> = {}): ContactRecord => ({
  person: MOTHER,
  contact: 'safe',
  ways: [
    { channel: 'telephone', at: NUMBER, voicemail: 'no' },
    { channel: 'post', at: '2 Invented Row', voicemail: 'unknown' },
    { channel: 'visit', at: 'Her work', voicemail: 'unknown' },
  ],
  saidBy: 'Her sister',
  reviewedAt: '2026-11-20T09:00:00.000Z',
  reviewedBy: 'p1',
  version: 1,
  ...change,
});

interface Given {
  readonly of: Record<string, unknown>;
  readonly contacts?: readonly ContactRecord[];
  readonly flags?: readonly CaseFlag[];
  readonly referrer?: string;
  readonly action?: 'ask' | 'form';
}

function asked({ of, contacts = [], flags = [], referrer, action = 'ask' }: Given): Change | string {
  const form = formSaid({
    '/household/0/fullName': 'Juniper',
    '/children/0/firstName': 'Jo',
    '/referrer/fullName': 'A Referrer',
    ...(referrer === undefined ? {} : { '/referrer/referrerType': referrer }),
  });
  const whole = wholeCase({ head: sampleCase({ flags: [...flags] }), forms: [form], contacts });
  const doing = { staff: { id: 'p1', roles: ['duty_social_worker'] }, now };
  const to = { how: 'telephone', worker: 'p2', ...of };
  try {
    if (action === 'form') return instructForm.run(whole, { form: 'masp', dueAt, of: to }, doing);
    const questions = [{ topic: 'safety', text: 'Who is at home?' }];
    return ask.run(whole, { reasons: ['best_placed'], questions, dueAt, of: to }, doing);
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${error.more.why ?? ''}`.trim();
    throw error;
  }
}

const mother = { who: 'family', person: MOTHER };

describe('somebody of the family', () => {
  it('is asked by a way recorded as safe, by a person with a task and by no email', () => {
    for (const how of ['telephone', 'letter', 'visit']) {
      const change = asked({ of: { ...mother, how }, contacts: [recorded()] });
      expect(change).toMatchObject({ raise: [{ kind: 'ask_by_hand', owner: 'p2', why: 'ask_by_another_way' }] });
      expect(change).not.toHaveProperty('outbound');
    }
  });

  it.each<[string, Given['contacts'], Record<string, unknown>, string]>([
    ['nothing was recorded', [], {}, 'nobody_said_it_is_safe'],
    ['nobody says who it is', [recorded()], { person: undefined }, 'nobody_said_it_is_safe'],
    ['it is unknown', [recorded({ contact: 'unknown', ways: [] })], {}, 'nobody_said_it_is_safe'],
    ['somebody said never', [recorded({ contact: 'never', ways: [] })], {}, 'said_never'],
    ['another way alone is safe', [recorded({ ways: recorded().ways.slice(1) })], {}, 'not_this_way'],
    ['the way is one that nobody can name', [recorded()], { how: 'other' }, 'not_this_way'],
    ['it is another number', [recorded()], { at: '01632 960002' }, 'not_this_way'],
    [
      'nobody has asked for three months',
      [recorded({ reviewedAt: '2026-08-01T09:00:00.000Z' })],
      {},
      'not_reviewed_lately',
    ],
    ['it is somebody else’s record', [recorded({ person: '1.children.0' })], {}, 'nobody_said_it_is_safe'],
  ])('is not asked where %s', (_why, contacts, of, why) => {
    for (const action of ['ask', 'form'] as const)
      expect(asked({ of: { ...mother, ...of }, contacts: contacts ?? [], action })).toBe(`not-safe-to-contact ${why}`);
  });

  it('is not asked by any way while a flag keeps it from knowing, whatever was recorded', () => {
    for (const flag of PROTECTING)
      for (const how of OtherWay.options)
        for (const person of [MOTHER, '1.children.0', undefined])
          expect(asked({ of: { ...mother, how, person }, contacts: [recorded()], flags: [flag] })).toBe(
            'parents-must-not-be-informed',
          );
  });

  it('is not asked under the name of a professional or of the referrer', () => {
    for (const who of ['professional', 'referrer']) {
      expect(asked({ of: { ...mother, who } })).toBe('not-safe-to-contact nobody_said_it_is_safe');
      expect(asked({ of: { ...mother, who }, flags: ['do_not_inform_parents'] })).toBe('parents-must-not-be-informed');
    }
  });

  it('is asked at a safe time that is still to come: the task says so', () => {
    const times: SafeTime[] = [{ days: ['friday'], from: '09:00', until: '11:00' }];
    const ways: SafeWay[] = [{ channel: 'telephone', at: NUMBER, voicemail: 'no', times }];
    const change = asked({ of: { ...mother, at: NUMBER }, contacts: [recorded({ ways })] });
    expect(change).toMatchObject({ raise: [{ why: 'ask_at_safe_times_only' }] });
  });

  it('is never asked by a way that no fresh record names as safe', () => {
    const record = fc.record({
      contact: fc.constantFrom('safe', 'never', 'unknown'),
      channels: fc.uniqueArray(fc.constantFrom(...Channel.options), { maxLength: 3 }),
      days: fc.integer({ min: 0, max: 200 }),
    });
    const CHANNELS: Readonly<Record<string, string>> = { telephone: 'telephone', letter: 'post', visit: 'visit' };
    fc.assert(
      fc.property(record, fc.constantFrom(...OtherWay.options), fc.subarray([...PROTECTING]), (given, how, flags) => {
        const { contact, channels, days } = given;
        const ways = channels.map((channel) => ({ channel, at: NUMBER, voicemail: 'no' as const }));
        const reviewedAt = new Date(now.getTime() - days * 86_400_000).toISOString();
        const result = asked({ of: { ...mother, how }, contacts: [recorded({ contact, ways, reviewedAt })], flags });
        const safe = contact === 'safe' && channels.some((one) => one === CHANNELS[how]) && days <= 92;
        expect(typeof result === 'object').toBe(safe && flags.length === 0);
      }),
    );
  });
});

describe('the referrer', () => {
  const of = { who: 'referrer' };
  const said = (contact: ContactRecord['contact']) => [
    recorded({ person: '1.referrer', contact, ways: contact === 'safe' ? recorded().ways : [] }),
  ];

  it.each(['young_person', 'parent', 'carer'])(
    'who is a %s is asked by their own rules, and unknown is unsafe',
    (referrer) => {
      expect(asked({ of, referrer })).toBe('not-safe-to-contact nobody_said_it_is_safe');
      expect(asked({ of, referrer, contacts: said('never') })).toBe('not-safe-to-contact said_never');
      expect(asked({ of, referrer, contacts: said('safe') })).toHaveProperty('raise');
    },
  );

  it('who is a young person may be asked while nobody else of the family may; a parent may not', () => {
    for (const flag of PROTECTING) {
      const contacts = said('safe');
      expect(asked({ of, contacts, flags: [flag], referrer: 'young_person' })).toHaveProperty('raise');
      expect(asked({ of, contacts, flags: [flag], referrer: 'parent' })).toBe('parents-must-not-be-informed');
    }
  });

  it('who is a professional is asked, unless somebody recorded that they must not be', () => {
    for (const flags of [[], PROTECTING])
      expect(asked({ of, referrer: 'professional', flags })).toHaveProperty('raise');
    expect(asked({ of, referrer: 'professional', contacts: said('never') })).toBe('not-safe-to-contact said_never');
  });

  it('who did not say who they are may be anybody, and is not asked while parents must not know', () => {
    expect(asked({ of })).toHaveProperty('raise');
    for (const flag of PROTECTING) expect(asked({ of, flags: [flag] })).toBe('parents-must-not-be-informed');
  });
});

describe('a person whom no form names', () => {
  it('is asked by nobody', () => {
    expect(asked({ of: { who: 'family', person: '2.household.0' } })).toBe('no-such-person');
  });
});

describe('a task to ask somebody', () => {
  const task = sampleTask({ id: 'ask_by_hand-A1', kind: 'ask_by_hand', why: 'ask_by_another_way' });
  const told = (change: Partial<WholeCase>, asked: object = {}, state: 'open' | 'answered' = 'open') => {
    const head = sampleCase();
    const ask = sampleAsk(head.reference, {
      id: 'A1',
      state,
      asked: { by: 'person', who: 'family', how: 'telephone', worker: 'p2', person: MOTHER, ...asked },
    });
    const forms = [formSaid({ '/household/0/fullName': 'Juniper' })];
    const whole = wholeCase({ head, forms, asks: [ask], tasks: [task], contacts: [recorded()], ...change });
    const whys = withAsksHeldBack(whole, now).map(({ why }) => why);
    const staff = { kind: 'staff', id: 'p1', roles: ['duty_social_worker'] } as const;
    const view = maskedView(
      whole,
      { staff: { ...staff, roles: [...staff.roles] }, now, reason: undefined },
      () => null,
    );
    // As the case shows it.
    expect(view.tasks.map(({ why }) => why)).toEqual(whys);
    return whys;
  };

  it('says that they may not be asked any more, after any later flag or record', () => {
    expect(told({})).toEqual(['ask_by_another_way']);
    expect(told({ head: sampleCase({ flags: ['do_not_inform_parents'] }) })).toEqual([
      'do_not_ask_now: parents_must_not_be_informed',
    ]);
    expect(told({ head: sampleCase({ flags: ['contact_nobody_without_decision'] }) })).toEqual([
      'do_not_ask_now: contact_nobody_without_decision',
    ]);
    expect(told({ contacts: [recorded({ contact: 'never', ways: [] })] })).toEqual(['do_not_ask_now: said_never']);
    expect(told({ contacts: [recorded({ reviewedAt: '2026-06-01T09:00:00.000Z' })] })).toEqual([
      'do_not_ask_now: not_reviewed_lately',
    ]);
    // One from before there were records.
    expect(told({}, { person: undefined })).toEqual(['do_not_ask_now: nobody_said_it_is_safe']);
  });

  it('is left as it is for a professional, and once it is done or answered', () => {
    const flags = sampleCase({ flags: ['do_not_inform_parents'] });
    expect(told({ head: flags }, { who: 'professional', person: undefined })).toEqual(['ask_by_another_way']);
    expect(told({ head: flags }, {}, 'answered')).toEqual(['ask_by_another_way']);
    expect(told({ head: flags, tasks: [{ ...task, state: 'done' }] })).toEqual(['ask_by_another_way']);
  });
});
