import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placedFields } from '#schemas/forms/compiled-form.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import { earlyHelpAssessment } from '#schemas/forms/early-help-assessment.ts';
import { forms } from '#schemas/forms/forms.ts';
import { masp } from '#schemas/forms/masp.ts';
import { Answer, completeness } from '#schemas/forms/referral.ts';
import { FormView, formView } from '#schemas/forms/view.ts';

const said = (path: string, value: Answer['value'], more: Partial<Answer> = {}): Answer => ({
  path,
  value,
  source: 'table',
  confidence: 0.9,
  ...more,
});

const sectionOf = (view: FormView, id: string) => view.sections.find((section) => section.id === id);
const labelsOf = (view: FormView, id: string, item = 0) =>
  sectionOf(view, id)?.items[item]?.fields.map(({ label }) => label) ?? [];
const fieldAt = (view: FormView, path: string) =>
  view.sections.flatMap(({ items }) => items.flatMap(({ fields }) => fields)).find((field) => field.path === path);
const gapsOf = (view: FormView, id: string, item = 0) =>
  sectionOf(view, id)
    ?.items[item]?.fields.filter(({ reading }) => reading === null)
    .map((field) => field.id) ?? [];

describe('the view of a form', () => {
  it('says each answer as staff read it, with where it was read and how surely', () => {
    const view = formView(form, [said('/children/0/ethnicity', 'MWBA'), said('/declaration/date', '2026-11-20')], []);
    expect(fieldAt(view, '/children/0/ethnicity')?.reading).toEqual({
      text: 'White and Black African',
      missing: null,
      source: 'table',
      confidence: 0.9,
    });
    expect(fieldAt(view, '/declaration/date')?.reading?.text).toBe('20/11/2026');
  });

  it('says why there is no answer, where that was said or is what a code means', () => {
    const view = formView(
      form,
      [said('/children/0/religion', undefined, { missing: 'declined' }), said('/children/0/ethnicity', 'NOBT')],
      [],
    );
    expect(fieldAt(view, '/children/0/religion')?.reading).toMatchObject({
      text: '[Declined to say]',
      missing: 'declined',
    });
    expect(fieldAt(view, '/children/0/ethnicity')?.reading).toMatchObject({ missing: 'not_known' });
  });

  it('shows what else the document says of the same, and keeps the surest as the answer', () => {
    const also = [{ value: '2017-05-15', source: 'paragraph' as const, confidence: 0.8 }];
    const answer = Answer.parse(said('/children/0/dateOfBirth', '2017-05-14', { also }));
    const field = fieldAt(formView(form, [answer], []), '/children/0/dateOfBirth');
    expect(field?.reading?.text).toBe('14/05/2017');
    expect(field?.also).toEqual([{ text: '15/05/2017', missing: null, source: 'paragraph', confidence: 0.8 }]);
  });

  it('warns of a number with a wrong check digit, and shows it all the same', () => {
    const field = fieldAt(formView(form, [said('/children/0/nhsNumber', '9434765918')], []), '/children/0/nhsNumber');
    expect([field?.reading?.text, field?.warning]).toEqual(['9434765918', 'This is not a valid NHS number.']);
  });

  it('numbers children as the form does, and leaves out those of whom nothing is said', () => {
    const view = formView(
      form,
      [said('/children/2/lastName', 'Quillfeather'), said('/children/0/lastName', 'Thistle')],
      [],
    );
    expect(sectionOf(view, 'children')?.items.map(({ label }) => label)).toEqual(['Child 1', 'Child 3']);
    expect(sectionOf(view, 'household')?.items).toEqual([]);
  });

  it('says why a whole section is missing', () => {
    const view = formView(form, [said('/agencies', undefined, { missing: 'not_known' })], []);
    expect(sectionOf(view, 'agencies')).toMatchObject({ missing: 'not_known', items: [] });
    expect(view.expected.find(({ id }) => id === 'otherAgencies')?.state).toBe('reasoned');
  });

  it('shows a gap where something is expected, and nothing where it is not', () => {
    const view = formView(form, [said('/children/0/firstName', 'Pippin')], []);
    expect(gapsOf(view, 'children')).toEqual(expect.arrayContaining(['ethnicity', 'religion', 'homeAddress']));
    expect(labelsOf(view, 'children')).not.toContain('Middle names');
    expect(labelsOf(view, 'children')).not.toContain('Full name');
    expect(view.expected).toEqual(completeness(form, [said('/children/0/firstName', 'Pippin')]).items);
  });

  it('shows no gap where the same is told by another answer', () => {
    const view = formView(
      form,
      [said('/children/0/fullName', 'Pippin Quillfeather'), said('/children/0/expectedDate', '2027-02-01')],
      [],
    );
    for (const told of ['firstName', 'lastName', 'dateOfBirth']) expect(gapsOf(view, 'children')).not.toContain(told);
    expect(gapsOf(view, 'children')).toContain('sex');
    expect(
      formView(form, [said('/children/0/fullName', undefined, { missing: 'not_known' })], []).sections,
    ).not.toEqual(view.sections);
  });

  it('shows a gap that depends on another answer only when it holds', () => {
    const gaps = (shared: string) =>
      gapsOf(formView(form, [said('/parentsInformed/concernsShared', shared)], []), 'parentsInformed');
    expect(gaps('yes')).toEqual(expect.arrayContaining(['toldWho', 'toldWhen']));
    expect(gaps('yes')).not.toContain('notToldReason');
    expect(gaps('no')).toContain('notToldReason');
    expect(gaps('no')).not.toContain('toldWho');
    const anonymous = formView(form, [said('/referrer/referrerType', 'anonymous')], []);
    expect(gapsOf(anonymous, 'declaration')).toEqual(['date', 'lineManager']);
    const costly = (criteria: string[]) =>
      gapsOf(formView(masp, [said('/panelCriteria/criteria', criteria)], []), 'panelCriteria');
    expect(costly(['stuck', 'high_cost'])).toEqual(['evidence', 'costInformation']);
    expect(costly(['stuck'])).toEqual(['evidence']);
  });

  it('finds an answer under a name that its field had before', () => {
    const renamed: FormDefinition = {
      ...form,
      sections: form.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) =>
          field.id === 'school' ? { ...field, id: 'setting', formerIds: ['school'] } : field,
        ),
      })),
    };
    const view = formView(renamed, [said('/children/0/school', 'Hollybank Primary')], []);
    expect(fieldAt(view, '/children/0/setting')?.reading?.text).toBe('Hollybank Primary');
    const both = [said('/children/0/setting', 'Hollybank Primary'), said('/children/0/school', 'Teasel Nursery')];
    const twice = formView(renamed, both, []);
    expect(fieldAt(twice, '/children/0/setting')?.reading?.text).toBe('Hollybank Primary');
    expect(twice.leftovers).toEqual([{ label: '/children/0/school', text: 'Teasel Nursery' }]);
  });

  it('drops nothing: what has no field any more stands among the leftovers', () => {
    const view = formView(
      form,
      [said('/children/0/shoeSize', '13'), said('/children/99/lastName', 'Thistle'), said('/concern/0/reason', 'a')],
      [{ label: 'Pet', text: 'A hedgehog' }],
    );
    expect(view.leftovers).toEqual([
      { label: 'Pet', text: 'A hedgehog' },
      { label: '/children/0/shoeSize', text: '13' },
      { label: '/children/99/lastName', text: 'Thistle' },
      { label: '/concern/0/reason', text: 'a' },
    ]);
  });

  it.each([...forms])('of %s has every answer once, whatever was answered', (_, definition) => {
    const paths = definition.sections.flatMap((section) =>
      section.repeat
        ? [0, 1, section.repeat.max - 1].flatMap((index) => placedFields(section, index).map(({ path }) => path))
        : placedFields(section).map(({ path }) => path),
    );
    const answers = fc
      .uniqueArray(fc.constantFrom(...paths), { maxLength: 60 })
      .map((chosen) => chosen.map((path) => said(path, undefined, { missing: 'not_known' })));
    fc.assert(
      fc.property(answers, (given) => {
        const view = FormView.parse(formView(definition, given, []));
        const shown = view.sections.flatMap(({ items }) =>
          items.flatMap(({ fields }) => fields.filter(({ reading }) => reading !== null).map(({ path }) => path)),
        );
        expect(shown.toSorted()).toEqual(given.map(({ path }) => path).toSorted());
        expect(view.leftovers).toEqual([]);
      }),
    );
  });
});

