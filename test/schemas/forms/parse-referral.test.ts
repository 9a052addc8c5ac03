import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import {
  type Answer,
  completeness,
  jsonSchema,
  parseReferral,
  referralBody,
  referralFacts,
} from '#schemas/forms/referral.ts';
import { formView } from '#schemas/forms/view.ts';
import { referralBodyExample, referralBodyWithReasons } from '#test/fixtures/word-forms.ts';

function taken(json: unknown) {
  const parsed = parseReferral(form, json, 'web');
  if (!parsed.ok) throw new Error(`refused: ${JSON.stringify(parsed.faults)}`);
  return parsed;
}

function faults(json: unknown) {
  const parsed = parseReferral(form, json, 'web');
  if (parsed.ok) throw new Error('taken in');
  return parsed.faults;
}

function valueAt(answers: readonly Answer[], path: string) {
  return answers.find((answer) => answer.path === path)?.value;
}

/** The example with one thing changed, by JSON pointer. */
function exampleWith(pointer: string, value: unknown): unknown {
  const body: unknown = structuredClone(referralBodyExample());
  const parts = pointer.slice(1).split('/');
  let here: unknown = body;
  for (const part of parts.slice(0, -1))
    here = typeof here === 'object' && here !== null ? Reflect.get(here, part) : undefined;
  if (typeof here !== 'object' || here === null) throw new Error(`nothing at ${pointer}`);
  Reflect.set(here, parts.at(-1) ?? '', value);
  return body;
}

