import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormRecord } from '#schemas/case.ts';
import { glanceOf } from '#schemas/forms/glance-of-form.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { Glance } from '#schemas/glance.ts';
import { MOST_GLANCE_TEXT } from '#schemas/glance-limits.ts';
import { formSaid } from '#test/support/form-said.ts';

const glance = (answers: Readonly<Record<string, string | boolean>>) => glanceOf(formSaid(answers));
const names = (answers: Readonly<Record<string, string | boolean>>) => glance(answers).children.map(({ name }) => name);

describe('what lists show of a form', () => {
  it('names the first three children in the order of the form, and counts the others', () => {
    const answers = Object.fromEntries(
      [4, 0, 10, 2, 3].map((index) => [`/children/${index}/firstName`, `Child${index}`]),
    );
    expect(names(answers)).toEqual(['Child0', 'Child2', 'Child3']);
    expect(glance(answers).moreChildren).toBe(2);
  });

  it('has a name as the form gives it, and none where it gives none', () => {
    expect(names({ '/children/0/fullName': ' Wren  Hollis ' })).toEqual(['Wren Hollis']);
    expect(names({ '/children/0/lastName': 'Hollis', '/children/0/fullName': 'W. Hollis' })).toEqual(['Hollis']);
    expect(names({ '/children/0/knownAs': 'Birdie' })).toEqual(['Birdie']);
    expect(names({ '/children/0/identity': 'unknown', '/children/1/firstName': '  ' })).toEqual([undefined, undefined]);
  });

  it('turns no words that stand behind a name', () => {
    expect(names({ '/children/0/fullName': 'Wren \u202eHollis\u2066' })).toEqual(['Wren Hollis']);
    expect(names({ '/children/0/fullName': '\u202e' })).toEqual([undefined]);
  });

  it('knows an unborn child, and never takes another text for a date', () => {
    const [unborn, expected, odd, guessed] = glanceOf({
      ...formSaid({}),
      answers: formSaid({
        '/children/0/identity': 'unborn',
        '/children/0/dateOfBirth': '2027-03-02',
        '/children/1/expectedDate': '2027-01-20',
        '/children/2/dateOfBirth': 'last spring',
      }).answers,
    }).children;
    expect(unborn).toEqual({ unborn: true, expectedOn: '2027-03-02' });
    expect(expected).toEqual({ unborn: true, expectedOn: '2027-01-20' });
    expect([odd, guessed]).toEqual([{}, undefined]);
  });

  it('holds no word of the concern, only its codes', () => {
    const { answers } = formSaid({
      '/request/requestType': 'social_care',
      '/request/desiredOutcome': 'Canary',
      '/concern/reason': 'Canary',
      '/referrer/name': 'Sorrel',
      '/referrer/agency': 'Tanglewood School',
      '/referrer/telephone': 'Canary',
    });
    const list = (path: string, value: string[]): Answer => ({ path, value, source: 'web', confidence: 1 });
    const form: FormRecord = {
      ...formSaid({}),
      answers: [...answers, list('/concern/harmTypes', ['NEG', 'PHY']), list('/concern/factors', ['3B', '7A', '10A'])],
    };
    const made = glanceOf(form);
    expect(made).toMatchObject({
      request: 'social_care',
      harms: ['NEG', 'PHY'],
      factors: ['3B', '7A'],
      moreConcerns: 1,
      referrer: { name: 'Sorrel', organisation: 'Tanglewood School' },
    });
    expect(JSON.stringify(made)).not.toContain('Canary');
  });

  it('is small and can be read again, whatever a form says', () => {
    const field = fc.constantFrom(
      ...['/children/0/firstName', '/children/1/fullName', '/children/2/dateOfBirth', '/children/11/lastName'],
      ...['/referrer/name', '/referrer/role', '/referrer/agency', '/referrer/referrerType', '/request/requestType'],
      ...['/concern/harmTypes', '/concern/factors', '/children/0/identity'],
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.boolean(),
      fc.array(fc.string({ maxLength: 60 }), { maxLength: 60 }),
    );
    const answer = fc.record({ path: field, value, source: fc.constant('web' as const), confidence: fc.constant(1) });
    fc.assert(
      fc.property(fc.uniqueArray(answer, { selector: ({ path }) => path, maxLength: 12 }), (answers) => {
        const made = glanceOf({ ...formSaid({}), answers });
        expect(Glance.parse(made)).toEqual(made);
        for (const text of [...made.children.map(({ name }) => name), made.referrer.name])
          expect((text ?? '').length).toBeLessThanOrEqual(MOST_GLANCE_TEXT);
        // With a head of 1.5 KB it is one read unit still.
        expect(Buffer.byteLength(JSON.stringify(made))).toBeLessThan(2400);
      }),
    );
  });
});
