import * as z from 'zod';
import { timeWords } from '#functions/platform/london-words.ts';
import { forms } from '#schemas/forms/forms.ts';
import {
  ANSWERED_WORDS,
  ASK_REASON_WORDS,
  ASK_TOPIC_WORDS,
  ASKED_WORDS,
  OTHER_WAY_WORDS,
} from '#schemas/words/asking-words.ts';
import { type Choice, choicesOf, type Field } from '../../kit/fields.ts';
import type { PageVisit } from '../../kit/page.ts';
import { askTitle } from '../case/asks-shown.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import { colleagueChoices } from '../names.ts';
import { peopleChoices } from '../people-choices.ts';
import type { CaseForm } from './case-form.ts';

/** Empty rows for questions. A person who has more asks a second time. */
const QUESTIONS = 5;
/** Asks by our email, in place of the ways of a colleague. */
const BY_EMAIL = 'email';

const CLOCK_RUNS = 'The time for the decision keeps running. You can decide on what is known.';

/** The forms that ask for more, and record what came. */
export const ASKING: readonly CaseForm[] = [
  {
    path: 'ask',
    does: 'ask',
    title: 'Ask for more information',
    says: [
      'The questions stay on the case. Our email names only their topics, and asks for a call or a secure answer. We remind once before the answer is due, and chase once after.',
      CLOCK_RUNS,
    ],
    button: 'Ask',
    kinds: { lists: ['reasons'], instants: ['dueAt'] },
    fields: (seen, visit) => [
      { kind: 'checkboxes', name: 'reasons', label: 'Why you ask them', choices: choicesOf(ASK_REASON_WORDS) },
      {
        kind: 'group',
        name: 'questions',
        label: 'Questions',
        hint: `Leave the rows that you do not need empty. For more than ${QUESTIONS}, ask a second time.`,
        fields: Array.from({ length: QUESTIONS }, (_, row) => questionFields(row)).flat(),
      },
      ...askedFields(seen, visit),
    ],
    act: (perform, acting, body) => perform('askForMore', { ...acting, form: { ...body, of: askedOf(body.of) } }),
  },
  {
    path: 'form-asked',
    does: 'ask',
    title: 'Ask for a form',
    says: [
      'Record that somebody is to complete a form and send it back. The form is on the list of outstanding forms until it comes. Our email to a professional has the form with it.',
      CLOCK_RUNS,
    ],
    button: 'Ask for the form',
    kinds: { instants: ['dueAt'] },
    fields: (seen, visit) => [
      { kind: 'radios', name: 'form', label: 'Form', choices: formChoices() },
      ...askedFields(seen, visit),
    ],
    act: (perform, acting, body) => perform('instructForm', { ...acting, form: { ...body, of: askedOf(body.of) } }),
  },
  {
    path: 'answer',
    does: 'record_answer',
    title: 'Record an answer',
    says: ['The request ends, and so do its reminders. When nothing else is asked for, the work on the case goes on.'],
    button: 'Record the answer',
    choose: {
      query: 'ask',
      name: 'id',
      label: 'What was answered',
      choices: ({ view }) =>
        view.asks.filter(({ state }) => state === 'open').map((ask) => ({ value: ask.id, text: askTitle(ask) })),
      none: 'Nothing is waiting for an answer.',
      gone: 'This request has its answer already. Choose another.',
    },
    fields: ({ view }, { now }) => [
      { kind: 'radios', name: 'how', label: 'How it came', choices: choicesOf(ANSWERED_WORDS) },
      {
        kind: 'textarea',
        name: 'answers',
        label: 'What they answered',
        hint: 'Not needed where an email or a form has it.',
        most: 2000,
        rows: 6,
      },
      {
        kind: 'select',
        name: 'messageId',
        label: 'The email that has the answer (optional)',
        choices: view.messages.flatMap((email) =>
          email.direction === 'in'
            ? [
                {
                  value: email.id,
                  text: `From ${email.from ?? 'an unknown sender'}, ${timeWords(email.receivedAt, now)}`,
                },
              ]
            : [],
        ),
      },
      {
        kind: 'select',
        name: 'returnedIn',
        label: 'The case that the form opened (optional)',
        hint: 'Link that case first, if it is not in the list.',
        choices: view.case.links.map(({ reference }) => ({ value: reference, text: reference })),
      },
    ],
    act: (perform, acting, form) => perform('recordAnswer', { ...acting, form }),
  },
];

/** The forms that we issue, as choices. */
export const formChoices = (): Choice[] => [...forms.values()].map(({ id, title }) => ({ value: id, text: title }));

const questionFields = (row: number): Field[] => [
  {
    kind: 'select',
    name: `questions/${row}/topic`,
    label: `Question ${row + 1}: topic`,
    choices: choicesOf(ASK_TOPIC_WORDS),
  },
  { kind: 'textarea', name: `questions/${row}/text`, label: `Question ${row + 1}: in your words`, most: 500, rows: 2 },
];

/** Returns the fields that say by when, whom and how. */
function askedFields({ view, names }: CaseSeen, { person }: PageVisit): Field[] {
  return [
    { kind: 'instant', name: 'dueAt', label: 'When the answer is due', hint: 'Without a time it is 5pm.' },
    { kind: 'radios', name: 'of/who', label: 'Whom you ask', choices: choicesOf(ASKED_WORDS) },
    {
      kind: 'radios',
      name: 'of/how',
      label: 'How they are asked',
      value: BY_EMAIL,
      choices: [
        {
          value: BY_EMAIL,
          text: 'By our email',
          hint: 'To the referrer or a professional. We never write to the family.',
        },
        ...choicesOf(OTHER_WAY_WORDS),
      ],
    },
    {
      kind: 'group',
      label: 'For our email to a professional',
      fields: [
        { kind: 'text', name: 'of/address', label: 'Their email address' },
        {
          kind: 'text',
          name: 'of/confirmAddress',
          label: 'The same address once more',
          hint: 'Type it again. With one wrong letter it belongs to somebody else.',
        },
      ],
    },
    {
      kind: 'group',
      label: 'When a colleague asks, and not our email',
      fields: [
        {
          kind: 'select',
          name: 'of/worker',
          label: 'The colleague who asks',
          choices: colleagueChoices(names),
          value: person.staff.id,
        },
        { kind: 'text', name: 'of/whom', label: 'The name of the person to ask (optional)' },
        {
          kind: 'select',
          name: 'of/person',
          label: 'Their place on the form',
          hint: 'Needed for a member of the family: they are asked only in a way that a colleague recorded as safe.',
          choices: peopleChoices(view.forms),
        },
        { kind: 'text', name: 'of/at', label: 'The number or address that is recorded as safe (optional)' },
      ],
    },
  ];
}

const Of = z.record(z.string(), z.unknown()).catch({});

/** Returns whom to ask as the operation takes it: the fields of the way that was not chosen are left out. */
function askedOf(given: unknown): object {
  const { address, confirmAddress, ...of } = Of.parse(given);
  if (of.how !== BY_EMAIL) return of;
  return of.who === 'professional' ? { who: of.who, address, confirmAddress } : { who: of.who };
}
