import { ANSWERED_WORDS } from '#schemas/words/asking-words.ts';
import { choicesOf } from '../../kit/fields.ts';
import type { CaseForm } from './case-form.ts';

/** The forms about process queries: questions about how things are done, kept apart from concerns (S32). */
export const QUERY_FORMS: readonly CaseForm[] = [
  {
    path: 'query',
    does: 'call_query',
    title: 'Mark as a process query',
    says: [
      'Use this for a question about how things are done, which names no child and no concern.',
      'It goes to the early help coordinator, and leaves the lists and counts of concerns.',
    ],
    button: 'Mark as a process query',
    kinds: { booleans: ['namesChildOrConcern'] },
    fields: () => [
      {
        kind: 'radios',
        name: 'namesChildOrConcern',
        label: 'Does it name a child or a concern?',
        hint: 'Read all of it before you answer.',
        choices: [
          { value: 'false', text: 'No, it names neither' },
          { value: 'true', text: 'Yes', hint: 'It then stays a concern.' },
        ],
      },
      { kind: 'textarea', name: 'why', label: 'What it asks', most: 2000, rows: 4 },
    ],
    act: (perform, acting, form) => perform('callQuery', { ...acting, form }),
  },
  {
    path: 'query-answered',
    does: 'answer_query',
    title: 'Record the answer to the query',
    says: [
      'Nothing is sent from here: answer first, from your own mailbox or by telephone. The query is then answered.',
    ],
    button: 'Record the answer',
    fields: () => [
      { kind: 'radios', name: 'how', label: 'How you answered', choices: choicesOf(ANSWERED_WORDS) },
      { kind: 'textarea', name: 'answer', label: 'What you answered', most: 2000, rows: 6 },
    ],
    act: (perform, acting, form) => perform('answerQuery', { ...acting, form }),
  },
  {
    path: 'concern',
    does: 'call_concern',
    title: 'Turn back into a concern',
    says: ['It goes to Duty and Advice with its original deadline, and may be late at once.'],
    button: 'Turn back into a concern',
    fields: () => [{ kind: 'textarea', name: 'why', label: 'Why', most: 2000, rows: 4 }],
    act: (perform, acting, form) => perform('callConcern', { ...acting, form }),
  },
];
