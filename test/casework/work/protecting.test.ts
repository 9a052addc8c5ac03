import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { liftFlag, recordContact, setFlag } from '#functions/casework/work/actions/protecting.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role, service } from '#schemas/actor.ts';
import type { CaseFlag } from '#schemas/case.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const by = (...roles: Role[]) => ({ staff: { id: 'p1', roles }, now });
const flagged = (...flags: CaseFlag[]) => wholeCase({ head: sampleCase({ flags }) });

/** Returns the status of a refusal; undefined where the rule allows it. */
function refusal(run: () => unknown): number | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
}

describe('a flag that protects', () => {
  it('is lifted by a decision-maker with a reason, which stays on the case', () => {
    const change = liftFlag.run(
      flagged('do_not_inform_parents'),
      { flag: 'do_not_inform_parents', why: 'The police say that they know.' },
      by('team_manager'),
    );
    expect(change).toMatchObject({
      flags: { lift: ['do_not_inform_parents'] },
      subject: 'do_not_inform_parents',
      line: { what: 'flag_lifted_do_not_inform_parents', detail: 'The police say that they know.' },
    });
  });

  it('is lifted by nobody else, whatever roles they have', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...Role.options.filter((role) => role !== 'team_manager'))),
        fc.constantFrom('do_not_inform_parents' as const, 'contact_nobody_without_decision' as const),
        (roles, flag) => {
          expect(refusal(() => liftFlag.run(flagged(flag), { flag, why: 'It is over.' }, by(...roles)))).toBe(403);
        },
      ),
    );
  });

  it('is not lifted without a reason, when it is not set, or when it protects an address', () => {
    const lift = (input: unknown, ...flags: CaseFlag[]) =>
      refusal(() => liftFlag.run(flagged(...flags), input, by('team_manager')));
    expect(lift({ flag: 'do_not_inform_parents' }, 'do_not_inform_parents')).toBe(422);
    expect(lift({ flag: 'do_not_inform_parents', why: ' ' }, 'do_not_inform_parents')).toBe(422);
    expect(lift({ flag: 'do_not_inform_parents', why: 'It is over.' })).toBe(409);
    expect(lift({ flag: 'address_confidential', why: 'It is over.' }, 'address_confidential')).toBe(409);
  });

  it('of danger is lifted by a social worker who looked', () => {
    const lift = (role: Role) =>
      refusal(() => liftFlag.run(flagged('danger_words'), { flag: 'danger_words', why: 'I saw her.' }, by(role)));
    expect([lift('duty_social_worker'), lift('team_manager'), lift('screening_officer')]).toEqual([
      undefined,
      undefined,
      403,
    ]);
  });

  it('is set by anybody who works the case, once', () => {
    const input = { flag: 'address_confidential', why: 'Her aunt rang.' };
    expect(setFlag.run(flagged(), input, by('screening_officer'))).toMatchObject({
      flags: { add: ['address_confidential'] },
    });
    expect(refusal(() => setFlag.run(flagged('address_confidential'), input, by('screening_officer')))).toBe(409);
  });
});

describe('how somebody may be contacted', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await localTables();
  });
  const safe = {
    person: '1.household.0',
    contact: 'safe',
    ways: [{ channel: 'telephone', at: '01632 960 001', voicemail: 'no' }],
    saidBy: 'She herself',
  };
  async function filed() {
    const head = sampleCase();
    const once = { kind: 'test', hash: digest(head.reference), holds: {} };
    const about = { formId: 'f', formVersion: '1', documentId: null, readAt: now.toISOString(), leftovers: [] };
    const answers = [{ path: '/household/0/firstName', value: 'Carol', source: 'web' as const, confidence: 1 }];
    const forms = [{ number: 1, ...about, answers }];
    await fileCase({ ...tables, actor: service('test') }, { head, once, forms, tasks: [], timeline: [] }, now);
    return head.reference;
  }
  const seen = (reference: string) => seenCase(tables, reference);
  async function record(reference: string, input: unknown) {
    const whole = await seen(reference);
    const doing = by('duty_social_worker');
    const change = changeOf(whole.head, 'record_contact', recordContact.run(whole, input, doing), doing, whole.tasks);
    return changeCase({ ...tables, actor: service('test') }, whole.head, change, now);
  }

  it('is recorded beside the case with who said so and when, and what is said later replaces it', async () => {
    const reference = await filed();
    expect(await record(reference, safe)).toMatchObject({ changed: 'now' });
    expect(await record(reference, { ...safe, contact: 'never', ways: [], saidBy: 'Her sister' })).toMatchObject({
      changed: 'now',
    });
    expect((await seen(reference)).contacts).toEqual([
      {
        person: '1.household.0',
        contact: 'never',
        ways: [],
        saidBy: 'Her sister',
        reviewedAt: now.toISOString(),
        reviewedBy: 'p1',
        version: 2,
      },
    ]);
  });

  it('is recorded of a person of the case alone, and safe only by a way', async () => {
    const whole = await seen(await filed());
    const refused = (input: object) =>
      refusal(() => recordContact.run(whole, { ...safe, ...input }, by('team_manager')));
    expect([
      refused({ person: '1.household.1' }),
      refused({ person: '2.household.0' }),
      refused({ ways: [] }),
      refused({ contact: 'never' }),
      refused({ saidBy: '' }),
      refused({}),
    ]).toEqual([422, 422, 422, 422, 422, undefined]);
  });
});
