import { describe, expect, it } from '@jest/globals';
import { decide, recommend } from '#functions/casework/work/actions/deciding.ts';
import { close } from '#functions/casework/work/actions/ending.ts';
import { finishTask } from '#functions/casework/work/actions/tasks.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { Doing } from '#functions/casework/work/change.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { CatalogueEntry } from '#schemas/catalogue.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';
import { Decision, Recommendation } from '#schemas/decision.ts';
import { DEFAULT_LEVELS } from '#schemas/levels.ts';
import { sampleTask } from '#test/support/sample-case.ts';
import { safetyOf, wholeCase } from '#test/support/whole-case.ts';
import { analysis } from './analysis.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const entry = (id: string, active = true): CatalogueEntry => ({
  id,
  name: `The ${id}`,
  description: 'A place for families.',
  url: null,
  telephone: '01632 960001',
  address: null,
  active,
  clusters: [],
  version: 3,
  changedAt: now.toISOString(),
  changedBy: 'somebody',
});
const doing = (id: string): Doing => ({
  staff: { id, roles: ['team_manager'] },
  now,
  desk: {
    clock: CLOCK_DEFAULTS,
    levels: DEFAULT_LEVELS,
    catalogue: [entry('family-centre'), entry('closed-centre', false)],
  },
});
const alone = { aloneBecause: 'Nobody else is on duty tonight.' };

/** Makes a case with somebody's recommendation. */
function recommended(by = 'worker'): WholeCase {
  const whole = wholeCase();
  const [record] = recommend.run(whole, analysis(), doing(by)).records ?? [];
  return { ...whole, recommendations: [Recommendation.parse(record?.value)] };
}

function decided(whole: WholeCase, change: Record<string, unknown> = {}, by = 'manager') {
  const made = decide.run(whole, analysis(change), doing(by));
  return { made, decision: Decision.parse(made.records?.[0]?.value), tasks: made.raise ?? [] };
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'allowed';
}

const deciding = (change: Record<string, unknown>) => refusal(() => decided(recommended(), change));

describe('a decision', () => {
  it('keeps level and legal basis apart, each with its reasons, and the level as it was called that day', () => {
    const { decision } = decided(recommended());
    expect(decision).toMatchObject({
      level: { code: '2', label: '2 Early help' },
      legalBasis: { code: 'early_help' },
      recommendation: '0001',
      round: 1,
      by: 'manager',
    });
    expect(decision).not.toHaveProperty('alone');
  });

  it.each(['level', 'legalBasis', 'outcome', 'reasons'])('is refused without its %s', (field) => {
    expect(deciding({ [field]: undefined })).toBe('bad-input');
  });

  it.each(['level', 'legalBasis'])('is refused when its %s has no reasons', (field) => {
    expect(deciding({ [field]: { code: field === 'level' ? '2' : 'none', rationale: '  ' } })).toBe('bad-input');
  });

  it('is refused at a level that the area does not have', () => {
    expect(deciding({ level: { code: '9', rationale: 'Made up.' } })).toBe('no-such-level');
  });

  it('by the person who recommended needs a reason, which the record and the audit keep', () => {
    const whole = recommended('manager');
    expect(refusal(() => decided(whole))).toBe('two-people-needed');
    const { made, decision } = decided(whole, alone);
    expect(decision.alone).toEqual({ because: 'same_person', why: alone.aloneBecause });
    expect(changeOf(whole.head, 'decide', made, doing('manager'))).toMatchObject({
      action: 'case-decide',
      subject: 'exception:same_person',
    });
  });

  it('that nobody recommended needs a reason too', () => {
    expect(refusal(() => decided(wholeCase()))).toBe('two-people-needed');
    expect(decided(wholeCase(), alone).made.subject).toBe('exception:not_recommended');
  });

  it('keeps the referrer’s suggestion as advice and does not follow it', () => {
    const answers = [{ path: '/request/suggestedLevel', value: '4', source: 'web' as const, confidence: 1 }];
    const form = {
      number: 1,
      formId: 'f',
      formVersion: '1',
      documentId: null,
      readAt: now.toISOString(),
      leftovers: [],
    };
    const { decision } = decided({ ...recommended(), safety: safetyOf([{ ...form, answers }]) });
    expect(decision).toMatchObject({ suggestedLevel: '4', level: { code: '2' } });
  });
});

