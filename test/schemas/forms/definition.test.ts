import { describe, expect, it } from '@jest/globals';
import {
  bookmarkOf,
  fieldTag,
  formTag,
  parseTag,
  repeatTag,
  sectionTag,
  tagOfBookmark,
} from '#functions/documents/word/tags.ts';
import { codeSet, codeSets } from '#schemas/codes/code-sets.ts';
import { fieldOf } from '#schemas/forms/compiled-form.ts';
import { type Condition, type FieldDefinition, FormDefinition } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { jsonSchema } from '#schemas/forms/referral.ts';
import { children } from '#schemas/forms/sections/children.ts';
import { someFields, UnknownField } from '#schemas/forms/sections/some-fields.ts';

const REPEATS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'early-help-and-social-care': { children: 12, household: 20, agencies: 20 },
  'early-help-assessment': {
    children: 12,
    household: 20,
    agencies: 20,
    agreements: 32,
    plan: 30,
    team: 25,
    reviews: 24,
  },
  masp: { children: 12, household: 20, interventions: 20, agencies: 20, invitations: 20 },
};

describe('the forms', () => {
  it('are the three that we issue', () => {
    expect([...forms.keys()]).toEqual(['early-help-and-social-care', 'early-help-assessment', 'masp']);
  });

  it('ask for what they share under the same ids, of the same kind', () => {
    const shared = new Map<string, FieldDefinition>();
    for (const form of forms.values()) {
      for (const section of form.sections) {
        for (const field of section.fields) {
          const id = `${section.id}.${field.id}`;
          const known = shared.get(id) ?? field;
          shared.set(id, known);
          expect([id, field.type, field.codes]).toEqual([id, known.type, known.codes]);
        }
      }
    }
  });

  it('are told apart by what only one of them asks', () => {
    for (const form of forms.values()) {
      const others = [...forms.values()].filter((other) => other !== form).flatMap(({ sections }) => sections);
      const own = form.sections.filter(({ id }) => others.every((other) => other.id !== id));
      expect([form.id, own.length > 1]).toEqual([form.id, true]);
    }
  });
});

