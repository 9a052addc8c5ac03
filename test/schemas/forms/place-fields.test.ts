import { describe, expect, it } from '@jest/globals';
import { MASKED, maskOf } from '#functions/safety/mask.ts';
import { isPlace } from '#schemas/forms/form-safety.ts';
import { forms } from '#schemas/forms/forms.ts';
import { safetyOf } from '#test/support/whole-case.ts';

/** The types that are places by themselves, and the words by which a question asks for one. */
const PLACE_TYPES = new Set(['postcode', 'uprn']);
const ASKS_WHERE =
  /address|postcode|post code|\bwhere\b|\blive|\bplace|locat|accommodat|\bhome\b|\bstay|\bhouse\b|street|refuge|uprn/i;

/** The questions that sound so and are no place where somebody of the family lives or is, with the reason. */
const NO_PLACE: Readonly<Record<string, string>> = {
  'children/addressConfidential': 'yes or no',
  'household/livesInHousehold': 'yes or no',
  'referrer/emailIsSafe': 'yes or no',
  'referrer/thirdPartyInformation': 'yes or no',
};

const asked = [...forms.values()].flatMap(({ id, sections }) =>
  sections.flatMap((section) =>
    section.fields.map((field) => ({ form: id, section, field, name: `${section.id}/${field.id}` })),
  ),
);
const places = asked.filter(
  ({ field: { type, label, hint = '' } }) =>
    PLACE_TYPES.has(type) || (type !== 'email' && ASKS_WHERE.test(`${label} ${hint}`)),
);

describe('a question about where somebody lives', () => {
  it('is a place that masks hide, or has a reason why not, on every form', () => {
    const forgotten = places.filter(({ name }) => !isPlace(`/${name}`) && NO_PLACE[name] === undefined);
    expect([...new Set(forgotten.map(({ name }) => name))]).toEqual([]);
  });

  it('has no reason that is no longer needed', () => {
    const names = new Set(places.map(({ name }) => name));
    expect(Object.keys(NO_PLACE).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each([...new Set(places.filter(({ name }) => isPlace(`/${name}`)).map(({ name }) => name))])(
    '(%s) is masked on a case whose address is secret',
    (name) => {
      const [section = '', field = ''] = name.split('/');
      const path = section === 'referrer' ? `/referrer/${field}` : `/${section}/0/${field}`;
      const answers = [
        { path: '/children/0/addressConfidential', value: true, source: 'web' as const, confidence: 1 },
        { path, value: 'LE1 7QX', source: 'web' as const, confidence: 1 },
      ];
      const form = {
        number: 1,
        formId: 'early-help-and-social-care',
        formVersion: '1',
        documentId: null,
        readAt: '2026-11-23T09:00:00.000Z',
        answers,
        leftovers: [],
      };
      const masked = maskOf({ head: { flags: [] }, safety: safetyOf([form]) }).form(form);
      expect(masked.answers.find((answer) => answer.path === path)?.value).toBe(MASKED);
    },
  );
});
