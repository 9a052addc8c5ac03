import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MASKED, maskOf } from '#functions/safety/mask.ts';
import type { CaseFlag, FormRecord } from '#schemas/case.ts';
import type { Channel, ContactRecord } from '#schemas/contact.ts';
import type { OtherReading } from '#schemas/forms/answer.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const ADDRESS = '12 Elmfield Street, Leicester';
const POSTCODE = 'LE1 7QX';

const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'web', confidence: 1 });
function form(answers: readonly Answer[], change: Partial<FormRecord> = {}): FormRecord {
  const about = { formId: 'early-help-and-social-care', formVersion: '1', documentId: null };
  return { number: 1, ...about, readAt: '2026-11-23T09:00:00.000Z', answers: [...answers], leftovers: [], ...change };
}
const secret = [
  said('/children/0/firstName', 'Jo'),
  said('/children/0/homeAddress', ADDRESS),
  said('/children/0/homePostcode', POSTCODE),
  said('/children/0/homeUprn', '100030012345'),
  said('/children/0/currentWhereabouts', 'With Auntie Bea at 4 Orchard Close'),
  said('/children/0/addressConfidential', true),
];
const none = { flags: [] };
const mask = (answers: readonly Answer[] = secret) => maskOf({ head: none, safety: safetyOf([form(answers)]) });

