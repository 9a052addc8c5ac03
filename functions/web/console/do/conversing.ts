import * as z from 'zod';
import { ConfirmedBy } from '#schemas/conversation.ts';
import { AGREED_WHO_WORDS, AGREED_WORDS, CONFIRMED_WORDS, SPOKEN_WORDS } from '#schemas/words/asking-words.ts';
import { ROLE_WORDS } from '#schemas/words/case-words.ts';
import { choicesOf, type Field } from '../../kit/fields.ts';
import type { CaseForm } from './case-form.ts';

/** Empty rows for agreed actions. */
const ACTIONS = 5;

/** The form that records a conversation and drafts the email that confirms it. */
export const CONVERSING: readonly CaseForm[] = [
  {
    path: 'conversation',
    does: 'converse',
    title: 'Record a conversation',
    says: [
      'The summary stays on the case. The email that confirms it has only the day, your role and what was agreed, and goes out after a person has read and approved it.',
    ],
    button: 'Record the conversation',
    kinds: { instants: ['at', 'actions/by'] },
    fields: (_seen, { person }) => [
      { kind: 'instant', name: 'at', label: 'When you spoke' },
      { kind: 'radios', name: 'with', label: 'Whom you spoke with', choices: choicesOf(SPOKEN_WORDS) },
      ...(person.staff.roles.length > 1
        ? [
            {
              kind: 'radios',
              name: 'staffRole',
              label: 'The role in which you spoke',
              choices: choicesOf(ROLE_WORDS, person.staff.roles),
            } as const,
          ]
        : []),
      {
        kind: 'textarea',
        name: 'summary',
        label: 'What was said',
        hint: 'For colleagues. It is not in the email.',
        most: 2000,
        rows: 8,
      },
      {
        kind: 'group',
        name: 'actions',
        label: 'What was agreed',
        hint: 'At least one action. Leave the rows that you do not need empty.',
        fields: Array.from({ length: ACTIONS }, (_, row) => actionFields(row)).flat(),
      },
      {
        kind: 'radios',
        name: 'confirm/who',
        label: 'How the conversation is confirmed',
        choices: [
          { value: 'referrer', text: 'By email to the referrer' },
          { value: 'professional', text: 'By email to a professional, at the address below' },
          ...choicesOf(CONFIRMED_WORDS).map((choice) => ({ ...choice, text: `${choice.text}, and not by email` })),
        ],
      },
      { kind: 'text', name: 'confirm/address', label: 'The professional’s email address' },
      {
        kind: 'text',
        name: 'confirm/confirmAddress',
        label: 'The same address once more',
        hint: 'Type it again. With one wrong letter it belongs to somebody else.',
      },
      {
        kind: 'textarea',
        name: 'confirm/why',
        label: 'Why not by email',
        hint: 'Needed where it is confirmed another way.',
        most: 2000,
        rows: 2,
      },
    ],
    act: (perform, acting, body) =>
      perform('recordConversation', { ...acting, form: { ...body, confirm: confirmOf(body.confirm) } }),
  },
];

function actionFields(row: number): Field[] {
  const action = `Action ${row + 1}`;
  return [
    {
      kind: 'select',
      name: `actions/${row}/what`,
      label: `${action}: what was agreed`,
      choices: choicesOf(AGREED_WORDS),
    },
    {
      kind: 'select',
      name: `actions/${row}/who`,
      label: `${action}: who does it`,
      choices: choicesOf(AGREED_WHO_WORDS),
    },
    { kind: 'instant', name: `actions/${row}/by`, label: `${action}: by when`, hint: 'Without a time, by 5pm.' },
  ];
}

const Confirm = z.record(z.string(), z.unknown()).catch({});

/** Returns how it is confirmed as the operation takes it: the fields of the way that was not chosen are left out. */
function confirmOf(given: unknown): object {
  const { who, address, confirmAddress, why } = Confirm.parse(given);
  const way = ConfirmedBy.safeParse(who);
  if (way.success) return { how: way.data, why };
  return who === 'professional' ? { who, address, confirmAddress } : { who };
}