describe('what the Early Help Assessment is expected to tell', () => {
  it('is the five things of the public page and the six principles, each by its own answer', () => {
    const answers = [
      said('/agreements/0/agreed', 'yes'),
      said('/assessment/startedOn', '2026-11-02'),
      said('/assessment/firstReviewDate', '2027-02-01'),
      said('/plan/0/action', 'Weekly visits'),
      said('/plan/0/outcome', 'Mornings are calm'),
      said('/team/0/name', 'Wren Larkspur'),
      said('/managementOversight/managerName', 'Fen Marlowe'),
    ];
    const states = (given: readonly Answer[]) =>
      formView(earlyHelpAssessment, given, []).expected.filter(({ state }) => state === 'answered').length;
    expect(formView(earlyHelpAssessment, [], []).expected).toHaveLength(12);
    expect(states(answers)).toBe(7);
    for (const left of answers) expect(states(answers.filter((answer) => answer !== left))).toBe(6);
  });
});

describe('what the MASP referral is expected to tell', () => {
  it('is why the panel should hear the case, and what it is asked', () => {
    const blank = formView(masp, [], []).expected.map(({ id }) => id);
    expect(blank).toEqual(
      expect.arrayContaining(['criteria', 'evidence', 'ask', 'familyAware', 'sharingRisks', 'termsOfReference']),
    );
    expect(blank).toEqual(expect.arrayContaining(['earlyHelpAgency', 'managerApproval', 'interventions']));
  });
});