describe.each([...forms])('the form %s', (id, form) => {
  const everyField = form.sections.flatMap((section) => section.fields.map((field) => ({ section, field })));

  it('is well formed', () => {
    expect(FormDefinition.safeParse(form).error).toBeUndefined();
    expect(form.id).toBe(id);
  });

  it('has each section once, and each field once in its section under a label of its own', () => {
    expect(new Set(form.sections.map((section) => section.id)).size).toBe(form.sections.length);
    expect(new Set(form.sections.map(({ title }) => title)).size).toBe(form.sections.length);
    expect(new Set(everyField.map(({ section, field }) => `${section.id}.${field.id}`)).size).toBe(everyField.length);
    expect(new Set(everyField.map(({ section, field }) => `${section.id}.${field.label}`)).size).toBe(
      everyField.length,
    );
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
    const check = (condition: Condition, fields: readonly FieldDefinition[], fieldId: string) => {
      const other = fields.find((one) => one.id === fieldId);
      const codes = {
        yes_no: ['yes', 'no'],
        yes_no_unknown: ['yes', 'no', 'unknown'],
        choice: codeSet(other?.codes ?? 'sex').codes.map(({ code }) => code),
        choices: codeSet(other?.codes ?? 'sex').codes.map(({ code }) => code),
      };
      expect([condition.field, Object.keys(codes)]).toEqual([condition.field, expect.arrayContaining([other?.type])]);
      for (const [type, known] of Object.entries(codes))
        if (type === other?.type) expect(known).toEqual(expect.arrayContaining(condition.isOneOf));
    };
    for (const { section, field } of everyField) {
      for (const condition of [field.onlyIf, field.exceptIf]) {
        if (!condition) continue;
        const [first = '', second] = condition.field.split('.');
        const target = second === undefined ? section : form.sections.find((one) => one.id === first);
        expect(second === undefined || target?.repeat === undefined).toBe(true);
        check(condition, target?.fields ?? [], second ?? first);
      }
      const beside = section.fields.map((one) => one.id);
      if (field.excludes !== undefined) expect(beside).toContain(field.excludes);
      expect(beside).toEqual(expect.arrayContaining(field.tells ?? []));
    }
    expect(new Set(form.expectedItems.map((item) => item.id)).size).toBe(form.expectedItems.length);
    for (const item of form.expectedItems) {
      const fields = form.sections.find((one) => one.id === item.section)?.fields ?? [];
      expect(fields.map((one) => one.id)).toEqual(expect.arrayContaining(item.anyOf));
      for (const condition of item.where ?? []) check(condition, fields, condition.field);
    }
  });

  it('asks a question of everyone who meets its condition before the question itself', () => {
    for (const { section, field } of everyField) {
      for (const condition of [field.onlyIf, field.exceptIf]) {
        if (!condition || condition.field.includes('.')) continue;
        const ids = section.fields.map((one) => one.id);
        expect([field.id, ids.indexOf(condition.field) < ids.indexOf(field.id)]).toEqual([field.id, true]);
      }
    }
  });

  it('expects the five things of the public page first', () => {
    expect(form.expectedItems.slice(0, 5).map(({ label }) => label)).toEqual([
      'Ethnic origin',
      'Religion',
      'Parents’ details',
      'Home address',
      'Other key agencies',
    ]);
  });

  it('bounds every repeat', () => {
    const repeats = Object.fromEntries(
      form.sections.flatMap((section) => (section.repeat ? [[section.id, section.repeat.max]] : [])),
    );
    expect(repeats).toEqual(REPEATS[id]);
  });

  it('has tags that Word takes and bookmarks that LibreOffice keeps, which name their field again', () => {
    const seen = new Set<string>();
    for (const section of form.sections) {
      const last = (section.repeat?.max ?? 1) - 1;
      const tags = section.fields.flatMap((field) => [
        fieldTag(section, last, field),
        ...(field.type === 'choices'
          ? codeSet(field.codes ?? '').codes.map(({ code }) => fieldTag(section, last, field, code))
          : []),
      ]);
      if (section.repeat) tags.push(sectionTag(section));
      for (const tag of tags) {
        expect([tag, tag.length <= 64, parseTag(tag)?.section]).toEqual([tag, true, section.id]);
        const bookmark = bookmarkOf(tag) ?? '';
        expect([bookmark, /^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(bookmark)]).toEqual([bookmark, true]);
        expect(tagOfBookmark(bookmark)).toBe(tag);
        expect(seen.has(bookmark)).toBe(false);
        seen.add(bookmark);
      }
      expect(repeatTag(section).length).toBeLessThanOrEqual(64);
    }
    expect(formTag(form).length).toBeLessThanOrEqual(64);
  });

  it('is a JSON Schema of 2020-12, with every label', () => {
    const schema = jsonSchema(form);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const text = JSON.stringify(schema);
    for (const { field } of everyField) expect(text).toContain(JSON.stringify(field.label));
  });
});

describe('a field', () => {
  const [field] = children.fields;
  const renamed: FieldDefinition = {
    id: 'placeOfBirth',
    label: 'Place of birth',
    type: 'text',
    need: 'optional',
    formerIds: ['bornIn', 'birthplace'],
  };
  const section = { ...children, fields: [...children.fields, renamed] };

  it('is found by its id and by each id that it had before', () => {
    expect(fieldOf(section, 'placeOfBirth')).toBe(renamed);
    expect(fieldOf(section, 'birthplace')).toBe(renamed);
    expect(fieldOf(section, 'bornIn')).toBe(renamed);
    expect(fieldOf(section, field?.id ?? '')).toBe(field);
    expect(fieldOf(section, 'nonsense')).toBeUndefined();
    expect(fieldOf(section, 'constructor')).toBeUndefined();
  });

  it('keeps its id to itself, though another once had it', () => {
    const taken: FieldDefinition = { id: 'bornIn', label: 'Hospital', type: 'text', need: 'optional' };
    expect(fieldOf({ ...section, fields: [taken, renamed] }, 'bornIn')).toBe(taken);
    expect(fieldOf({ ...section, fields: [renamed, taken] }, 'bornIn')).toBe(taken);
  });
});

describe('a section of which a form asks only a part', () => {
  it('keeps ids, order as asked for, and its room for items', () => {
    const part = someFields(children, ['lastName', 'firstName'], { title: 'Pupils' });
    expect([part.id, part.title, part.repeat]).toEqual(['children', 'Pupils', children.repeat]);
    expect(part.fields.map(({ id }) => id)).toEqual(['lastName', 'firstName']);
  });

  it('cannot have a field that the section has not', () => {
    expect(() => someFields(children, ['firstname'])).toThrow(UnknownField);
  });
});
