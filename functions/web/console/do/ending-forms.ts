import { londonTime } from '#functions/platform/london-words.ts';
import { LETTER_WORDS, SENDING_WORDS } from '#schemas/words/message-words.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import type { CaseForm } from './case-form.ts';

const lettersOf = ({ view }: CaseSeen) =>
  view.messages.flatMap((message) => (message.direction === 'out' ? [message] : []));

/** The forms after a decision: to close and reopen, the number in Liquidlogic, and a letter that went astray. */
export const ENDING_FORMS: readonly CaseForm[] = [
  {
    path: 'close',
    does: 'close',
    title: 'Close the case',
    says: (seen) => [
      'The case leaves the open lists. It can be found and reopened.',
      ...(openTasks(seen).length === 0
        ? []
        : ['The referrer must be told and each hand-over confirmed first. Open tasks:']),
    ],
    links: (seen) =>
      openTasks(seen).map(({ id, says }) => ({
        text: says,
        href: `/staff/cases/${seen.view.case.reference}/do/task-done?task=${encodeURIComponent(id)}`,
      })),
    button: 'Close the case',
    fields: () => [{ kind: 'textarea', name: 'why', label: 'Why (optional)', most: 2000, rows: 3 }],
    act: (perform, acting, form) => perform('closeCase', { ...acting, form }),
  },
  {
    path: 'reopen',
    does: 'reopen',
    title: 'Reopen the case',
    says: [
      'The case goes back to its team as new, with a new working day for the decision. What was recommended and decided stays.',
    ],
    button: 'Reopen the case',
    fields: () => [{ kind: 'textarea', name: 'why', label: 'Why', most: 2000, rows: 4 }],
    act: (perform, acting, form) => perform('reopenCase', { ...acting, form }),
  },
  {
    path: 'liquidlogic',
    does: 'set_liquidlogic',
    title: 'Record the Liquidlogic number',
    says: ['The case can be found by this number. Only one case can have it.'],
    button: 'Record the number',
    fields: ({ view }) => [
      { kind: 'text', name: 'id', label: 'Liquidlogic number', width: 20, value: view.case.liquidlogicId },
      {
        kind: 'textarea',
        name: 'why',
        label: 'Why it changes',
        hint: 'Needed only where the case has another number already.',
        most: 2000,
        rows: 3,
      },
    ],
    act: (perform, acting, form) => perform('setLiquidlogicNumber', { ...acting, form }),
  },
  {
    path: 'misdirected',
    does: 'report_misdirected',
    title: 'Report a letter to the wrong person',
    page: '/messages',
    choose: {
      query: 'message',
      name: 'id',
      label: 'Letter',
      choices: (seen) =>
        lettersOf(seen).map(({ id, kind, to, state, sentAt, createdAt }) => ({
          value: id,
          text: `${LETTER_WORDS[kind]} to ${to}`,
          hint: `${SENDING_WORDS[state]}, ${londonTime(sentAt ?? createdAt)}`,
        })),
      none: 'No letter was sent from this case.',
      gone: 'This letter is not on this case. Choose another.',
    },
    says: [
      'From now on nothing of this case goes to that address, and a letter that waits is stopped.',
      'Information governance gets a task to judge within a day what the letter told, and to whom.',
    ],
    button: 'Report the letter',
    warns: true,
    fields: () => [
      { kind: 'textarea', name: 'why', label: 'What happened, and who has the letter', most: 2000, rows: 5 },
    ],
    act: (perform, acting, form) => perform('reportMisdirected', { ...acting, form }),
  },
];

function openTasks({ view }: CaseSeen) {
  return view.tasks.filter(({ state }) => state === 'open');
}
