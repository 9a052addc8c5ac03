import { PRIORITY_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import { choicesOf } from '../../kit/fields.ts';
import { colleagueChoices } from '../names.ts';
import type { CaseForm } from './case-form.ts';

/** The forms that say who has a case, how soon it must be looked at, and what colleagues should know. */
export const TAKING: readonly CaseForm[] = [
  {
    path: 'accept',
    does: 'accept',
    title: 'Accept the case',
    says: ['The case becomes yours. The time for the decision keeps running.'],
    button: 'Accept the case',
    fields: () => [],
    act: (perform, acting) => perform('acceptCase', { ...acting, body: {} }),
  },
  {
    path: 'assign',
    does: 'assign',
    title: 'Assign the case',
    says: ['The colleague finds the case in their own work. The time for the decision keeps running.'],
    button: 'Assign the case',
    fields: ({ names }, { person }) => [
      // Before the list, so that its answer is the one that counts.
      { kind: 'button', name: 'to', value: person.staff.id, text: 'Assign the case to me' },
      { kind: 'select', name: 'to', label: 'Colleague', choices: colleagueChoices(names) },
      { kind: 'textarea', name: 'why', label: 'Why (optional)', most: 2000, rows: 3 },
    ],
    act: (perform, acting, form) => perform('assignCase', { ...acting, form }),
  },
  {
    path: 'note',
    does: 'note',
    title: 'Add a note',
    says: ['Colleagues who may see the case can read it. Nobody outside gets it.'],
    button: 'Add the note',
    fields: () => [{ kind: 'textarea', name: 'text', label: 'Note', most: 2000, rows: 8 }],
    act: (perform, acting, form) => perform('addNote', { ...acting, form }),
  },
  {
    path: 'priority',
    does: 'set_priority',
    title: 'Set the priority',
    says: ['The priority says how soon a person must look at the case. It does not change when the decision is due.'],
    button: 'Set the priority',
    fields: ({ view }) => [
      {
        kind: 'radios',
        name: 'priority',
        label: 'Priority',
        choices: choicesOf(PRIORITY_WORDS),
        value: view.case.priority ?? 'routine',
      },
      { kind: 'textarea', name: 'why', label: 'Why', hint: 'Needed when you lower the priority.', most: 2000, rows: 3 },
    ],
    act: (perform, acting, form) => perform('setPriority', { ...acting, form }),
  },
  {
    path: 'reroute',
    does: 'reroute',
    title: 'Send to another team',
    says: [
      'The case and its open tasks go to the other team. The request stays as it was made, and the time for the decision keeps running.',
    ],
    button: 'Send it',
    fields: ({ view }) => [
      {
        kind: 'radios',
        name: 'team',
        label: 'Team',
        choices: choicesOf(TEAM_WORDS).filter(({ value }) => value !== view.case.team),
      },
      { kind: 'textarea', name: 'why', label: 'Why', most: 2000, rows: 3 },
    ],
    act: (perform, acting, form) => perform('rerouteCase', { ...acting, form }),
  },
];
