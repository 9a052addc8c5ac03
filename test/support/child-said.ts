import type { FormRecord } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/referral.ts';

/** A form's answers about one child, by field. */
export type Fields = Readonly<Record<string, string | boolean>>;

/** Returns a stored form about these children, their referrer and their family. */
export function formOf(
  children: readonly Fields[],
  referrer: Fields = {},
  number = 1,
  household: readonly Fields[] = [],
): FormRecord {
  const answer = (path: string, value: string | boolean): Answer => ({ path, value, source: 'web', confidence: 1 });
  return {
    number,
    formId: 'early-help-and-social-care',
    formVersion: '2026-11',
    documentId: null,
    readAt: '2026-11-23T09:00:00.000Z',
    answers: [
      ...Object.entries({ children, household }).flatMap(([section, people]) =>
        people.flatMap((fields, index) =>
          Object.entries(fields).map(([field, value]) => answer(`/${section}/${index}/${field}`, value)),
        ),
      ),
      ...Object.entries(referrer).map(([field, value]) => answer(`/referrer/${field}`, value)),
    ],
    leftovers: [],
  };
}
