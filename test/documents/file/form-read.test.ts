import { describe, expect, it } from '@jest/globals';
import { recordOf, whatTheFormSays } from '#functions/documents/file/form-read.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { earlyHelpAndSocialCare as definition } from '#schemas/forms/early-help-and-social-care.ts';
import { Answer } from '#schemas/forms/referral.ts';
import { newReference } from '#schemas/reference.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const FILE = { id: 'D1', held: false };
const recorded = (answers: readonly Answer[]) =>
  recordOf({ definition, version: definition.version, answers, leftovers: [], judged: true }, 1, FILE, new Date(0));

describe('a form that says more than an item of the store holds', () => {
  it('keeps every answer, its long texts cut, and those of its other readings too', () => {
    const long = 'x'.repeat(20_000);
    const answers = ['reason', 'whatHappened', 'impactOnChild', 'worries'].map((id) =>
      Answer.parse({
        path: `/concern/${id}`,
        value: long,
        source: 'table',
        confidence: 0.9,
        also: Array.from({ length: 5 }, () => ({ value: long, source: 'paragraph', confidence: 0.8 })),
      }),
    );
    const { record: kept, cut } = recorded(answers);
    expect(cut).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(320 * 1024);
    expect(kept.answers.map(({ path }) => path)).toEqual(answers.map(({ path }) => path));
    for (const { value, also } of kept.answers) {
      expect(String(value)).toMatch(/^x{4000} \[cut here/);
      expect(also?.map((other) => String(other.value).length)).toEqual(Array(5).fill(String(value).length));
    }
  });

  it('is kept as it is when it fits', () => {
    const answer = Answer.parse({
      path: '/concern/reason',
      value: 'x'.repeat(20_000),
      source: 'table',
      confidence: 0.9,
    });
    expect(recorded([answer])).toMatchObject({ record: { answers: [answer] }, cut: false });
  });
});

describe('a form with the reference of the case that it was issued for', () => {
  const form = { definition, version: definition.version, answers: [], leftovers: [], judged: false };

  it('that came to another case is kept with it, and is somebody’s to match', () => {
    const issuedFor = newReference();
    const [task, ...more] = whatTheFormSays({ ...form, issuedFor }, sampleCase(), 'D1', {
      ...CLOCK_DEFAULTS,
      now: new Date(0),
    }).tasks;
    expect(task).toMatchObject({ kind: 'match_returned_form', team: 'duty_and_advice', about: issuedFor });
    expect(more).toEqual([]);
    expect(recordOf({ ...form, issuedFor }, 1, FILE, new Date(0)).record.issuedFor).toBe(issuedFor);
  });

  it('that came to that very case, or says no reference, asks nobody to match it', () => {
    const head = sampleCase();
    for (const issuedFor of [head.reference, undefined])
      expect(
        whatTheFormSays({ ...form, issuedFor }, head, 'D1', { ...CLOCK_DEFAULTS, now: new Date(0) }).tasks,
      ).toEqual([]);
  });
});