describe('what an outcome needs', () => {
  const agreement = { given: true, by: 'The mother', on: '2026-11-20', how: 'By telephone' };
  const multiAgency = { agencies: ['A school', 'A health visitor'] };

  it('signposted: an active entry of the catalogue, and who was told', () => {
    const to = (...entries: string[]) => ({ outcome: 'signposted', signposting: { entries, toldWho: 'The mother' } });
    expect(deciding({ outcome: 'signposted' })).toBe('signposting-needed');
    expect(deciding(to())).toBe('bad-input');
    expect(deciding(to('closed-centre'))).toBe('not-in-catalogue');
    expect(deciding(to('family-centre', 'no-such-place'))).toBe('not-in-catalogue');
    expect(deciding({ outcome: 'signposted', signposting: { entries: ['family-centre'] } })).toBe('bad-input');
    expect(decided(recommended(), to('family-centre')).decision.signposting).toEqual({
      entries: [{ id: 'family-centre', version: 3, name: 'The family-centre' }],
      toldWho: 'The mother',
    });
  });

  it('early help assessment: early help, more than one agency or a reason, and agreement or a reason', () => {
    const eha = (change: Record<string, unknown>) =>
      deciding({ outcome: 'early_help_assessment', multiAgency, agreement, ...change });
    expect(eha({})).toBe('allowed');
    expect(eha({ level: { code: '1', rationale: 'Universal.' } })).toBe('not-early-help');
    expect(eha({ legalBasis: { code: 's17', rationale: 'In need.' } })).toBe('not-early-help');
    expect(eha({ multiAgency: undefined })).toBe('agencies-needed');
    expect(eha({ multiAgency: { agencies: ['A school', 'a School.'] } })).toBe('agencies-needed');
    expect(eha({ multiAgency: { why: 'One agency holds all that is needed.' } })).toBe('allowed');
    expect(eha({ agreement: undefined })).toBe('agreement-needed');
    expect(eha({ agreement: { given: false, why: 'They are asked tomorrow.' } })).toBe('allowed');
  });

  it('short support and the panel: agreement or a reason; advice and no further action: nothing more (S1, S3, S19)', () => {
    for (const outcome of ['short_term_support', 'masp']) {
      expect(deciding({ outcome })).toBe('agreement-needed');
      expect(deciding({ outcome, agreement })).toBe('allowed');
      expect(deciding({ outcome, agreement: { given: false, why: 'They are asked tomorrow.' } })).toBe('allowed');
    }
    for (const outcome of ['advice', 'no_further_action']) expect(deciding({ outcome })).toBe('allowed');
  });

  it('safeguarding is never refused for lack of agreement', () => {
    for (const code of ['s17', 's47'])
      for (const outcome of DecisionOutcome.exclude([
        'signposted',
        'redirect',
        'early_help_assessment',
        'withdrawn_by_referrer',
      ]).options)
        expect([outcome, deciding({ outcome, legalBasis: { code, rationale: 'Harm is feared.' } })]).toEqual([
          outcome,
          'allowed',
        ]);
  });

  it('withdrawn by the referrer: reasons, and no second person and no exception', () => {
    const withdrawn = { outcome: 'withdrawn_by_referrer', reasons: 'The school sent it about another family.' };
    const { decision, made } = decided(wholeCase(), withdrawn);
    expect(decision).toMatchObject({ ...withdrawn, recommendation: null });
    expect(decision).not.toHaveProperty('alone');
    expect(made).not.toHaveProperty('subject');
    expect(deciding({ ...withdrawn, reasons: ' ' })).toBe('bad-input');
    expect(refusal(() => decided(recommended('manager'), withdrawn))).toBe('allowed');
  });

  it('withdrawn by the referrer: never under section 47, which no referrer can take back', () => {
    const withdrawn = { outcome: 'withdrawn_by_referrer' };
    const s47 = { code: 's47', rationale: 'Harm is feared.' };
    expect(deciding({ ...withdrawn, legalBasis: s47 })).toBe('concern-not-withdrawn');
    const head = { ...wholeCase().head, s47: { since: now.toISOString(), current: true } };
    expect(refusal(() => decided({ ...wholeCase(), head }, withdrawn))).toBe('concern-not-withdrawn');
    expect(refusal(() => recommend.run({ ...wholeCase(), head }, analysis(withdrawn), doing('worker')))).toBe(
      'concern-not-withdrawn',
    );
  });

  it.each(['immediate_danger', 'danger_words'] as const)(
    'withdrawn by the referrer: two people, or an exception, where the case has the flag %s',
    (flag) => {
      const whole = { ...wholeCase(), head: { ...wholeCase().head, flags: [flag] } };
      expect(refusal(() => decided(whole, { outcome: 'withdrawn_by_referrer' }))).toBe('two-people-needed');
      expect(refusal(() => decided(whole, { outcome: 'withdrawn_by_referrer', ...alone }))).toBe('allowed');
    },
  );

  it('redirect: the authority, and a hand-over that a person confirms later', () => {
    expect(deciding({ outcome: 'redirect' })).toBe('authority-needed');
    const { tasks } = decided(recommended(), { outcome: 'redirect', redirectTo: 'Nextshire' });
    expect(tasks.map(({ kind }) => kind)).toEqual(['tell_referrer', 'confirm_hand_over']);
  });
});

describe('the referrer', () => {
  const from = (referrerType: string): WholeCase => ({
    ...recommended(),
    safety: safetyOf([
      {
        number: 1,
        formId: 'f',
        formVersion: '1',
        documentId: null,
        readAt: now.toISOString(),
        answers: [{ path: '/referrer/referrerType', value: referrerType, source: 'web', confidence: 1 }],
        leftovers: [],
      },
    ]),
  });
  const why = (whole: WholeCase) => decided(whole).tasks.map((task) => task.why);

  it('hears the outcome if they are a professional, and otherwise only that we have decided', () => {
    expect(why(from('professional'))).toEqual(['professional_outcome_and_reasons']);
    for (const type of ['parent', 'young_person', 'anonymous', 'other'])
      expect(why(from(type))).toEqual(['public_acknowledgement_only']);
    expect(why(recommended())).toEqual(['public_acknowledgement_only']);
  });

  it('is to be told within a working day', () => {
    expect(decided(recommended()).tasks[0]?.dueAt).toBe('2026-11-24T17:00:00.000Z');
  });

  it('keeps the case open until somebody says how they were told', () => {
    const task = sampleTask({ id: 'tell_referrer-0001', kind: 'tell_referrer' });
    const whole = wholeCase({ tasks: [task] });
    expect(refusal(() => close.run(whole, {}, doing('worker')))).toBe('not-done-yet');
    expect(refusal(() => finishTask.run(whole, { id: task.id }, doing('worker')))).toBe('how-needed');
    const how = { id: task.id, how: 'Rang the school back.' };
    expect(finishTask.run(whole, how, doing('worker')).finish).toEqual([task.id]);
    expect(refusal(() => close.run(wholeCase({ tasks: [{ ...task, state: 'done' }] }), {}, doing('worker')))).toBe(
      'allowed',
    );
  });
});
