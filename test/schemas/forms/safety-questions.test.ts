import { describe, expect, it } from '@jest/globals';
import { maskOf } from '#functions/safety/index.ts';
import { whatFormCallsFor } from '#functions/safety/what-it-calls-for.ts';
import { MOST_READINGS } from '#schemas/case.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { Answer, AnswerValue } from '#schemas/forms/answer.ts';
import { isSafetyQuestion } from '#schemas/forms/careful-values.ts';
import { placedFields } from '#schemas/forms/compiled-form.ts';
import type { FieldDefinition, FormDefinition } from '#schemas/forms/definition.ts';
import { isPlace } from '#schemas/forms/form-safety.ts';
import { forms } from '#schemas/forms/forms.ts';
import { referralFacts } from '#schemas/forms/referral.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const head = sampleCase();

/** A form of a family whose address is secret, and of a referrer who may be written to. */
const BASE: Readonly<Record<string, AnswerValue>> = {
  '/children/0/homeAddress': '12 Quillfeather Street',
  '/children/0/addressConfidential': true,
  '/household/0/address': '3 Oldmeadow Close',
  '/referrer/email': 'a@school.example',
  '/referrer/emailIsSafe': true,
  '/referrer/address': '9 Newland Road',
};

/** Returns what a form sets: flags, a mask, whom we may write to, and the clock. */
function setBy(definition: FormDefinition, said: Readonly<Record<string, AnswerValue>>) {
  const answers = Object.entries(said).map(
    ([path, value]): Answer => ({ path, value, source: 'table', confidence: 1 }),
  );
  const form = {
    number: 1,
    formId: definition.id,
    formVersion: definition.version,
    documentId: null,
    readAt: now.toISOString(),
    answers,
    leftovers: [],
  };
  const calls = whatFormCallsFor({ definition, answers, leftovers: [] }, { head, now, selfReferralAge: 16 });
  const safety = safetyOf([form]);
  const mask = maskOf({ head, safety });
  const { emailIsSafe, referrerEmail } = referralFacts(answers);
  return {
    flags: calls.flags,
    priority: calls.priority,
    hides: mask.hides,
    masked: mask.fields.map(({ path }) => path),
    emailIsSafe,
    referrerEmail,
    // Whose an address is, and whether it is safe: the gate of letters asks it.
    said: safety.forms.map(({ people }) =>
      people.map(({ person, said }) => [person, said]).filter(([, of]) => JSON.stringify(of) !== '{}'),
    ),
  };
}

/** Returns every kind of answer to a question. */
function valuesOf({ type, codes }: FieldDefinition): AnswerValue[] {
  if (type === 'yes_no') return [true, false];
  if (type === 'yes_no_unknown') return ['yes', 'no', 'unknown'];
  if (codes !== undefined) return codeSet(codes).codes.map(({ code }) => (type === 'choices' ? [code] : code));
  return type === 'date' ? ['2015-01-01', '2009-01-01'] : ['x'];
}

describe.each([...forms.values()])('the safety questions of $id', (definition) => {
  it('are all those whose answer sets a flag, a mask, a contact rule or a clock', () => {
    const setting = definition.sections.flatMap((section) =>
      placedFields(section, section.repeat === undefined ? undefined : 0).flatMap(({ field, path }) => {
        const { [path]: _, ...others } = BASE;
        const without = JSON.stringify(setBy(definition, others));
        const sets = valuesOf(field).some(
          (value) => JSON.stringify(setBy(definition, { ...others, [path]: value })) !== without,
        );
        return sets && !isPlace(path) ? [path] : [];
      }),
    );
    expect(setting.length).toBeGreaterThan(0);
    expect(setting.filter((path) => !isSafetyQuestion(path))).toEqual([]);
  });

  it('can all be settled, whatever the size of the family', () => {
    const all = definition.sections.flatMap((section) =>
      Array.from({ length: section.repeat?.max ?? 1 }, (_, index) =>
        placedFields(section, section.repeat === undefined ? undefined : index).filter(({ path }) =>
          isSafetyQuestion(path),
        ),
      ).flat(),
    );
    expect(all.length).toBeLessThanOrEqual(MOST_READINGS);
  });
});
