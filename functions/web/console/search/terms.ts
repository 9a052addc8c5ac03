import { SearchTerms } from '#schemas/api/staff/search.ts';
import { TERM_WORDS } from '#schemas/words/children-words.ts';
import type { Field } from '../../kit/fields.ts';

/** The terms of a search by whom they are about, in the order of the page. */
const GROUPS: readonly { readonly label: string; readonly terms: readonly string[] }[] = [
  { label: 'The child', terms: ['name', 'knownAs', 'dateOfBirth', 'school'] },
  { label: 'The family', terms: ['parent', 'address', 'postcode'] },
  { label: 'The case', terms: ['reference', 'number', 'nhsNumber', 'referrer'] },
];

const HINTS: ReadonlyMap<string, string> = new Map([
  ['reference', 'For example FD-7K3M-9QXC. Alone, it leads straight to the case.'],
  ['name', 'In any order, and as it sounds. A last name alone is enough.'],
  ['dateOfBirth', 'For example 27/3/2019'],
  ['school', 'School, nursery or college'],
  ['parent', 'The name of a parent or carer, in any order'],
  ['address', 'House number and street, with or without flat, town and postcode'],
  ['number', 'An NHS number, a UPN or a Liquidlogic number'],
  ['referrer', 'Their email address or telephone number'],
]);

/** Returns the fields of a search, in groups. Every term that the operation takes has one. */
export function termFields(): readonly Field[] {
  const known: readonly string[] = GROUPS.flatMap(({ terms }) => terms);
  const others = SearchTerms.keyof().options.filter((term) => !known.includes(term));
  return [...GROUPS, { label: 'More', terms: others }]
    .map(
      ({ label, terms }): Field => ({
        kind: 'group',
        label,
        fields: SearchTerms.keyof()
          .options.filter((term) => terms.includes(term))
          .sort((one, other) => terms.indexOf(one) - terms.indexOf(other))
          .map((name): Field => {
            const hint = HINTS.get(name);
            return { kind: 'text', name, label: TERM_WORDS[name], width: 30, ...(hint === undefined ? {} : { hint }) };
          }),
      }),
    )
    .filter((field) => field.kind === 'group' && field.fields.length > 0);
}
