import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/answer.ts';
import { isSafetyQuestion } from '#schemas/forms/careful-values.ts';
import { isChecked, toConfirm } from '#schemas/forms/reading-checks.ts';
import { asWritten } from '#test/support/as-written.ts';
import { formSaid } from '#test/support/form-said.ts';
import { answered, leftAt } from '#test/support/read-form.ts';
import { sampleTask } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const DANGER = '/urgency/immediateDanger';
const SHARED = '/parentsInformed/concernsShared';
const SECRET = '/children/0/addressConfidential';
const NAME = '/referrer/name';
const BORN = '/children/0/dateOfBirth';

const read = (path: string, value: Answer['value']) => answered(path, value, { source: 'table', confidence: 0.8 });
const POSSIBLE = [read(DANGER, false), read(SHARED, 'yes'), read(SECRET, false), read(NAME, 'Tansy Cobble')];
const UNREAD = [leftAt(DANGER), leftAt(SECRET), leftAt(BORN, 'about five')];

const anyForm = fc
  .record({ answers: fc.subarray(POSSIBLE), leftovers: fc.subarray(UNREAD) })
  .map((said): FormRecord => ({ ...formSaid({}), documentId: 'D1', ...said }));

const ANSWERS = [{ confirmed: true }, null, true, false, 'yes', 'no', 'A name', '2020-02-03', { missing: 'not_known' }];
const anyStep = fc.oneof(
  fc.record({
    does: fc.constant('readings' as const),
    input: fc.record({
      form: fc.constant(1),
      path: fc.constantFrom(DANGER, SHARED, SECRET, NAME, BORN),
      answer: fc.constantFrom(...ANSWERS),
    }),
    as: fc.constantFrom('screening_officer', 'duty_social_worker', 'team_manager'),
  }),
  fc.record({
    does: fc.constant('tasks-done' as const),
    input: fc.constant({ id: 'check_reading-D1' }),
    as: fc.constantFrom('screening_officer', 'duty_social_worker', 'team_manager'),
  }),
);

const opened = (form: FormRecord): WholeCase => ({
  ...wholeCase({ forms: [form] }),
  tasks: [sampleTask({ id: 'check_reading-D1', kind: 'check_reading', about: 'D1', team: 'documents_to_read' })],
});

const outcome = { ended: 0, byItself: 0, confirmed: 0 };

function after(whole: WholeCase, { does, input, as }: { does: 'readings' | 'tasks-done'; input: object; as: string }) {
  const { action, rule } = CASE_ACTIONS[does];
  const doing = { staff: { id: as, roles: [as] }, now };
  try {
    const change = changeOf(whole.head, action, rule.run(whole, input, doing), doing);
    if (change.ended !== undefined) outcome.byItself += 1;
    return asWritten({ whole, timers: new Map() }, change).whole;
  } catch (error) {
    if (error instanceof Problem) return whole;
    throw error;
  }
}

const isOpen = ({ tasks }: WholeCase) => tasks.find(({ kind }) => kind === 'check_reading')?.state === 'open';
const formIn = ({ forms }: WholeCase) => {
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  return form;
};

describe('any confirmations and corrections, in any order', () => {
  it('lose no first reading, and end the check no sooner than each safety question is settled', () => {
    fc.assert(
      fc.property(anyForm, fc.array(anyStep, { minLength: 1, maxLength: 25 }), (form, steps) => {
        let whole = opened(form);
        for (const step of steps) {
          const before = whole;
          whole = after(whole, step);
          const now = formIn(whole);
          for (const { path, also: _, ...first } of form.answers.map((one) => ({ also: undefined, ...one }))) {
            const recorded = now.readings?.find((one) => one.path === path);
            const kept = recorded === undefined ? now.answers.find((one) => one.path === path) : recorded.before;
            expect(kept).toMatchObject(first);
          }
          expect(now.readings?.slice(0, formIn(before).readings?.length ?? 0) ?? []).toEqual(
            formIn(before).readings ?? [],
          );
          if (isOpen(before) && !isOpen(whole)) {
            outcome.ended += 1;
            expect(toConfirm(now)).toEqual([]);
            if (step.does === 'readings') expect(isChecked(now)).toBe(true);
          }
          // Nothing is settled that no person settled.
          const settled = new Set(now.readings?.map(({ path }) => path));
          for (const { path } of form.answers)
            if (isSafetyQuestion(path) && !settled.has(path)) expect(toConfirm(now)).toContain(path);
          outcome.confirmed += now.readings?.filter(({ confirmed }) => confirmed === true).length ?? 0;
        }
      }),
      { numRuns: 300 },
    );
    expect(Object.values(outcome).every((count) => count > 10)).toBe(true);
  });
});

