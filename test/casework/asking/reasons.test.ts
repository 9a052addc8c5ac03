import { describe, expect, it } from '@jest/globals';
import { ask, instructForm, recordAnswer } from '#functions/casework/work/actions/asking.ts';
import { newReference } from '#schemas/reference.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const doing = { staff: { id: 'p1', roles: ['duty_social_worker'] }, now: new Date('2026-11-24T10:00:00.000Z') };
const ASKED = {
  reasons: ['best_placed'],
  questions: [{ topic: 'safety', text: 'Is anybody at risk today?' }],
  dueAt: '2026-11-26T12:00:00.000Z',
  of: { who: 'professional', how: 'telephone', worker: 'p2' },
};
const question = ASKED.questions[0];
const refusing = (run: () => unknown, status: number) => expect(run).toThrow(expect.objectContaining({ status }));

describe('a request for information', () => {
  it.each([['existing_relationship'], ['best_placed']])('may be made because of %s', (reason) => {
    expect(ask.run(wholeCase(), { ...ASKED, reasons: [reason] }, doing).records).toHaveLength(1);
  });

  it.each([
    ['no reason', { reasons: [] }],
    ['its reasons left out', { reasons: undefined }],
    ['a reason of somebody’s own', { reasons: ['curiosity'] }],
    ['one reason twice', { reasons: ['best_placed', 'best_placed'] }],
    ['no question', { questions: [] }],
    ['21 questions', { questions: Array(21).fill(question) }],
    ['a question longer than anybody answers', { questions: [{ topic: 'safety', text: 'x'.repeat(501) }] }],
    ['a topic that no letter has words for', { questions: [{ topic: 'the Canary family', text: 'Who?' }] }],
    ['a due time that is over', { dueAt: '2026-11-24T10:00:00.000Z' }],
    ['a due time after 90 days', { dueAt: '2027-02-23T10:00:00.000Z' }],
    [
      'an address typed differently twice',
      { of: { who: 'professional', address: 'a@b.sch.uk', confirmAddress: 'c@b.sch.uk' } },
    ],
    ['a member of the family by email', { of: { who: 'family', address: 'a@b.sch.uk', confirmAddress: 'a@b.sch.uk' } }],
  ])('with %s is refused', (_what, change) =>
    refusing(() => ask.run(wholeCase(), { ...ASKED, ...change }, doing), 422),
  );

  it('is refused while twenty are open, until one is answered', () => {
    const open = (openAsks: number) => wholeCase({ head: sampleCase({ openAsks }) });
    refusing(() => ask.run(open(20), ASKED, doing), 409);
    expect(ask.run(open(19), ASKED, doing).head).toEqual({ openAsks: 20 });
  });
});

describe('an answer', () => {
  const open = sampleAsk(newReference(), { id: 'A1' });
  const whole = wholeCase({ asks: [open, { ...open, id: 'A2', state: 'answered' }] });

  it.each([
    ['of no ask', { id: 'A3', how: 'telephone', answers: 'Yes.' }, 404],
    ['given before', { id: 'A2', how: 'telephone', answers: 'Yes.' }, 409],
    ['that says nothing', { id: 'A1', how: 'telephone' }, 422],
    ['in an email that the case does not have', { id: 'A1', how: 'email', messageId: 'M9' }, 422],
  ])('%s is refused', (_what, body, status) => refusing(() => recordAnswer.run(whole, body, doing), status));
});

describe('a form that somebody is told to complete', () => {
  it('needs no reason, since nothing is asked', () => {
    const { dueAt, of } = ASKED;
    const [record] = instructForm.run(wholeCase(), { form: 'masp', dueAt, of }, doing).records ?? [];
    expect(record?.value).toMatchObject({ form: 'masp', reasons: [], questions: [] });
  });
});
