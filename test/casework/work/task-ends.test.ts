import { describe, expect, it } from '@jest/globals';
import { finishTask } from '#functions/casework/work/actions/tasks.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { type Task, TaskKind } from '#schemas/case.ts';
import { Match } from '#schemas/known-child.ts';
import { endOf, NOT_UNDERSTOOD, taskSays } from '#schemas/task-words.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const head = sampleCase();
const ask = sampleAsk(head.reference, { id: 'A1', form: 'early-help-and-social-care' });
const match = Match.parse({
  id: 'M1',
  child: 1,
  other: { reference: sampleCase().reference, child: 1 },
  relation: 'same_child',
  strength: 'strong',
  reasons: ['nhs_number'],
  side: 'newer',
  state: 'suggested',
  suggestedAt: now.toISOString(),
  version: 1,
});

/** Returns the result of ticking off a task of a kind, by somebody who may do anything. */
function ticked(
  kind: TaskKind,
  change: Partial<WholeCase> = {},
  how: string | undefined = 'I rang them.',
  about = 'A1',
) {
  const task: Task = sampleTask({ id: 'T1', kind, about });
  const doing = { staff: { id: 'p1', roles: ['team_manager', 'ig_officer'] }, now };
  try {
    return finishTask.run(
      wholeCase({ head, ...change, tasks: [task] }),
      { id: 'T1', ...(how === '' ? {} : { how }) },
      doing,
    ).finish?.[0];
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    throw error;
  }
}

const ofEnd = (end: string) => TaskKind.options.filter((kind) => endOf(kind) === end);

describe('a task', () => {
  it.each(ofEnd('said'))('%s ends when somebody says that it is done', (kind) => {
    expect(ticked(kind, {}, '')).toBe('T1');
  });

  it.each(ofEnd('with_words'))('%s ends only with words that say how', (kind) => {
    expect(ticked(kind, {}, '')).toBe('422 how-needed');
    expect(ticked(kind)).toBe('T1');
  });

  const undone: Readonly<Record<string, readonly [refused: string, undone: Partial<WholeCase>, about?: string]>> = {
    check_reading: [
      '409 not-read-yet',
      {
        forms: [
          {
            ...formSaid({}),
            documentId: 'D1',
            leftovers: [{ text: 'He is outside', label: 'Immediate danger?', path: '/urgency/immediateDanger' }],
          },
        ],
      },
      'D1',
    ],
    decision_at_risk: ['409 decide-it', {}],
    decision_overdue: ['409 decide-it', { head: { ...head, state: 'recommended' } }],
    form_due: ['409 record-the-form', { asks: [ask] }],
    judge_matches: ['409 judge-the-matches', { matches: [match] }],
    answer_query: ['409 answer-it', {}],
    query_at_risk: ['409 answer-it', {}],
    query_overdue: ['409 answer-it', {}],
    approve_confirmation: ['409 approve-it', {}],
    review_break_glass: ['409 review-it', {}],
  };

  it('is in this table when doing its work ends it', () => {
    expect(Object.keys(undone).sort()).toEqual(ofEnd('by_doing').sort());
  });

  it.each(ofEnd('by_doing'))('%s cannot be ticked off while it is not done, with or without words', (kind) => {
    const [refused, change, about] = undone[kind] ?? [];
    expect(ticked(kind, change, '', about)).toBe(refused);
    expect(ticked(kind, change, 'I looked.', about)).toBe(refused);
  });

  it('is not kept open by what is done: a form that came, a match that is judged, a case that is decided', () => {
    expect(ticked('form_due', { asks: [{ ...ask, state: 'answered', next: 'nothing' }] })).toBe('T1');
    expect(ticked('form_due', { asks: [{ ...ask, id: 'A2' }] })).toBe('T1');
    expect(ticked('judge_matches', { matches: [{ ...match, state: 'rejected' }] })).toBe('T1');
    expect(ticked('decision_overdue', { head: { ...head, state: 'decided' } })).toBe('T1');
  });
});

describe('what a task says', () => {
  const says = (kind: TaskKind, why = 'a_code_of_ours') => taskSays({ kind, why });

  it.each(TaskKind.options.filter((kind) => kind !== 'by_hand'))('%s is one plain sentence', (kind) => {
    expect(says(kind)).toMatch(/^[A-Z][^.?!]*\.$/);
    expect(says(kind).split(' ').length).toBeLessThanOrEqual(25);
    expect(says(kind)).not.toContain('_');
  });

  it('is different for each kind', () => {
    const all = TaskKind.options.map((kind) => says(kind));
    expect(new Set(all).size).toBe(all.length);
  });

  it('is the words of the colleague who raised it', () => {
    expect(says('by_hand', 'Ring the school.')).toBe('Ring the school.');
  });

  it('names the questions that were not understood', () => {
    expect(says('check_reading', `${NOT_UNDERSTOOD}Child 2: Date of birth; Parents informed`)).toBe(
      'Record what the form says, where it was not understood: Child 2: Date of birth; Parents informed',
    );
  });

  it('follows from its reason: no task says to ask somebody who may not be asked', () => {
    expect(says('ask_by_hand', 'do_not_ask_now: not_this_way')).toMatch(/^Do not ask now/);
    expect(says('ask_by_hand', 'ask_at_safe_times_only')).toContain('only at the times');
    expect(says('tell_referrer', 'public_acknowledgement_only')).toContain('not what was decided');
    expect(says('match_returned_form', 'issued_for_another_case')).not.toBe(says('match_returned_form'));
    expect(says('judge_link', 'subject_names:FD-7K3M-9QXC')).toContain('Its subject names FD-7K3M-9QXC: look at both');
    expect(says('judge_matches', 'superseded')).toContain('newer case');
  });
});
