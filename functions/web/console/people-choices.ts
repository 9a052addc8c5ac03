import type { Performed } from '#functions/casework/index.ts';
import type { Choice } from '../kit/fields.ts';

type Form = Performed<'readCase'>['body']['forms'][number];
type Item = NonNullable<Form['view']>['sections'][number]['items'][number];

/** The sections of a form that name people, and what they are there. */
const PEOPLE = { children: 'child', household: 'household', referrer: 'referrer' } as const;
type Section = keyof typeof PEOPLE;
const isPeople = (id: string): id is Section => id in PEOPLE;

/** Returns the people whom the forms of a case name, as choices by their keys: "Wren Quill (child, form 1)". */
export const peopleChoices = (forms: readonly Form[], only?: Section): Choice[] =>
  forms.flatMap(({ number, view }) =>
    (view?.sections ?? []).flatMap(({ id, items }) => {
      if (!isPeople(id) || (only !== undefined && id !== only)) return [];
      return items.flatMap((item) => {
        const [field] = item.fields;
        if (field === undefined) return [];
        const base = field.path.slice(0, field.path.lastIndexOf('/'));
        return [
          { value: `${number}${base.replaceAll('/', '.')}`, text: `${nameOf(item)} (${PEOPLE[id]}, form ${number})` },
        ];
      });
    }),
  );

function nameOf({ label, fields }: Item): string {
  const said = (id: string) => fields.find((field) => field.id === id)?.reading?.text;
  const both = [said('firstName'), said('lastName')].filter(Boolean).join(' ');
  return both || said('fullName') || said('name') || said('knownAs') || `${label ?? 'Somebody'} without a name`;
}