describe('a referral sent online', () => {
  it('is taken in with every answer at its path, sure and from the web', () => {
    const { answers, leftovers, warnings } = taken(referralBodyExample());
    expect(leftovers).toEqual([]);
    expect(warnings).toEqual([]);
    expect(answers).toContainEqual({
      path: '/children/1/lastName',
      value: 'Quillfeather',
      source: 'web',
      confidence: 1,
    });
    expect(answers).toContainEqual({
      path: '/household/1/dateOfBirth',
      missing: 'not_known',
      source: 'web',
      confidence: 1,
    });
    expect(valueAt(answers, '/referrer/emailIsSafe')).toBe(true);
    expect(valueAt(answers, '/children/0/disability')).toEqual(['COMM', 'AUT']);
  });

  it('is valid against its own schema as it stands, and the schema is JSON Schema too', () => {
    expect(referralBody(form).safeParse(referralBodyExample()).success).toBe(true);
    expect(JSON.stringify(jsonSchema(form))).toContain('"Ethnic origin"');
  });

  it('is taken in with all five expected items missing for a reason', () => {
    const { answers } = taken(referralBodyWithReasons());
    expect(completeness(form, answers)).toMatchObject({ answered: 0, reasoned: 5, blank: 0 });
  });

  it('is taken in with all five expected items blank', () => {
    const { answers } = taken({
      ...referralBodyWithReasons(),
      children: [{ identity: 'unknown' }],
      household: [],
      agencies: [],
    });
    expect(completeness(form, answers)).toMatchObject({ answered: 0, reasoned: 0, blank: 5 });
  });

  it('is tidied: dates ISO, postcodes spaced, NHS numbers digits, yes and no, codes by their labels', () => {
    const body = referralBodyExample();
    const { answers, warnings } = taken({
      ...body,
      urgency: { immediateDanger: 'no' },
      children: [
        {
          ...body.children[0],
          firstName: '  Pippin ',
          dateOfBirth: '14/5/2017',
          homePostcode: 'le11zz',
          nhsNumber: '999 000 0018',
          ethnicity: 'white and black african',
          lastName: 'n/k',
          homeAddress: '7 Invented Row,\r\nLeicester',
        },
      ],
    });
    expect(warnings).toEqual([]);
    expect(valueAt(answers, '/urgency/immediateDanger')).toBe(false);
    expect(valueAt(answers, '/children/0/firstName')).toBe('Pippin');
    expect(valueAt(answers, '/children/0/dateOfBirth')).toBe('2017-05-14');
    expect(valueAt(answers, '/children/0/homePostcode')).toBe('LE1 1ZZ');
    expect(valueAt(answers, '/children/0/nhsNumber')).toBe('9990000018');
    expect(valueAt(answers, '/children/0/ethnicity')).toBe('MWBA');
    expect(valueAt(answers, '/children/0/homeAddress')).toBe('7 Invented Row, Leicester');
    expect(answers.find(({ path }) => path === '/children/0/lastName')?.missing).toBe('not_known');
  });

  it('names every field at fault at once, by pointer, and repeats nothing that was written', () => {
    const found = faults({
      urgency: { immediateDanger: true },
      referrer: { referrerType: 'professional', email: 'CANARY at nowhere', sourceCode: 10 },
      children: [{ firstName: 'CANARY', dateOfBirth: '31/02/2020', sex: 'CANARY', disability: ['MOB', 'CANARY'] }],
      parentsInformed: {
        concernsShared: 'no',
        agreementToReferral: { missing: 'CANARY' },
        agreementToShare: { missing: 'declined' },
      },
      concern: { reason: '  ', whatHappened: 'CANARY'.repeat(4000) },
      household: [{ firstName: { missing: 'CANARY' } }],
    });
    expect(JSON.stringify(found)).not.toContain('CANARY');
    expect(Object.fromEntries(found.map(({ pointer, code }) => [pointer, code]))).toEqual({
      '/urgency/calledEmergencyServices': 'required',
      '/referrer/name': 'required',
      '/referrer/role': 'required',
      '/referrer/agency': 'required',
      '/referrer/telephone': 'required',
      '/referrer/email': 'not_an_email',
      '/referrer/sourceCode': 'wrong_type',
      '/children/0/dateOfBirth': 'not_a_date',
      '/children/0/sex': 'not_in_list',
      '/children/0/disability/1': 'not_in_list',
      '/household/0/firstName/missing': 'not_a_reason',
      '/parentsInformed/notToldReason': 'required',
      '/parentsInformed/agreementToReferral': 'wrong_type',
      '/parentsInformed/agreementToShare': 'wrong_type',
      '/concern/reason': 'required',
      '/concern/whatHappened': 'too_long',
      '/declaration/name': 'required',
      '/declaration/date': 'required',
    });
  });

  it('says of each fault which question it is about and what to do, in the order of the form', () => {
    const found = faults({
      declaration: { name: '' },
      concern: { reason: 'x'.repeat(20_001), whatHappened: 'Twice.' },
      children: [{ firstName: 'Pip' }, { sex: 'CANARY', dateOfBirth: '1/2/17', disability: 3 }],
      parentsInformed: referralBodyExample().parentsInformed,
      urgency: { immediateDanger: 'perhaps' },
      referrer: { ...referralBodyExample().referrer, email: 'me', telephone: undefined },
      agencies: 'none',
    });
    expect(found.map(({ detail }) => detail)).toEqual([
      'Is a child in immediate danger? Give yes or no.',
      'Your telephone number: Answer this question.',
      'Your email address: Give an email address, such as name@example.org.',
      'Child 2: First name: Answer this question.',
      'Child 2: Date of birth: Give a date with its year in four figures, such as 27/3/2019.',
      'Child 2: Sex: Give one of these codes: M, F, U.',
      'Child 2: Disability: Give a list of the codes of this question.',
      'Other agencies that know the family: Give a list.',
      'What are you worried about, or what help is needed? Use at most 20000 characters.',
      'Declaration: Name: Answer this question.',
      'Declaration: Date: Answer this question.',
    ]);
  });

  it('asks of everybody whether they told the parents, and takes nothing for an answer but yes, no or partly (S11)', () => {
    const { concernsShared: _told, ...parentsInformed } = referralBodyExample().parentsInformed;
    const at = '/parentsInformed/concernsShared';
    const fault = (body: unknown) => faults(body).find(({ pointer }) => pointer === at)?.code;
    expect(fault({ ...referralBodyExample(), parentsInformed })).toBe('required');
    for (const value of ['', 'unknown', false, { missing: 'not_known' }])
      expect(fault(exampleWith(at, value))).toBeDefined();
    for (const value of ['yes', 'partly']) expect(valueAt(taken(exampleWith(at, value)).answers, at)).toBe(value);
  });

  it('does not insist that someone who stays anonymous, or a young person, says who they are', () => {
    for (const referrerType of ['anonymous', 'young_person']) {
      const { name: _, ...declaration } = referralBodyExample().declaration;
      expect(taken({ ...referralBodyExample(), referrer: { referrerType }, declaration }).ok).toBe(true);
    }
  });

  it('can be about an unborn or unknown child, but about at least one', () => {
    const body = referralBodyExample();
    expect(taken({ ...body, children: [{ identity: 'unborn', expectedDate: '2027-03-01' }] }).ok).toBe(true);
    expect(faults({ ...body, children: [] })).toMatchObject([{ pointer: '/children', code: 'required' }]);
    expect(faults({ ...body, children: undefined })).toMatchObject([{ pointer: '/children', code: 'required' }]);
    expect(faults({ ...body, children: [{}] })).toMatchObject([{ pointer: '/children/0/firstName', code: 'required' }]);
  });

  it('warns of invalid identifiers and contradictions, and is not blocked by them', () => {
    const body = referralBodyExample();
    const { answers, warnings } = taken({
      ...body,
      children: [
        {
          firstName: 'Pippin',
          nhsNumber: '9990000019',
          upn: 'A12',
          homePostcode: 'near the park',
          homeUprn: 'x',
          dateOfBirth: '2020-01-01',
          expectedDate: '2027-01-01',
          disability: ['NONE', 'MOB'],
        },
      ],
    });
    expect(valueAt(answers, '/children/0/nhsNumber')).toBe('9990000019');
    expect(warnings.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/children/0/dateOfBirth', 'both_given'],
      ['/children/0/disability', 'contradiction'],
      ['/children/0/nhsNumber', 'nhs_number_check'],
      ['/children/0/upn', 'upn_check'],
      ['/children/0/homePostcode', 'postcode_form'],
      ['/children/0/homeUprn', 'uprn_form'],
    ]);
  });

  it('keeps what it does not know, at every level, and names it without its value', () => {
    const json: unknown = JSON.parse(
      JSON.stringify({
        ...referralBodyExample(),
        shoeSize: 'CANARY-1',
        nested: { a: ['CANARY-2', 3], 'b/c': null },
        household: { missing: 'not_asked', because: 'CANARY-3' },
      }).replace('"referrer":{', '"__proto__":{"x":"CANARY-4"},"referrer":{"favouriteColour":"CANARY-5",'),
    );
    const { leftovers, warnings } = taken(json);
    expect(leftovers.map(({ pointer, text }) => [pointer, text])).toEqual([
      ['/referrer/favouriteColour', 'CANARY-5'],
      ['/household/because', 'CANARY-3'],
      ['/__proto__/x', 'CANARY-4'],
      ['/shoeSize', 'CANARY-1'],
      ['/nested/a/0', 'CANARY-2'],
      ['/nested/a/1', '3'],
    ]);
    expect(JSON.stringify(warnings)).not.toContain('CANARY');
    expect(warnings.map(({ pointer }) => pointer)).toEqual([
      '/referrer/favouriteColour',
      '/household/because',
      '/__proto__',
      '/shoeSize',
      '/nested',
    ]);
  });

  it('keeps what is too deep or too much as JSON text, whatever its size', () => {
    const deep = `${'['.repeat(50_000)}"DEEP"${']'.repeat(50_000)}`;
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, `v${index}`]));
    const json: unknown = JSON.parse(
      JSON.stringify({ ...referralBodyExample(), ...many }).replace(/^\{/, `{"deep":${deep},`),
    );
    const { leftovers, warnings } = taken(json);
    expect(leftovers.length).toBeLessThanOrEqual(201);
    expect(warnings.length).toBeLessThanOrEqual(202);
    expect(leftovers.find(({ pointer }) => pointer === '/deep')?.text).toBe(deep);
    for (const index of [0, 199, 200, 4_999]) {
      expect(
        leftovers.some(
          ({ pointer, text }) =>
            (pointer === `/k${index}` && text === `v${index}`) ||
            text.includes(`"v${index}\\"`) ||
            text.includes(`v${index}`),
        ),
      ).toBe(true);
    }
  });

  it('refuses more children than a form takes, and hostile shapes, without throwing', () => {
    const children = Array.from({ length: 13 }, () => ({ firstName: 'Pip' }));
    expect(faults({ ...referralBodyExample(), children })).toMatchObject([{ pointer: '/children', code: 'too_many' }]);
    fc.assert(
      fc.property(
        fc.constantFrom(
          '/children',
          '/children/0',
          '/referrer',
          '/referrer/email',
          '/children/0/disability',
          '/household',
          '/agencies/0/type',
          '/urgency/immediateDanger',
        ),
        fc.jsonValue(),
        (pointer, value) => {
          const parsed = parseReferral(form, exampleWith(pointer, value), 'web');
          expect(typeof parsed.ok).toBe('boolean');
        },
      ),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        parseReferral(form, json, 'agency');
      }),
    );
  });

  it('gives back what it was given: parsing the tidied answers again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const first = parseReferral(form, exampleWith('/children/0/gp', text), 'web');
        if (!first.ok) return;
        const value = valueAt(first.answers, '/children/0/gp');
        if (value === undefined) return;
        expect(valueAt(taken(exampleWith('/children/0/gp', value)).answers, '/children/0/gp')).toBe(value);
      }),
    );
  });
});

