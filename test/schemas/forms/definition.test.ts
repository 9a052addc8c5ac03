import { describe, expect, it } from '@jest/globals';
import { codeSets } from '#schemas/codes/code-sets.ts';
import { FormDefinition } from '#schemas/forms/definition.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import { parseReferral, referralBody, summaryText } from '#schemas/forms/referral.ts';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';

const everyField = form.sections.flatMap((section) => section.fields.map((field) => ({ section, field })));

describe('the form', () => {
  it('is well formed', () => {
    expect(FormDefinition.safeParse(form).error).toBeUndefined();
  });

  it('has each section once and each field once in its section', () => {
    expect(new Set(form.sections.map(({ id }) => id)).size).toBe(form.sections.length);
    expect(new Set(everyField.map(({ section, field }) => `${section.id}.${field.id}`)).size).toBe(everyField.length);
  });

  it('gives a code set to every choice and to nothing else', () => {
    for (const { section, field } of everyField) {
      const chosen = field.type === 'choice' || field.type === 'choices';
      expect([section.id, field.id, field.codes !== undefined && codeSets.has(field.codes)]).toEqual([
        section.id,
        field.id,
        chosen,
      ]);
    }
  });

  it('depends only on answers and codes that it has', () => {
    for (const { section, field } of everyField) {
      for (const condition of [field.onlyIf, field.exceptIf]) {
        if (!condition) continue;
        const [first, second] = condition.field.split('.');
        const target = second === undefined ? section : form.sections.find(({ id }) => id === first);
        const other = target?.fields.find(({ id }) => id === (second ?? first));
        const codes =
          other?.codes === undefined ? ['yes', 'no'] : codeSets.get(other.codes)?.codes.map(({ code }) => code);
        expect(other).toBeDefined();
        for (const value of condition.isOneOf) expect(codes).toContain(value);
      }
      if (field.excludes !== undefined) expect(section.fields.map(({ id }) => id)).toContain(field.excludes);
    }
    for (const item of form.expectedItems) {
      const fields = form.sections.find(({ id }) => id === item.section)?.fields.map(({ id }) => id) ?? [];
      for (const id of [...item.anyOf, ...(item.where ?? []).map(({ field }) => field)]) expect(fields).toContain(id);
    }
  });

  it('expects the five things of the public page', () => {
    expect(form.expectedItems.map(({ label }) => label)).toEqual([
      'Ethnic origin',
      'Religion',
      'Parents’ details',
      'Home address',
      'Other key agencies',
    ]);
  });

  it('bounds every repeat', () => {
    const repeats = Object.fromEntries(form.sections.flatMap(({ id, repeat }) => (repeat ? [[id, repeat.max]] : [])));
    expect(repeats).toEqual({ children: 12, household: 20, agencies: 20 });
  });

  it('takes a new field by one edit: schema, parsing and summary follow', () => {
    const wider: FormDefinition = {
      ...form,
      sections: form.sections.map((section) =>
        section.id === 'concern'
          ? {
              ...section,
              fields: [
                ...section.fields,
                { id: 'petName', label: 'Name of a pet', type: 'text', need: 'optional', maxLength: 10 },
              ],
            }
          : section,
      ),
    };
    const body = referralBodyExample();
    const parsed = parseReferral(wider, { ...body, concern: { ...body.concern, petName: 'Biscuit' } }, 'web');
    expect(parsed.ok && summaryText(wider, parsed.answers)).toContain('Name of a pet: Biscuit');
    expect(
      referralBody(wider).safeParse({ ...body, concern: { ...body.concern, petName: 'Biscuit the second' } }).success,
    ).toBe(false);
  });
});
