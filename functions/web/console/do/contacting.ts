import type { SafeTime } from '#schemas/contact.ts';
import { CONTACT_WORDS, DAY_WORDS, VOICEMAIL_WORDS, WAY_WORDS } from '#schemas/words/contact-words.ts';
import { choicesOf, type Field } from '../../kit/fields.ts';
import { closedUp, type FormBody } from '../../kit/form-body.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import { suggestedWords } from '../case/people/contact-rules.ts';
import { calledByKey, peopleOfForms } from '../case/people/people-on-forms.ts';
import type { CaseForm } from './case-form.ts';

/** Nobody gives more ways at once. Another is added by opening the form again. */
const EMPTY_WAYS = 2;
const MOST_WAYS = 10;
const MOST_TIMES = 14;

type Recorded = Extract<CaseSeen['view']['contacts'][number], { contact: unknown }>;
type Way = Recorded['ways'][number];

/** The form that records how one person may be contacted. */
export const CONTACTING: readonly CaseForm[] = [
  {
    path: 'contact',
    page: '/people',
    does: 'record_contact',
    title: 'Record how to contact somebody',
    says: [
      'Only colleagues who work the case see this. It replaces what was recorded before, and counts for three months.',
      'We write to somebody only where it is safe, in the ways and at the times given here. What is not known counts as unsafe.',
    ],
    button: 'Record it',
    kinds: { lists: ['ways/times/days'] },
    fields: (seen, visit) => fieldsFor(seen, visit),
    act: (perform, acting, form) => perform('recordContact', { ...acting, form: { ways: [], ...form } }),
  },
];

function fieldsFor(seen: CaseSeen, { request }: PageVisit): readonly Field[] {
  const called = calledByKey(peopleOfForms(seen));
  const { person } = request.query;
  const typed = closedUp(request.form);
  const record = seen.view.contacts.find((one): one is Recorded => one.person === person && 'contact' in one);
  const suggested = seen.view.suggestedContacts.find((one) => one.person === person);
  const people = [...called].map(([value, text]) => ({ value, text }));
  return [
    {
      kind: 'select',
      name: 'person',
      label: 'Who',
      choices: called.has('sender') ? people : [...people, { value: 'sender', text: 'The sender' }],
      value: person,
    },
    ...(suggested === undefined
      ? []
      : ['What the form says, which does not make it safe:', ...suggestedWords(suggested)].map(
          (text): Field => ({ kind: 'words', text }),
        )),
    {
      kind: 'radios',
      name: 'contact',
      label: 'May we contact them?',
      choices: choicesOf(CONTACT_WORDS),
      value: record?.contact,
    },
    ...rows(rowsIn(typed, 'ways'), record?.ways.length ?? 0, { empty: EMPTY_WAYS, most: MOST_WAYS }).map((row) =>
      wayFields(row, record?.ways[row], typed),
    ),
    {
      kind: 'text',
      name: 'codePhrase',
      label: 'What to say or hear first (optional)',
      hint: 'A code phrase that shows that it is safe to talk.',
      value: record?.codePhrase,
    },
    {
      kind: 'textarea',
      name: 'rules',
      label: 'Anything else to know (optional)',
      most: 2000,
      rows: 3,
      value: record?.rules,
    },
    { kind: 'text', name: 'saidBy', label: 'Who told you so', hint: 'For example the young person, or the school.' },
  ];
}

function wayFields(row: number, way: Way | undefined, typed: FormBody): Field {
  const name = `ways/${row}`;
  const times = way?.times ?? [];
  return {
    kind: 'group',
    label: `Safe way ${row + 1}`,
    hint: 'Leave it empty unless it is safe to contact them.',
    fields: [
      { kind: 'select', name: `${name}/channel`, label: 'How', choices: choicesOf(WAY_WORDS), value: way?.channel },
      { kind: 'text', name: `${name}/at`, label: 'Number or address', width: 30, value: way?.at },
      {
        kind: 'select',
        name: `${name}/voicemail`,
        label: 'Leaving a message',
        choices: choicesOf(VOICEMAIL_WORDS),
        value: way?.voicemail,
      },
      ...rows(rowsIn(typed, `${name}/times`), times.length, { empty: 1, most: MOST_TIMES }).map((at) =>
        timeFields(`${name}/times/${at}`, at, times[at]),
      ),
    ],
  };
}

const timeFields = (
  name: string,
  at: number,
  time: Readonly<Partial<Pick<SafeTime, 'from' | 'until'>>> & { readonly days?: readonly string[] } = {},
): Field => ({
  kind: 'group',
  label: at === 0 ? 'Safe times' : `Safe times, set ${at + 1}`,
  hint: 'Leave them empty if any time is safe.',
  fields: [
    {
      kind: 'checkboxes',
      name: `${name}/days`,
      label: 'Days',
      choices: choicesOf(DAY_WORDS),
      wraps: true,
      value: time.days,
    },
    { kind: 'text', name: `${name}/from`, label: 'From', hint: 'For example 09:30', width: 5, value: time.from },
    { kind: 'text', name: `${name}/until`, label: 'Until', hint: 'For example 14:30', width: 5, value: time.until },
  ],
});

/** Returns the numbers of the rows to show: those that are there or were typed, and some empty ones. */
function rows(
  typed: number,
  there: number,
  { empty, most }: { readonly empty: number; readonly most: number },
): number[] {
  return Array.from({ length: Math.min(most, Math.max(typed, there) + empty) }, (_, row) => row);
}

/** Returns how many rows of a list somebody typed. */
function rowsIn(typed: FormBody, list: string): number {
  const numbers = [...typed.keys()].flatMap((name) =>
    name.startsWith(`${list}/`) ? [Number(name.slice(list.length + 1).split('/')[0])] : [],
  );
  return Math.max(0, ...numbers.filter(Number.isInteger).map((number) => number + 1));
}
