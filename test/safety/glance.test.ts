import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { glanceAfter, glanceFor, MASKED } from '#functions/safety/index.ts';
import type { Case } from '#schemas/case.ts';
import type { Glance } from '#schemas/glance.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const PLACE = '12 Elmfield Street';
const answers = {
  '/children/0/firstName': 'Wren',
  '/children/0/homeAddress': PLACE,
  '/referrer/name': 'Sorrel Wainwright',
  '/referrer/agency': `Refuge, ${PLACE}`,
};
const form = formSaid(answers);
const secretForm = formSaid({ ...answers, '/children/0/addressConfidential': true });
const made = (from = form, flags: Case['flags'] = []) =>
  glanceAfter({ flags, safety: safetyOf([from]) }, from, undefined);
const seen = (glance: Glance | undefined, head: Partial<Case> = {}, seesS47 = true) =>
  glanceFor({ ...sampleCase(head), glance }, { id: 'w', seesS47 });

describe('what lists show of a case with a secret address', () => {
  it('is masked when its form is put on the case', () => {
    expect(made()?.referrer.organisation).toBe(`Refuge, ${PLACE}`);
    const glance = made(secretForm);
    expect(glance).toMatchObject({
      masked: true,
      children: [{ name: 'Wren' }],
      referrer: { name: 'Sorrel Wainwright' },
    });
    expect(JSON.stringify(glance)).not.toMatch(/Elmfield/);
  });

  it('is masked again when a later form or a person asks for secrecy, and the mask stays', () => {
    const later = { ...secretForm, number: 2 };
    const masked = glanceAfter({ flags: [], safety: safetyOf([form, later]) }, later, made());
    expect(masked).toMatchObject({ masked: true, referrer: { organisation: `Refuge, ${MASKED}` } });
    const byHand = { ...safetyOf([form]), secretByColleague: true } as const;
    expect(glanceAfter({ flags: ['address_confidential'], safety: byHand }, undefined, made())).toEqual(masked);
    expect(glanceAfter({ flags: [], safety: safetyOf([form]) }, undefined, masked)).toEqual(masked);
  });

  it('hides a text that was cut, as it may end inside a place', () => {
    const long = formSaid({
      ...answers,
      '/referrer/agency': `The refuge for women and their children at ${PLACE} in town`,
    });
    const cut = made(long);
    expect(cut?.referrer.organisation).toMatch(/…$/);
    const flags: Case['flags'] = ['address_confidential'];
    expect(glanceAfter({ flags, safety: safetyOf([long]) }, undefined, cut)?.referrer.organisation).toBe(MASKED);
  });

  it('hides every text while a flag has come and its mask has not', () => {
    expect(seen(made(), { flags: ['address_confidential'] })).toMatchObject({
      children: [{ name: MASKED }],
      referrer: { name: MASKED, organisation: MASKED },
    });
    expect(seen(made(secretForm), { flags: ['address_confidential'] })).toMatchObject({ children: [{ name: 'Wren' }] });
  });

  it('never has a word of the place, wherever a form writes it', () => {
    const around = fc.string({ maxLength: 80 });
    const field = fc.constantFrom('/children/0/lastName', '/referrer/role', '/referrer/agency', '/referrer/name');
    fc.assert(
      fc.property(around, around, field, fc.boolean(), (before, after, path, atOnce) => {
        const text = `${before} ${PLACE} ${after}`;
        const secret = formSaid({
          ...answers,
          '/referrer/agency': 'Refuge',
          [path]: text,
          '/children/0/addressConfidential': true,
        });
        const open = formSaid({ ...answers, '/referrer/agency': 'Refuge', [path]: text });
        const safety = safetyOf([secret]);
        const glance = atOnce ? made(secret) : glanceAfter({ flags: [], safety }, undefined, made(open));
        expect(JSON.stringify(glance)).not.toMatch(/12 Elm/);
      }),
    );
  });
});

describe('what lists show of a case under section 47', () => {
  const at = (hour: number) => `2026-11-23T${hour}:00:00.000Z`;
  const corrected = glanceAfter(
    { flags: [], safety: safetyOf([form]) },
    { ...form, readings: [{ path: '/children/0/firstName', before: null, by: 'worker', at: at(11) }] },
    undefined,
  );
  const s47 = { since: at(10), until: at(12), current: false };

  it('is the referral for those without the detail, unless a colleague recorded an answer before the hand-over', () => {
    expect(seen(made(), { s47 }, false)).toEqual(made());
    expect(seen(corrected, { s47 }, false)).toBe('withheld');
    expect(seen(corrected, { s47: { ...s47, until: at(11) } }, false)).toEqual(corrected);
    expect(seen(corrected, { s47: { since: at(10), current: true } }, false)).toBe('withheld');
    expect(seen(corrected, { s47 }, true)).toEqual(corrected);
    expect(seen(corrected, {}, false)).toEqual(corrected);
  });
});