describe('the facts of a referral', () => {
  const facts = (pointer: string, value: unknown) => referralFacts(taken(exampleWith(pointer, value)).answers);

  it('are what the rules need', () => {
    expect(referralFacts(taken(referralBodyExample()).answers)).toEqual({
      immediateDanger: false,
      selfReferring: false,
      contactNobody: false,
      addressConfidential: false,
      referrerType: 'professional',
      sourceCode: '2A',
      referrerEmail: 'thimble@marzipan-lane.school.example',
      emailIsSafe: true,
      informParents: 'told',
      children: 2,
      requestType: 'early_help',
      suggestedLevel: '2',
    });
  });

  it('tell a risk from not yet having told, and only a risk is a risk', () => {
    const body = referralBodyExample();
    const told = (concernsShared: string, notToldReason: unknown) =>
      referralFacts(
        taken({ ...body, parentsInformed: { ...body.parentsInformed, concernsShared, notToldReason } }).answers,
      ).informParents;
    expect(told('no', 'risk_to_child')).toBe('risk');
    expect(told('partly', 'risk_of_flight')).toBe('risk');
    expect(told('no', 'not_yet_told_no_risk')).toBe('not_yet_told');
    expect(told('no', 'young_person_asks_not_to')).toBe('unknown');
    expect(told('partly', undefined)).toBe('partly');
    expect(told('yes', undefined)).toBe('told');
    expect(referralFacts([]).informParents).toBe('unknown');
  });

  it('call an email address safe only when the referrer said so', () => {
    expect(facts('/referrer/emailIsSafe', { missing: 'not_known' }).emailIsSafe).toBe(false);
    expect(facts('/referrer/emailIsSafe', 'no').emailIsSafe).toBe(false);
    expect(facts('/referrer/emailIsSafe', undefined).emailIsSafe).toBe(false);
    expect(facts('/referrer/emailIsSafe', true).emailIsSafe).toBe(true);
  });
});