describe('a confirmed reading', () => {
  const run = (form: FormRecord, answer: unknown, path = SHARED) => {
    const whole = after(opened(form), { does: 'readings', input: { form: 1, path, answer }, as: 'team_manager' });
    return { form: formIn(whole), whole };
  };
  const form: FormRecord = {
    ...formSaid({}),
    documentId: 'D1',
    answers: [{ ...read(SHARED, 'yes'), words: 'they know' }],
  };

  it.each([[{ confirmed: true }], ['yes']])(
    'by %j is the person’s, with the words and the reading it was',
    (answer) => {
      const { form: changed } = run(form, answer);
      expect(changed.answers).toEqual([
        { path: SHARED, value: 'yes', words: 'they know', source: 'staff', confidence: 1 },
      ]);
      expect(changed.readings).toEqual([
        {
          path: SHARED,
          before: { value: 'yes', words: 'they know', source: 'table', confidence: 0.8 },
          confirmed: true,
          by: 'team_manager',
          at: now.toISOString(),
        },
      ]);
    },
  );

  it('by another value is a correction, even back to what was read first', () => {
    const corrected = run(form, 'no').form;
    expect(corrected.readings?.[0]?.confirmed).toBeUndefined();
    expect(run(corrected, 'yes').form.readings?.[1]?.confirmed).toBeUndefined();
    const taken = { ...form, answers: [answered(SHARED, 'yes', { source: 'staff' })], leftovers: [leftAt(SHARED)] };
    expect(run(taken, 'yes').form.readings).toMatchObject([{ before: { source: 'staff' } }]);
    expect(run(taken, 'yes').form.readings?.[0]?.confirmed).toBeUndefined();
  });

  it('of the last question ends the check by itself, but not while an adult may be among the children', () => {
    expect(isOpen(run(form, { confirmed: true }).whole)).toBe(false);
    const moved = {
      label: 'Read as a member of the household, though the form has them among the children',
      text: 'Mia',
    };
    expect(isOpen(run({ ...form, leftovers: [moved] }, { confirmed: true }).whole)).toBe(true);
    expect(isOpen(run({ ...form, leftovers: [leftAt(BORN, 'about five')] }, { confirmed: true }).whole)).toBe(true);
    expect(isOpen(run({ ...form, answers: [...form.answers, read(DANGER, false)] }, { confirmed: true }).whole)).toBe(
      true,
    );
  });

  it('is none where the mask hides a part of the answer: nobody confirms what they cannot read', () => {
    const STREET = '/children/0/homeAddress';
    const LIVES = read(STREET, '14 Plover Row, Leicester');
    const TOLD = read(NAME, 'Tansy Cobble of 14 Plover Row');
    const { action: _, rule } = CASE_ACTIONS.readings;
    const confirmed = (path: string, answers: readonly Answer[]) => {
      const whole = opened({ ...form, answers: [...answers] });
      const doing = { staff: { id: 'person-1', roles: ['team_manager'] }, now };
      return () => rule.run(whole, { form: 1, path, answer: { confirmed: true } }, doing);
    };
    const secret = [LIVES, TOLD, read(SECRET, true)];
    for (const path of [STREET, NAME])
      expect(confirmed(path, secret)).toThrow(expect.objectContaining({ status: 409, code: 'answer-hidden' }));
    expect(confirmed(SECRET, secret)).not.toThrow();
    for (const path of [STREET, NAME]) expect(confirmed(path, [LIVES, TOLD, read(SECRET, false)])).not.toThrow();
  });
});
