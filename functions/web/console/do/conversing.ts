import * as z from 'zod';
import { londonDate, londonDayAndTime } from '#functions/platform/london.ts';
import { ConfirmedBy } from '#schemas/conversation.ts';
import { AGREED_WHO_WORDS, AGREED_WORDS, CONFIRMED_WORDS, SPOKEN_WORDS } from '#schemas/words/asking-words.ts';
import { ROLE_WORDS } from '#schemas/words/case-words.ts';
import { choicesOf, type Field } from '../../kit/fields.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseForm } from './case-form.ts';
import { type TakenCall, takenCall } from './taken-call.ts';

/** Empty rows for agreed actions. */
const ACTIONS = 5;

/** The form that records a conversation and drafts the email that confirms it. */
export const CONVERSING: readonly CaseForm[] = [
  {
    path: 'conversation',
    does: 'converse',
    title: 'Record a conversation',
    says: (seen) => [
      'The summary stays on the case. The email that confirms it has only the day, your role and what was agreed, and goes out after a person has read and approved it.',
      ...(takenCall(seen) === undefined
        ? []
        : ['What the referral says is filled in. Change what is different, and read it before you record it.']),
    ],
    button: 'Record the conversation',
    kinds: { instants: ['at', 'actions/by'] },
    fields: (seen, { person, request }) => fieldsFor(person, request.form.size > 0 ? undefined : takenCall(seen)),
    act: (perform, acting, body) =>
      perform('recordConversation', { ...acting, form: { ...body, confirm: confirmOf(body.confirm) } }),
  },
];

/** Returns the fields, filled in with what is known of the call. What somebody typed or emptied stays as it is. */
const fieldsFor = (person: PageVisit['person'], call: TakenCall | undefined): readonly Field[] => [
  { kind: 'instant', name: 'at', label: 'When you spoke', ...shown(call?.at) },
  {
    kind: 'radios',
    name: 'with',
    label: 'Whom you spoke with',
    choices: choicesOf(SPOKEN_WORDS),
    value: call?.with,
  },
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
    value: call?.summary,
  },
  {
    kind: 'group',
    name: 'actions',
    label: 'What was agreed',
    hint: 'At least one action. Leave the rows that you do not need empty.',
    fields: Array.from({ length: ACTIONS }, (_, row) => actionFields(row, row === 0 ? call?.action : undefined)).flat(),
  },
  ...(call === undefined || call.reached.length === 0
    ? []
    : ['What the caller said about reaching them, which does not make it safe:', ...call.reached].map(
        (text): Field => ({ kind: 'words', text }),
      )),
  {
    kind: 'radios',
    name: 'confirm/who',
    label: 'How the conversation is confirmed',
    value: call?.confirm,
    choices: [
      { value: 'referrer', text: 'By email to the referrer' },
      { value: 'professional', text: 'By email to a professional, at the address below' },
      ...choicesOf(CONFIRMED_WORDS).map((choice) => ({ ...choice, text: `${choice.text}, and not by email` })),
    ],
  },
  { kind: 'text', name: 'confirm/address', label: 'The professional’s email address', value: call?.address },
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
    value: call?.whyNot,
  },
];

/** Returns an instant as its field shows it. */
const shown = (instant: string | undefined) =>
  instant === undefined ? {} : { date: londonDate(new Date(instant)), time: londonDayAndTime(new Date(instant)).time };

function actionFields(row: number, agreed: TakenCall['action'] | undefined): Field[] {
  const action = `Action ${row + 1}`;
  return [
    {
      kind: 'select',
      name: `actions/${row}/what`,
      label: `${action}: what was agreed`,
      choices: choicesOf(AGREED_WORDS),
      value: agreed?.what,
    },
    {
      kind: 'select',
      name: `actions/${row}/who`,
      label: `${action}: who does it`,
      choices: choicesOf(AGREED_WHO_WORDS),
      value: agreed?.who,
    },
    {
      kind: 'instant',
      name: `actions/${row}/by`,
      label: `${action}: by when`,
      hint: 'Without a time, by 5pm.',
      ...shown(agreed?.by),
    },
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