describe('the completeness of a referral', () => {
  it('counts an item as answered only when it is so for every child', () => {
    const state = (pointer: string, value: unknown, id: string) =>
      completeness(form, taken(exampleWith(pointer, value)).answers).items.find((item) => item.id === id)?.state;
    expect(completeness(form, taken(referralBodyExample()).answers)).toMatchObject({
      answered: 5,
      reasoned: 0,
      blank: 0,
    });
    expect(state('/children/1/religion', undefined, 'religion')).toBe('blank');
    expect(state('/children/1/religion', { missing: 'declined' }, 'religion')).toBe('reasoned');
    expect(state('/children/1/ethnicity', 'REFU', 'ethnicOrigin')).toBe('reasoned');
    expect(state('/household/0/relationship', 'grandparent', 'parentsDetails')).toBe('answered');
    expect(state('/household', [{ firstName: 'Nan', relationship: 'grandparent' }], 'parentsDetails')).toBe('blank');
    expect(state('/agencies', [], 'otherAgencies')).toBe('blank');
  });
});

describe('the view of a referral', () => {
  it('is in the order of the form, with labels for codes and UK dates', () => {
    const { sections } = formView(form, taken(referralBodyExample()).answers, []);
    const items = sections.flatMap((section) => section.items);
    const lines = items.flatMap(({ fields }) => fields.map(({ label, reading }) => `${label}: ${reading?.text}`));
    expect(lines).toContain('Ethnic origin: White and Black African');
    expect(lines).toContain('Date of birth: 14/05/2017');
    expect(lines).toContain('Disability: Communication; Diagnosed with autism');
    expect(lines).toContain('Date of birth: [Not known]');
    const labels = items.map(({ label }) => label);
    expect(labels.indexOf('Child 2')).toBe(labels.indexOf('Child 1') + 1);
  });
});
