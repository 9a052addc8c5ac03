import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { viewFor } from '#functions/safety/view-for-child.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'web', confidence: 1 });
function whole(answers: readonly Answer[]) {
  const about = { formId: 'early-help-and-social-care', formVersion: '1', documentId: null };
  const form: FormRecord = {
    number: 1,
    ...about,
    readAt: '2026-11-23T09:00:00.000Z',
    answers: [...answers],
    leftovers: [],
  };
  return { head: { flags: [] }, forms: [form], safety: safetyOf([form]) };
}

const ava = [said('/children/0/firstName', 'Ava'), said('/children/0/lastName', 'Moss')];
const ben = [said('/children/1/firstName', 'Ben'), said('/children/1/lastName', 'Moss')];
function adult(index: number, name: string, relation: string | undefined) {
  return [
    said(`/household/${index}/firstName`, name),
    said(`/household/${index}/lastName`, 'Moss'),
    said(`/household/${index}/telephone`, `07700 9000${index}0`),
    said(`/household/${index}/address`, `${index + 20} Wander Road`),
    ...(relation === undefined ? [] : [said(`/household/${index}/relationshipToEach`, relation)]),
  ];
}

describe('what is released of one child of two', () => {
  const family = [
    ...ava,
    ...ben,
    said('/children/0/concernForChild', 'Ava is afraid of Gary; ring him on 07700 900020 or at 22 Wander Rd.'),
    ...adult(0, 'Carol', 'Mother of Ava and Ben'),
    ...adult(1, 'Dean', 'Father of Ava. Not related to Ben.'),
    ...adult(2, 'Gary', 'Ben’s father; not Ava’s'),
    ...adult(3, 'Ivy', undefined),
    said('/concern/reason', 'Gary and Dean fought.'),
  ];
  const seen = (child: string) => {
    const view = viewFor(child, whole(family));
    return { ...view, text: JSON.stringify(view?.answers) };
  };

  it('is the child and those said to be related to them', () => {
    const { text, leftOut } = seen('1.children.0');
    for (const theirs of ['Ava', 'Carol', 'Dean', '07700 900010']) expect(text).toContain(theirs);
    expect(leftOut).toEqual(['1.household.2', '1.household.3']);
  });

  it('holds nothing of the other’s parent, not even in somebody’s own words', () => {
    const { text } = seen('1.children.0');
    for (const others of ['Gary', '900020', '22 Wander', 'Ben', 'Ivy', 'fought']) expect(text).not.toContain(others);
    expect(text).toContain('Moss');
    const other = seen('1.children.1').text;
    for (const others of ['Dean', '900010', '21 Wander', 'Ava']) expect(other).not.toContain(others);
    for (const theirs of ['Gary', 'Carol']) expect(other).toContain(theirs);
  });

  it('has of others no answer at all, not even one that names nobody', () => {
    const born = said('/children/1/dateOfBirth', '2015-03-02');
    const view = viewFor('1.children.0', whole([...family, born, said('/household/2/occupation', 'Baker')]));
    const about = new Set(view?.answers.map(({ path }) => path.split('/').slice(1, 3).join('/')));
    expect([...about]).toEqual(['children/0', 'household/0', 'household/1']);
  });

  it('is nothing for a key that is no child of the case', () => {
    for (const key of ['1.children.2', '2.children.0', '1.household.0', '1.referrer', ''])
      expect(viewFor(key, whole(family))).toBeUndefined();
    expect(viewFor('1.children.0', { ...whole(family), forms: [] })).toBeUndefined();
  });

  it('of one child alone is the whole form, and leaves nobody out', () => {
    const alone = [...ava, ...adult(0, 'Gary', undefined)];
    expect(viewFor('1.children.0', whole(alone))).toEqual({ child: '1.children.0', answers: alone, leftOut: [] });
  });

  it('relates nobody by a name that is no word', () => {
    const nameless = [said('/children/0/firstName', '?'), ...ben, ...adult(0, 'Gary', 'Father of all')];
    expect(viewFor('1.children.0', whole(nameless))?.leftOut).toEqual(['1.household.0']);
  });

  it('leaves out a parent of both names’ bearer: a name that two share is no relation', () => {
    const two = [
      said('/children/0/firstName', 'Sam'),
      said('/children/1/firstName', 'Sam'),
      ...adult(0, 'Gary', 'Father of Sam'),
    ];
    expect(viewFor('1.children.0', whole(two))?.leftOut).toEqual(['1.household.0']);
  });

  it('keeps a referrer who is a professional, and no other, who may be the other’s parent', () => {
    const by = (type: string) =>
      JSON.stringify(
        viewFor(
          '1.children.0',
          whole([...ava, ...ben, said('/referrer/referrerType', type), said('/referrer/name', 'Lee')]),
        ),
      );
    expect(by('professional')).toContain('Lee');
    expect(by('parent')).not.toContain('Lee');
  });

  it.each([
    'not',
    'no relation to',
    'isn’t father of',
    'isnt father of',
    'never father of',
    'unrelated to',
    'except',
    'unknown:',
    'only to others than',
  ])('leaves out an adult of whom the form says "%s Ava"', (words) => {
    const view = viewFor('1.children.0', whole([...ava, ...ben, ...adult(0, 'Gary', `${words} Ava`)]));
    expect(view?.leftOut).toEqual(['1.household.0']);
  });

  it('reads each part of a relation for itself', () => {
    const said = (relation: string) =>
      viewFor('1.children.0', whole([...ava, ...ben, ...adult(0, 'Gary', relation)]))?.leftOut;
    expect(said('Not Ben’s father;. Father of Ava')).toEqual([]);
    expect(said('Not Ben’s father\nFather of Ava')).toEqual([]);
  });

  it('keeps those said to be related by the name that a child is known as, or by the first of two first names', () => {
    const answers = [...ava, said('/children/0/knownAs', 'Bee'), ...ben, ...adult(0, 'Carol', 'Mother of Bee')];
    expect(viewFor('1.children.0', whole(answers))?.leftOut).toEqual([]);
    const two = [said('/children/0/firstName', 'Ava Rose'), ...ben, ...adult(0, 'Carol', 'Mother of Ava')];
    expect(viewFor('1.children.0', whole(two))?.leftOut).toEqual([]);
  });

  it('leaves out nobody for a child without a name, who is related to nobody by it', () => {
    const answers = [said('/children/0/firstName', ' '), ...ben, ...adult(0, 'Carol', 'Mother of Ben')];
    expect(viewFor('1.children.0', whole(answers))?.leftOut).toEqual(['1.household.0']);
  });

  it('leaves out a referrer who said that they are a professional and a parent', () => {
    const answers = [
      ...ava,
      ...ben,
      said('/referrer/referrerType', 'professional'),
      said('/referrer/referrerType', 'parent'),
      said('/referrer/name', 'Lee'),
    ];
    expect(JSON.stringify(viewFor('1.children.0', whole(answers))?.answers)).not.toContain('Lee');
  });

  it('is of one form of several, and knows the people of that form alone', () => {
    const [first] = whole([...ava, ...ben, ...adult(0, 'Carol', 'Mother of Ava')]).forms;
    const [second] = whole([said('/children/0/firstName', 'Cy'), ...adult(0, 'Eve', 'Mother of Ava')]).forms;
    if (first === undefined || second === undefined) throw new Error('two forms were made');
    const both = { ...whole([]), forms: [first, { ...second, number: 2 }] };
    const view = viewFor('2.children.0', both);
    expect(view?.answers.map(({ value }) => value)).toContain('Cy');
    expect(view?.answers.map(({ value }) => value)).toContain('Eve');
    expect(viewFor('1.children.0', both)?.leftOut).toEqual([]);
    expect(JSON.stringify(viewFor('1.children.0', both)?.answers)).not.toContain('Eve');
  });

  it('is the whole form where it names one child, and nothing for who is no child of it', () => {
    expect(viewFor('1.children.0', whole([...ava, ...adult(0, 'Ivy', undefined)]))?.answers).toHaveLength(6);
    for (const none of ['1.children.7', '2.children.0', '1.household.0'])
      expect(viewFor(none, whole(family))).toBeUndefined();
  });

  it('is without an address that must be kept secret', () => {
    const secret = [said('/children/0/homeAddress', '9 Hidden Lane'), said('/children/0/addressConfidential', true)];
    expect(JSON.stringify(viewFor('1.children.0', whole([...family, ...secret])))).not.toContain('Hidden');
  });
});

describe('any family', () => {
  it('nobody without a relation to a child by name is in that child’s view', () => {
    // All have one length, so that none is the beginning of another.
    const name = fc.stringMatching(/^[A-Z][a-z]{6}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 4, maxLength: 8, selector: (one) => one.toLowerCase() }),
        fc.array(fc.constantFrom('first', 'second', 'none'), { minLength: 2, maxLength: 6 }),
        ([first = '', second = '', ...adults], relations) => {
          const of = (which: string) =>
            which === 'none' ? undefined : `Father of ${which === 'first' ? first : second}`;
          const shown = adults.slice(0, relations.length);
          const one = whole([
            said('/children/0/firstName', first),
            said('/children/1/firstName', second),
            ...shown.flatMap((adultName, index) => adult(index, adultName, of(relations[index] ?? 'none'))),
          ]);
          const text = JSON.stringify(viewFor('1.children.0', one)?.answers);
          shown.forEach((adultName, index) => {
            expect(text.includes(adultName)).toBe(relations[index] === 'first');
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
