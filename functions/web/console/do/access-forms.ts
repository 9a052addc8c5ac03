import * as z from 'zod';
import { type Access, MOST_NAMED } from '#schemas/access.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { Field } from '../../kit/fields.ts';
import type { Names } from '../names.ts';
import type { CaseForm } from './case-form.ts';

const BREAK_WHY: Field = { kind: 'textarea', name: 'why', label: 'Why you must see it now', most: 2000, rows: 4 };
const RELATED_WHY: Field = { kind: 'textarea', name: 'why', label: 'How (optional)', most: 2000, rows: 3 };
const RELATED_SAYS = [
  'The case is kept from you from now on: you cannot open it again or undo this.',
  'A manager gets a task to consider who else must not see it.',
];

/** Empty rows after the colleagues who are named already. More can be added after these are saved. */
const EMPTY_ROWS = 4;

/** Returns rows in which to choose colleagues by name. Somebody who has left can be kept, not chosen. */
function rowsOf(name: 'only' | 'never', label: string, names: Names, named: readonly string[] = []): Field[] {
  const choices = names.colleagues
    .filter(({ id, ended }) => !ended || named.includes(id))
    .map(({ id, name: text, ended }) => ({ value: id, text: ended ? `${text} (has left)` : text }));
  const rows = Math.min(named.length + EMPTY_ROWS, MOST_NAMED);
  return Array.from({ length: rows }, (_row, at) => ({
    kind: 'select',
    name: `${name}/${at}`,
    label: `${label} ${at + 1}`,
    choices,
    value: named[at],
  }));
}

function accessFields(names: Names, { only, never }: DeepReadonly<Access> = {}): Field[] {
  return [
    {
      kind: 'radios',
      name: 'who',
      label: 'Who may see the case',
      choices: [
        { value: 'all', text: 'Everyone whose role allows it' },
        { value: 'named', text: 'Only the colleagues named below', hint: 'Name yourself if you must still see it.' },
      ],
      value: only === undefined ? undefined : 'named',
    },
    {
      kind: 'group',
      name: 'only',
      label: 'Only these colleagues',
      hint: 'Leave this empty if everyone may see it.',
      fields: rowsOf('only', 'Colleague', names, only),
    },
    {
      kind: 'group',
      name: 'never',
      label: 'Never these colleagues',
      hint: 'The case is about them or their family. They cannot break the glass.',
      fields: rowsOf('never', 'Kept from', names, never),
    },
    { kind: 'textarea', name: 'why', label: 'Why', most: 2000, rows: 4 },
  ];
}

/** The answers of the form about access: the operation takes no list for everyone, and a list that may be empty. */
const Sent = z.looseObject({
  who: z.string().optional(),
  only: z.unknown().optional(),
  never: z.unknown().default([]),
});

/** The forms that say who may see a case. */
export const ACCESS_FORMS: readonly CaseForm[] = [
  {
    path: 'access',
    does: 'set_access',
    title: 'Set who may see the case',
    says: [
      'The case disappears for everybody else at once. It stays in its lists without its content, and its deadline stays the same.',
    ],
    button: 'Set who may see it',
    fields: ({ names, view }) => accessFields(names, view.case.access),
    unseen: {
      operation: 'setAccess',
      says: [
        'You do not see who is named now. The colleagues whom you name replace them.',
        'Open tasks to review who may see this case end with it.',
      ],
      needsReason: true,
      fields: (names) => accessFields(names),
    },
    act: (perform, acting, sent) => {
      const { who, only, ...rest } = Sent.parse(sent);
      return perform('setAccess', { ...acting, form: { ...rest, only: who === 'all' ? null : only } });
    },
    leaves: ({ person }, sent) => {
      const { who, only } = Sent.parse(sent);
      return who !== 'all' && !(Array.isArray(only) && only.includes(person.staff.id));
    },
  },
  {
    path: 'break-glass',
    does: 'break_glass',
    title: 'Break the glass',
    says: [],
    button: 'Break the glass and open the case',
    warns: true,
    fields: () => [BREAK_WHY],
    unseen: {
      operation: 'breakGlass',
      says: [
        'You see the case at once, and stay named on it.',
        'Information governance gets a task to review your reason. Everything that you look at is recorded.',
        'You cannot do this where the case is kept from you, because it is about you or your family.',
      ],
      fields: () => [BREAK_WHY],
    },
    act: (perform, acting, form) => perform('breakGlass', { ...acting, form }),
  },
  {
    path: 'related',
    does: 'say_related',
    title: 'Say that this is about you or your family',
    says: RELATED_SAYS,
    button: 'Say so, and leave the case',
    warns: true,
    fields: () => [RELATED_WHY],
    unseen: { operation: 'sayRelated', says: RELATED_SAYS, fields: () => [RELATED_WHY] },
    act: (perform, acting, form) => perform('sayRelated', { ...acting, form }),
    leaves: () => true,
  },
];
