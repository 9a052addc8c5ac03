import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeBlankForm } from '#functions/documents/word/index.ts';
import { MissingReason } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { fieldBody } from '#schemas/forms/body.ts';
import { askedOf, type FieldDefinition, type FormDefinition } from '#schemas/forms/definition.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { forms } from '#schemas/forms/forms.ts';
import { type Answer, completeness, parseReferral } from '#schemas/forms/referral.ts';
import { tidyField } from '#schemas/forms/tidy.ts';
import { COUNCIL, EVERY_FORM } from '#test/fixtures/every-form.ts';
import { fillForm } from '#test/fixtures/fill-form.ts';
import { filledReferralForm, referralBodyExample, referralBodyWithReasons } from '#test/fixtures/word-forms.ts';
import { textOf } from './text-of.ts';
import { read } from './word-document.ts';

const blanks = await Promise.all(
  [...forms.values()].map(async (form) => ({ form, blank: await writeBlankForm(form, { council: COUNCIL }) })),
);

/** What may be answered to a field, tidied as at every door. */
function answerTo(field: FieldDefinition): fc.Arbitrary<unknown> {
  const codes = field.codes === undefined ? [] : codeSet(field.codes).codes.map(({ code }) => code);
  const words = fc.string({ unit: fc.constantFrom(...'abcXYZ019 .,;:-&<>"\'“”éßñ李ا\u00a0=[]/'), maxLength: 60 });
  const values: Record<string, fc.Arbitrary<unknown>> = {
    yes_no: fc.boolean(),
    yes_no_unknown: fc.constantFrom('yes', 'no', 'unknown'),
    choice: fc.constantFrom(...codes, ''),
    choices: fc.subarray(codes),
    date: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    date_time: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16)),
    email: fc.emailAddress(),
    long_text: fc.string({ unit: fc.constantFrom(...'abc \n\t<&>李🙂"\''), maxLength: 300 }),
  };
  const value = values[field.type] ?? words;
  const missing = fc.constantFrom(...MissingReason.options).map((reason) => ({ missing: reason }));
  return field.need === 'expected'
    ? fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: missing })
    : value;
}

const anyAnswers = (form: FormDefinition): fc.Arbitrary<Answer[]> =>
  fc
    .tuple(
      ...form.sections.map((section) => {
        const item = fc.record(
          Object.fromEntries(
            askedOf(section).map((field) => [field.id, fc.option(answerTo(field), { nil: undefined })]),
          ),
        );
        return (section.repeat ? fc.array(item, { maxLength: section.repeat.printed + 2 }) : fc.tuple(item)).map(
          (items) => ({ section, items }),
        );
      }),
    )
    .map((sections) => {
      const answers: Answer[] = [];
      for (const { section, items } of sections) {
        let index = 0;
        for (const item of items) {
          const base = section.repeat ? `/${section.id}/${index}` : `/${section.id}`;
          const before = answers.length;
          for (const field of askedOf(section)) {
            const read = fieldBody(field).safeParse(tidyField(field, item[field.id] ?? null));
            if (!read.success || read.data === undefined) continue;
            const value = read.data;
            const answered =
              typeof value === 'object' && !Array.isArray(value) ? { missing: value.missing } : { value };
            answers.push({ path: `${base}/${field.id}`, ...answered, source: 'control', confidence: 1 });
          }
          if (answers.length > before) index += 1;
        }
      }
      return answers;
    });

describe('a completed Word form', () => {
  it.each(blanks.map(({ form, blank }) => ({ name: form.title, form, blank })))(
    '$name gives back exactly what was written in it, whatever that was',
    ({ form, blank }) => {
      fc.assert(
        fc.property(anyAnswers(form), (answers) => {
          const reading = read(fillForm(blank, form, answers));
          expect(reading.answers).toEqual(answers);
          expect(reading.leftovers).toEqual([]);
        }),
        { numRuns: 15 },
      );
    },
  );

  it.each(EVERY_FORM.map((answered) => ({ name: answered.form.title, ...answered })))(
    '$name gives back each of its invented answers',
    ({ form, answers }) => {
      const blank = blanks.find((one) => one.form === form)?.blank ?? new Uint8Array();
      const reading = read(fillForm(blank, form, answers));
      expect(reading.answers).toEqual(answers);
      expect(reading.leftovers).toEqual([]);
    },
  );

  it.each([
    ['all that is expected', referralBodyExample(), { answered: 5, reasoned: 0, blank: 0 }],
    ['reasons for all that is missing', referralBodyWithReasons(), { answered: 0, reasoned: 5, blank: 0 }],
  ])('with %s is the same referral as the online form’s', async (_, body, complete) => {
    const reading = read(await filledReferralForm({ body }));
    const online = parseReferral(earlyHelpAndSocialCare, body, 'control');
    expect(reading.answers).toEqual(online.ok && online.answers);
    expect(completeness(earlyHelpAndSocialCare, reading.answers)).toMatchObject(complete);
    expect(textOf(reading)).toContain('Have you called 999?');
    expect(textOf(reading)).not.toContain('Click here and write');
  });
});
