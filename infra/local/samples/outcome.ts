import type { CaseSeen, DocumentSeen } from '#test/support/staff.ts';
import type { SentEmail } from '../mailbox.ts';

/** The outcome of a sample, where people see it: its cases in the staff API, and the emails to its sender. */
export interface Seen {
  readonly cases: readonly CaseSeen[];
  readonly emails: readonly SentEmail[];
}

const words = (code: string): string => code.replaceAll('_', ' ');

/** Returns each item once with its number, in alphabetical order: `2 acknowledgements`. */
function counted(items: readonly string[]): string[] {
  const groups = [...Map.groupBy(items, (item) => item)].sort();
  return groups.map(([item, { length }]) => (length === 1 ? item : `${length} ${item}s`));
}

/** Returns a file's verdict, our own inspection, and whether a form was read from it. */
function documentWords({ verdict, safety, reading, reasons }: DocumentSeen): string {
  const inspected = safety === 'unchecked' ? [] : [safety, ...reasons.map(({ code }) => `(${words(code)})`)];
  return [verdict, ...inspected, ...(reading === 'read' ? ['read'] : [])].join(' ');
}

/** Returns which of our letters an email is, by a sentence in it. */
function letterWords({ text }: SentEmail): string {
  if (text.includes('We have received what you sent')) return 'acknowledgement';
  return text.includes('Please send a safe copy') ? 'safe copy request' : 'other email';
}

/** All samples are about one invented child, so each is one more contact about her. Which of them say so depends on their order. */
const OF_ONE_CHILD = new Set([
  'open_case',
  're_referral',
  'third_contact',
  'judge_matches',
  'new_contact_on_open_case',
]);

/** The timeline lines that an outcome names. */
const LINES = new Set(['delivered_again', 'automatic_mail_joined']);

const SHORT = new Map([
  ['acknowledgement', 'acknowledged'],
  ['safe copy request', 'safe copy asked for'],
]);

/** Returns the emails that the sender got, and a person's tasks, for a narrow column. */
export const shortWords = (seen: Seen): string[] => [
  ...counted(seen.emails.map((email) => SHORT.get(letterWords(email)) ?? 'other email')),
  ...deskWords(seen),
  ...taskWords(seen).map((task) => task.replace('task ', 'task: ')),
];

const isAlert = (message: CaseSeen['messages'][number]): boolean =>
  message.direction === 'out' && message.kind === 'danger_alert' && message.state === 'sent';

/** Returns whether the duty desk got an alert. */
const deskWords = ({ cases }: Seen): string[] =>
  counted(cases.flatMap(({ messages }) => messages.filter(isAlert).map(() => 'duty desk told')));

const taskWords = ({ cases }: Seen): string[] =>
  counted(
    cases
      .flatMap(({ tasks }) => tasks)
      .filter(({ kind }) => !OF_ONE_CHILD.has(kind))
      .map(({ kind }) => `task ${words(kind)}`),
  );
export const documentsWords = ({ cases }: Seen): string[] =>
  counted(cases.flatMap(({ documents }) => documents.map(documentWords)));
export const fieldsRead = ({ cases }: Seen): number =>
  cases.flatMap(({ forms }) => forms).reduce((sum, { answers }) => sum + answers.length, 0);

function expectedItems({ case: { completeness } }: CaseSeen): string {
  if (completeness === null) return 'no form';
  const { answered, reasoned, blank } = completeness;
  return `expected items: ${answered} answered, ${reasoned} reasoned, ${blank} blank`;
}

/** Returns what is still under way, so that it can be waited for. */
function unfinished(message: CaseSeen['messages'][number]): string[] {
  if (message.direction === 'out') return message.state === 'sent' ? [] : [`message ${words(message.state)}`];
  return message.opening === 'opened' ? [] : [`email ${message.opening}`];
}

/** Returns the whole outcome in one line, which is the same for the same outcome. */
export function outcomeOf(seen: Seen): string {
  const { cases, emails } = seen;
  const flags = cases
    .flatMap((each) => each.case.flags)
    .filter((flag) => flag !== 'incomplete' && !OF_ONE_CHILD.has(flag));
  const happened = cases.flatMap(({ timeline }) => timeline.map(({ what }) => what)).filter((what) => LINES.has(what));
  const parts = [
    cases.length === 1 ? '1 case' : `${cases.length} cases`,
    ...counted(cases.map(expectedItems)),
    ...counted(flags.map((flag) => `flag ${words(flag)}`)),
    ...documentsWords(seen).map((each) => `file ${each}`),
    ...counted(happened.map(words)),
    ...taskWords(seen),
    ...counted(emails.map(letterWords)),
    ...deskWords(seen),
    ...counted(cases.flatMap(({ messages }) => messages.flatMap(unfinished))),
    ...cases.flatMap(({ unreadable }) => unreadable.map(() => 'something unreadable')),
  ];
  return (parts.length === 1 ? [...parts, 'nothing else'] : parts).join(', ').replaceAll('), (', ' ');
}
