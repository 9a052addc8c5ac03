import { describe, expect, it } from '@jest/globals';
import { whatWasRead } from '#functions/documents/file/file-reading.ts';
import { whatTheFormSays } from '#functions/documents/file/form-read.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { earlyHelpAndSocialCare as definition } from '#schemas/forms/early-help-and-social-care.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { docx, paragraph } from '#test/fixtures/hostile-files.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const now = new Date('2026-11-24T03:10:00.000Z');
const head = sampleCase({ receivedAt: '2026-11-24T03:00:00.000Z' });
const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'table', confidence: 0.9 });
const says = (answers: readonly Answer[], leftovers: readonly { label: string; text: string }[] = []) =>
  whatTheFormSays({ definition, version: definition.version, answers, leftovers, judged: false }, head, 'D1', {
    ...CLOCK_DEFAULTS,
    now,
  });

describe('a Word form, read', () => {
  it('calls for the same as if it had come by the web', () => {
    const { flags, tasks } = says([
      said('/referrer/referrerType', 'young_person'),
      said('/children/0/addressConfidential', true),
      said('/parentsInformed/notToldReason', 'risk_to_child'),
    ]);
    expect(flags).toEqual([
      'do_not_inform_parents',
      'contact_nobody_without_decision',
      'address_confidential',
      'incomplete',
    ]);
    expect(tasks).toEqual([]);
  });

  it('that says that a worker has the family now has somebody tell them, and is a contact all the same (S5b)', () => {
    const of = (value: string, also?: string) => {
      const answer = said('/history/existingInvolvement', value);
      const second = also === undefined ? {} : { also: [{ value: also, source: 'table' as const, confidence: 0.5 }] };
      return says([{ ...answer, ...second }]).tasks;
    };
    for (const open of ['open_social_worker', 'open_early_help'])
      expect(of(open)).toMatchObject([
        { kind: 'tell_allocated_worker', why: open, team: 'duty_and_advice', dueAt: head.decisionDueAt },
      ]);
    expect(of('previously_known', 'open_social_worker')).toHaveLength(1);
    for (const none of ['previously_known', 'never_known', 'unchecked']) expect(of(none)).toEqual([]);
  });

  it('of somebody of sixteen who refers herself waits as any other; a younger child’s, or of unknown age, does not (S28b)', () => {
    const own = (...answers: readonly Answer[]) =>
      says([said('/referrer/referrerType', 'young_person'), ...answers]).priority;
    const born = (on: string, child = 0) => said(`/children/${child}/dateOfBirth`, on);
    // Received on 24 November 2026 in London.
    expect([own(born('2010-11-24')), own(born('2010-11-25')), own(born('2013-04-01')), own()]).toEqual([
      undefined,
      'urgent',
      'urgent',
      'urgent',
    ]);
    // Nobody knows which of two she is, or which of two readings is right.
    expect(own(born('2010-01-01'), born('2010-01-01', 1))).toBe('urgent');
    const unsure = {
      ...born('2010-01-01'),
      also: [{ value: '2016-01-01', source: 'table' as const, confidence: 0.4 }],
    };
    expect(own(unsure)).toBe('urgent');
  });

  it('of a child who refers herself is soon looked at, and nobody of the family contacted, however it was read (S28c)', () => {
    const unsure = (path: string, value: string, also: string): Answer => ({
      ...said(path, value),
      also: [{ value: also, source: 'table', confidence: 0.3 }],
    });
    for (const answer of [
      said('/referrer/referrerType', 'young_person'),
      unsure('/referrer/referrerType', 'member_of_public', 'young_person'),
      // Another council's form may say it by the kind of source alone.
      said('/referrer/sourceCode', '1C'),
    ]) {
      expect(says([answer])).toMatchObject({ priority: 'urgent' });
      expect(says([answer]).flags).toContain('contact_nobody_without_decision');
    }
    expect(says([said('/referrer/referrerType', 'parent'), said('/referrer/sourceCode', '1C')])).not.toHaveProperty(
      'priority',
    );
  });

  it('protects by a less sure reading as well, and asks nobody to tell the parents by one', () => {
    const notTold = (value: string, also: string) =>
      says([
        { ...said('/parentsInformed/notToldReason', value), also: [{ value: also, source: 'table', confidence: 0.3 }] },
      ]);
    expect(notTold('other', 'risk_to_child').flags).toContain('do_not_inform_parents');
    expect(notTold('other', 'young_person_asks_not_to').flags).toContain('contact_nobody_without_decision');
    expect(notTold('could_not_reach', 'risk_to_child').tasks).toEqual([]);
    expect(notTold('other', 'could_not_reach').tasks).toEqual([]);
  });

  it('calls a person by words that no question asks for, due when it was received', () => {
    const { flags, tasks } = says([], [{ label: 'Anything else', text: 'She is missing since Monday' }]);
    expect(flags).toContain('danger_words');
    expect(tasks).toMatchObject([
      { id: 'danger_words-D1', kind: 'danger_words', why: 'missing since', about: 'D1', dueAt: head.receivedAt },
    ]);
  });

  it('names each task by its file, so that two files of one case both call', () => {
    const ids = [said('/urgency/immediateDanger', true), said('/parentsInformed/notToldReason', 'could_not_reach')];
    expect(says(ids).tasks.map(({ id }) => id)).toEqual(['immediate_danger-D1', 'ask_referrer_to_tell_parents-D1']);
  });
});

describe('a letter that is no form', () => {
  it('gives its words to be looked through for danger, as it was opened', async () => {
    const read = whatWasRead(await readFile(docx({ body: paragraph('He keeps a knife by the door.') }), 'letter.docx'));
    expect(read).toMatchObject({ cut: false, words: [{ label: 'Text', text: 'He keeps a knife by the door.' }] });
  });
});
