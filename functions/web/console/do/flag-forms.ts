import { Liftable, Settable } from '#schemas/api/staff/protecting.ts';
import type { CaseFlag } from '#schemas/case.ts';
import { FLAG_WORDS } from '#schemas/words/flag-words.ts';
import type { Choice } from '../../kit/fields.ts';
import type { CaseForm } from './case-form.ts';

/** Returns flags as choices, each with what it forbids. */
const flagChoices = (flags: readonly CaseFlag[]): Choice[] =>
  flags.map((flag) => ({ value: flag, text: FLAG_WORDS[flag].title, hint: FLAG_WORDS[flag].says }));

/** The forms that set and lift the flags of a case. */
export const FLAG_FORMS: readonly CaseForm[] = [
  {
    path: 'flag',
    does: 'set_flag',
    title: 'Set a flag',
    says: ['The flag protects at once: what it forbids is refused until somebody lifts it.'],
    button: 'Set the flag',
    fields: ({ view }) => [
      {
        kind: 'radios',
        name: 'flag',
        label: 'Flag',
        choices: flagChoices(Settable.options.filter((flag) => !view.case.flags.includes(flag))),
      },
      { kind: 'textarea', name: 'why', label: 'Why', most: 2000, rows: 4 },
    ],
    act: (perform, acting, form) => perform('setFlag', { ...acting, form }),
  },
  {
    path: 'lift-flag',
    does: 'lift_flag',
    title: 'Lift a flag',
    says: ['What the flag forbids is allowed again. Your reason stays on the case.'],
    button: 'Lift the flag',
    warns: true,
    fields: ({ view }) => [
      {
        kind: 'radios',
        name: 'flag',
        label: 'Flag',
        choices: flagChoices(Liftable.options.filter((flag) => view.case.flags.includes(flag))),
      },
      { kind: 'textarea', name: 'why', label: 'Why its protection is over', most: 2000, rows: 4 },
    ],
    act: (perform, acting, form) => perform('liftFlag', { ...acting, form }),
  },
];