describe('an address that must be kept secret', () => {
  it('is taken out of every field that says it, and everything else stays', () => {
    const masked = mask().form(form(secret));
    const values = Object.fromEntries(masked.answers.map(({ path, value }) => [path, value]));
    expect(values).toEqual({
      '/children/0/firstName': 'Jo',
      '/children/0/homeAddress': MASKED,
      '/children/0/homePostcode': MASKED,
      '/children/0/homeUprn': MASKED,
      '/children/0/currentWhereabouts': MASKED,
      '/children/0/addressConfidential': true,
    });
  });

  it.each([
    'She lives at 12 Elmfield Street, Leicester.',
    'She lives at 12, ELMFIELD ST',
    'somewhere on Elmfield street',
    'He rang the bell at 12 Elmfield.',
    'number 12, elmfield',
    'Postcode: LE17QX',
    'le1 7qx',
    'le1-7qx',
    'UPRN 100030012345',
    'staying at 4 Orchard Close with Bea',
    'I saw her in Orchard Cl today',
    'https://maps.example/?q=12%20Elmfield%20Street%2C%20LE1%207QX',
    'https://maps.example/?q=12%2bElmfield%2bStreet',
    'https://guard.example/?url=https%3A%2F%2Fmaps.example%2F%3Fq%3D12%2520Elmfield%2520Street%252CLE1%25207QX',
  ])('is taken out of “%s”', (text) => {
    expect(mask().text(text)).toContain(MASKED);
    expect(mask().text(text).toLowerCase()).not.toMatch(/elmfield|7qx|100030012345|orchard/);
  });

  it.each([
    ['The Old Rectory, Church Lane, Great Glen, LE8 9FE', 'He waits in Church Lane.', /church/i],
    ['The Old Rectory, Church Lane, Great Glen, LE8 9FE', 'Ask at the old rectory.', /rectory/i],
    ['Rose Cottage, Main Street, Oadby', 'Seen on Main St again', /main/i],
    ['Rose Cottage, Main Street, Oadby', 'the bell of Rose Cottage', /cottage/i],
    ['12 Caf\u00e9 Road', 'at 12 Cafe\u0301 Road', /caf/i],
    ['12 Caf\u00e9 Road', 'https://maps.example/12%20Caf%C3%A9%20Road', /caf/i],
    ['DE1 7QX', 'all of it%DE1 7QX', /7qx/i],
  ])('without a number before its street, or in other letters (%s), is taken out of “%s”', (place, text, left) => {
    const masked = mask([said('/children/0/homeAddress', place), said('/children/0/addressConfidential', true)]);
    expect(masked.text(text)).toContain(MASKED);
    expect(masked.text(text)).not.toMatch(left);
  });

  it('goes whole, wherever it stands and however often, and nothing beside it', () => {
    expect(mask().text('At 12 Elmfield Street, Leicester now; post to LE1 7QX.')).toBe(
      `At ${MASKED} now; post to ${MASKED}.`,
    );
    expect(mask().text('LE1 7QX LE1 7QX')).toBe(`${MASKED} ${MASKED}`);
  });

  it('stays in a code of ours, which is one word of small letters', () => {
    expect(mask().all({ code: 'elmfield_street', text: 'elmfield street', n: 12 })).toEqual({
      code: 'elmfield_street',
      text: MASKED,
      n: 12,
    });
  });

  it('is looked for up to a hundred words', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`).join(' ');
    const shown = (count: number) =>
      mask([said('/children/0/homeAddress', words(count)), said('/children/0/addressConfidential', true)]).text(
        `At ${words(count)}.`,
      );
    expect([shown(100), shown(101)]).toEqual([`At ${MASKED}.`, `At ${words(101)}.`]);
  });

  it('leaves other words as they were', () => {
    for (const text of ['12 children', 'Street work in Leicester', 'LE2 7QX', 'Close to school'])
      expect(mask().text(text)).toBe(text);
  });

  it('is hidden for everybody who may live there: a sibling, a mother, a referring aunt; not for who lives elsewhere', () => {
    const others = [
      said('/children/1/homeAddress', 'Elmfield House, 1 The Lane'),
      said('/household/0/address', '9 Hidden Road'),
      said('/household/1/address', '77 Far Avenue'),
      said('/household/1/livesInHousehold', 'no'),
      said('/referrer/referrerType', 'other'),
      said('/referrer/address', '5 Aunt Grove'),
    ];
    const masked = mask([...secret, ...others]).form(form(others));
    expect(masked.answers.map(({ value }) => value)).toEqual([MASKED, MASKED, '77 Far Avenue', 'no', 'other', MASKED]);
  });

  it('is hidden where a less sure reading says that it is secret', () => {
    const unsure: Answer = {
      ...said('/children/0/addressConfidential', false),
      also: [{ value: true, source: 'paragraph', confidence: 0.5 }],
    };
    expect(mask([said('/children/0/homeAddress', ADDRESS), unsure]).hides).toBe(true);
  });

  it('is hidden on every form once one of them asks for it', () => {
    const forms = [form([said('/children/0/homeAddress', ADDRESS)]), form(secret.slice(5), { number: 2 })];
    const { fields, text } = maskOf({ head: none, safety: safetyOf(forms) });
    expect(fields).toEqual([{ form: 1, path: '/children/0/homeAddress', values: [ADDRESS] }]);
    expect(text(ADDRESS)).toBe(MASKED);
  });

  it('is hidden where a form says from whom, and not whether', () => {
    const from = said('/children/0/addressSecretFrom', 'Her father');
    expect(mask([said('/children/0/homeAddress', ADDRESS), from]).text(ADDRESS)).not.toContain('Elmfield');
  });

  it('is hidden where a person said so, whatever the form says', () => {
    const safety = safetyOf([form([said('/children/0/homeAddress', ADDRESS)])]);
    expect(maskOf({ head: none, safety }).text(ADDRESS)).toBe(ADDRESS);
    const head = { flags: ['address_confidential' as const] };
    expect(maskOf({ head, safety }).text(ADDRESS)).not.toContain('Elmfield');
  });
});

describe('a form with an address that must be kept secret', () => {
  const home = '/children/0/homeAddress';
  const other = { value: 'Elmfield Street 12', source: 'table', confidence: 0.5 } as const;
  const reading = (path: string, before: OtherReading | null) => ({
    path,
    before,
    value: 'x',
    at: '2026-11-24T09:00:00.000Z',
    by: 'p1',
  });
  const shown = (change: Partial<FormRecord>) => mask().form(form([], change));

  it('says neither the answer, nor what was read beside it, nor the words it was read from', () => {
    const answer: Answer = { ...said(home, ADDRESS), words: 'at 12 Elmfield', also: [other] };
    expect(shown({ answers: [answer] }).answers).toEqual([said(home, MASKED)]);
  });

  it('says why there is no answer, where there is none', () => {
    const none: Answer = { path: home, missing: 'not_known', source: 'web', confidence: 1, also: [other] };
    expect(shown({ answers: [none] }).answers).toEqual([
      { path: home, missing: 'not_known', source: 'web', confidence: 1 },
    ]);
  });

  it('says it in no words of another answer, of a leftover or of a note, however they write it', () => {
    const story = said('/concern/reason', 'He waits in Elmfield St each day.');
    const note = { label: 'Written at 4 Orchard Close', text: 'Ask at 12, ELMFIELD STREET first.' };
    const { answers, leftovers } = shown({ answers: [story], leftovers: [note] });
    expect(answers).toEqual([said('/concern/reason', `He waits in ${MASKED} each day.`)]);
    expect(leftovers).toEqual([{ label: `Written at ${MASKED}`, text: `Ask at ${MASKED} first.` }]);
  });

  it('says nothing of what stood in the place of that answer, and the rest of what stood elsewhere', () => {
    const leftovers = [
      { label: 'Home address', text: 'the house with the red door', path: home },
      { label: 'First name', text: 'Jo or Joanna', path: '/children/0/firstName' },
      { label: 'Anything else', text: 'No.' },
    ];
    expect(shown({ leftovers }).leftovers).toEqual([{ ...leftovers[0], text: MASKED }, leftovers[1], leftovers[2]]);
  });

  it('says nothing of what stood there before a person recorded another', () => {
    const before = { value: 'the red door', words: 'red', source: 'table', confidence: 0.5 } as const;
    const readings = [reading(home, before), reading('/children/0/firstName', before), reading(home, null)];
    expect(shown({ readings }).readings).toEqual([
      { ...readings[0], before: { value: MASKED, source: 'table', confidence: 0.5 } },
      readings[1],
      readings[2],
    ]);
    expect(shown({})).not.toHaveProperty('readings');
  });

  it('is hidden by its own number: the same question of another form stays', () => {
    const far = 'The Old Rectory';
    expect(shown({ number: 2, answers: [said(home, far)] }).answers).toEqual([said(home, far)]);
    expect(shown({ answers: [said(home, far)] }).answers).toEqual([said(home, MASKED)]);
  });
});

describe('where the family is visited or written to', () => {
  const way = (channel: Channel, at: string) => ({ channel, at, voicemail: 'no' as const });
  const contact = (person: string): ContactRecord => ({
    person,
    contact: 'safe',
    ways: [way('visit', '7 Larch Walk'), way('post', '8 Birch Walk'), way('telephone', '9 Hazel Walk')],
    saidBy: 'She',
    reviewedAt: '2026-11-20T09:00:00.000Z',
    reviewedBy: 'p1',
    version: 1,
  });
  const text = 'At 7 Larch Walk, at 8 Birch Walk, at 9 Hazel Walk.';
  const shown = (person: string, flags: CaseFlag[]) =>
    maskOf({ head: { flags }, safety: safetyOf([], [contact(person)]) }).text(text);

  it('is taken out once an address is secret, and only of the family', () => {
    const secretNow: CaseFlag[] = ['address_confidential'];
    expect(shown('1.household.0', secretNow)).toBe(`At ${MASKED}, at ${MASKED}, at 9 Hazel Walk.`);
    expect(shown('1.children.0', secretNow)).toBe(`At ${MASKED}, at ${MASKED}, at 9 Hazel Walk.`);
    expect(shown('1.referrer', secretNow)).toBe(text);
    expect(shown('1.household.0', [])).toBe(text);
  });
});

describe('a case of which more was said than its safety record holds', () => {
  const full = { ...safetyOf(), full: true as const };
  const masked = maskOf({ head: none, safety: full });

  it('shows no text and no place, as any words may name one; codes, ids and times stay', () => {
    expect(masked.hides).toBe(true);
    expect(masked.fields).toEqual([]);
    expect(masked.text('two  words')).toBe('[kept secret]');
    expect(['She lives near', 'a\nb', 'one', '', ' one ', 'FD-7K3M-9QXC'].map(masked.text)).toEqual([
      MASKED,
      MASKED,
      'one',
      '',
      ' one ',
      'FD-7K3M-9QXC',
    ]);
    expect(masked.all({ text: 'two words', list: ['a b', 'duty_and_advice'], n: 1, none: null })).toEqual({
      text: MASKED,
      list: [MASKED, 'duty_and_advice'],
      n: 1,
      none: null,
    });
    const answers = [said('/children/0/homePostcode', 'LE17QX'), said('/children/0/firstName', 'Jo')];
    expect(masked.form(form(answers)).answers.map(({ value }) => value)).toEqual([MASKED, 'Jo']);
    const leftovers = [{ label: 'Else', text: 'No.' }];
    expect(masked.form(form([], { leftovers })).leftovers).toEqual(leftovers);
  });

  it('shows texts without the places that are known since', () => {
    const known = maskOf({ head: none, safety: { ...safetyOf([form(secret)]), full: true } });
    expect(known.text('He waits in Elmfield Street.')).toBe(`He waits in ${MASKED}.`);
    const answers = [said('/children/3/homePostcode', 'LE4 4XX')];
    expect(known.form(form(answers)).answers).toEqual(answers);
  });

  it('is known by a form or a contact, or by both', () => {
    const contact: ContactRecord = {
      person: '1.household.0',
      contact: 'safe',
      ways: [{ channel: 'visit', at: '7 Larch Walk', voicemail: 'no' }],
      saidBy: 'She',
      reviewedAt: '2026-11-20T09:00:00.000Z',
      reviewedBy: 'p1',
      version: 1,
    };
    for (const safety of [safetyOf([form(secret)]), safetyOf([], [contact]), safetyOf([form(secret)], [contact])])
      expect(maskOf({ head: none, safety: { ...safety, full: true } }).text('two words')).toBe('two words');
  });

  it('and only such a case: without the flag nothing is hidden', () => {
    const plain = maskOf({ head: none, safety: safetyOf([]) });
    expect([plain.hides, plain.text('two words')]).toEqual([false, 'two words']);
    expect(maskOf({ head: { flags: ['address_confidential'] }, safety: safetyOf([]) })).toMatchObject({ hides: true });
  });
});

/** Ways in which people write the same address. */
const street = fc.stringMatching(/^[A-Z][a-z]{4,9}(field|wood|brook)$/);
const written = (number: number, name: string) =>
  fc.constantFrom(
    `${number} ${name} Street`,
    `${number} ${name} St.`,
    `${number}, ${name.toUpperCase()} STREET`,
    `${number}\n${name}  Street`,
    `${name} street`,
    `${number} ${name}`,
  );

describe('whatever an address is and however it is written again', () => {
  it('its street is never in a masked value, at any depth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        street,
        fc.constantFrom('', ', Leicester', '\nLeicester\nLE1 1AA'),
        fc.lorem({ mode: 'sentences', maxCount: 2 }),
        (number, name, rest, words) => {
          const answers = [said('/children/0/homeAddress', `${number} ${name} Street${rest}`), ...secret.slice(5)];
          const one = mask(answers);
          fc.assert(
            fc.property(written(number, name), (again) => {
              const body = { text: `${words} ${again}, ${words}`, list: [{ note: `(${again})` }], n: 1, none: null };
              expect(JSON.stringify(one.all(body)).toLowerCase()).not.toContain(name.toLowerCase());
            }),
            { numRuns: 5 },
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('a text without it is given back as it was, and masking twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const once = mask().text(text);
        expect(mask().text(once)).toBe(once);
        if (!once.includes(MASKED)) expect(once).toBe(text);
      }),
    );
  });
});
