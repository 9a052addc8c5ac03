import { labelOf } from '#schemas/codes/code-set.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import { withWords } from '#schemas/forms/view.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { CaseSeen } from '../case-frame.ts';

/** A question of a form about somebody, and what the form says. */
interface Said {
  readonly label: string;
  /** Absent: the form was expected to say it, and does not. */
  readonly text: string | undefined;
  /** Other readings of it, and what looks wrong. */
  readonly notes: readonly string[];
}

/** Somebody, or an agency, whom a form names. */
export interface OnForm {
  /** The key of a person, `1.household.0`, by which other records name them. */
  readonly person: string;
  /** "Child 2: Wren Quillfeather". */
  readonly called: string;
  /** What the form says about them, the name apart. */
  readonly said: readonly Said[];
}

interface SectionOfPeople {
  readonly id: string;
  readonly title: string;
  readonly people: readonly OnForm[];
  /** Why nobody is listed, in a sentence. */
  readonly empty: string;
}

/** The people and agencies of one form. */
export interface PeopleOfForm {
  readonly number: number;
  readonly title: string;
  /** `undefined`: the form cannot be shown by its questions. */
  readonly sections: readonly SectionOfPeople[] | undefined;
}

/** The sections of people in the order of the page, the question that gives the name, and what an empty one says. */
const SECTIONS = [
  { id: 'children', name: 'fullName', empty: 'The form names no child.' },
  { id: 'household', name: 'fullName', empty: 'The form names nobody of the family.' },
  { id: 'agencies', name: 'agency', empty: 'The form names no other agency.' },
  { id: 'referrer', name: 'name', empty: 'The form does not say who made the referral.' },
] as const;
type Known = (typeof SECTIONS)[number];

type Section = NonNullable<CaseSeen['view']['forms'][number]['view']>['sections'][number];
type Fields = Section['items'][number]['fields'];

/** Returns whom the forms of a case name, form by form. */
export const peopleOfForms = ({ view }: Pick<CaseSeen, 'view'>): PeopleOfForm[] =>
  view.forms.map(({ number, view: form }) => ({
    number,
    title: form?.title ?? 'Form',
    sections: form === null ? undefined : SECTIONS.flatMap((known) => sectionOf(number, form.sections, known)),
  }));

function sectionOf(form: number, sections: readonly Section[], known: Known): SectionOfPeople[] {
  const section = sections.find(({ id }) => id === known.id);
  if (section === undefined) return [];
  const { missing, title } = section;
  const why = missing === null ? '' : ` It says why: ${inSentence(labelOf(missingReasons, missing))}.`;
  const people = section.items
    .filter(({ fields }) => fields.some(({ reading }) => reading !== null))
    .map(({ label, fields }) => onForm(form, known, label, fields));
  return [{ id: known.id, title, people, empty: `${known.empty}${why}` }];
}

function onForm(form: number, { id, name }: Known, label: string | null, fields: Fields): OnForm {
  const called = nameIn(fields, name);
  const place = label ?? 'The referrer';
  // `/children/0/fullName` is about the person `1.children.0`; the referrer is one.
  const [, , index = ''] = fields[0]?.path.split('/') ?? [];
  return {
    person: id === 'referrer' ? `${form}.referrer` : `${form}.${id}.${index}`,
    called: called === undefined ? `${place}, without a name` : `${place}: ${called}`,
    said: fields.filter((field) => field.id !== name || called === undefined).map(saidOf),
  };
}

/** Returns a name: the whole one, or first and last name. */
function nameIn(fields: Fields, whole: string): string | undefined {
  const textOf = (id: string) => {
    const reading = fields.find((field) => field.id === id)?.reading;
    return reading?.missing === null ? reading.text : undefined;
  };
  const parts = [textOf('firstName'), textOf('lastName')].filter((part) => part !== undefined).join(' ');
  return textOf(whole) ?? (parts === '' ? undefined : parts);
}

const saidOf = ({ label, reading, also, warning }: Fields[number]): Said => ({
  label,
  text: reading === null ? undefined : withWords(reading),
  notes: [...also.map((other) => `The form also says: ${withWords(other)}`), ...(warning === null ? [] : [warning])],
});

/** Returns how the people of a case are called, by their keys. */
export function calledByKey(forms: readonly PeopleOfForm[]): ReadonlyMap<string, string> {
  const several = forms.length > 1;
  return new Map(
    forms.flatMap(({ number, sections = [] }) =>
      sections
        .filter(({ id }) => id !== 'agencies')
        .flatMap(({ people }) => people)
        .map(({ person, called }) => [person, several ? `${called} (form ${number})` : called] as const),
    ),
  );
}
