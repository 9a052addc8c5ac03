import type { CaseSeen, DocumentSeen } from '#test/support/staff.ts';
import type { SentEmail } from '../mailbox.ts';

/** What became of a sample, seen where people see it: its cases through the staff API, and what its sender was sent. */
export interface Seen {
  readonly cases: readonly CaseSeen[];
  readonly emails: readonly SentEmail[];
}

const words = (code: string): string => code.replaceAll('_', ' ');

/** Every one once with its number, in the order of the alphabet: `2 acknowledgements`. */
function counted(items: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort().map(([item, count]) => (count === 1 ? item : `${count} ${item}s`));
}

const listed = (items: readonly string[]): string => items.join(', ');

/** A file: its verdict, our own inspection, and whether a form was read from it. */
export function documentWords({ verdict, safety, reading, reasons }: DocumentSeen): string {
  const inspected = safety === 'unchecked' ? [] : [safety, ...reasons.map(({ code }) => `(${words(code)})`)];
  return [verdict, ...inspected, ...(reading === 'read' ? ['read'] : [])].join(' ');
}

/** Which of our letters an email is, by what it says. */
export function letterWords({ text }: SentEmail): string {
  if (text.includes('We have received what you sent')) return 'acknowledgement';
  return text.includes('Please send a safe copy') ? 'safe copy request' : 'other email';
}

/** The samples are about one invented child, so each is a contact more about her: which ones say so depends on who was first. */
const OF_ONE_CHILD = new Set([
  'open_case',
  're_referral',
  'third_contact',
  'judge_matches',
  'new_contact_on_open_case',
]);

const LINES = new Map([
  ['delivered_again', 'delivered again'],
  ['automatic_mail_joined', 'automatic mail joined'],
]);

/** For a narrow column: what the sender was sent, and what a person owes instead. */
export const shortWords = (seen: Seen): string[] => [
  ...counted(seen.emails.map((email) => SHORT.get(letterWords(email)) ?? 'other email')),
  ...deskWords(seen),
  ...taskWords(seen).map((task) => task.replace('task ', 'task: ')),
];
const SHORT = new Map([
  ['acknowledgement', 'acknowledged'],
  ['safe copy request', 'safe copy asked for'],
]);

/** Whether the duty desk was told to look now. */
const deskWords = ({ cases }: Seen): string[] =>
  counted(
    cases.flatMap(({ messages }) =>
      messages.flatMap((one) =>
        one.direction === 'out' && one.kind === 'danger_alert' && one.state === 'sent' ? ['duty desk told'] : [],
      ),
    ),
  );

export const emailWords = ({ emails }: Seen): string[] => counted(emails.map(letterWords));
export const taskWords = ({ cases }: Seen): string[] =>
  counted(
    cases.flatMap(({ tasks }) =>
      tasks.filter(({ kind }) => !OF_ONE_CHILD.has(kind)).map(({ kind }) => `task ${words(kind)}`),
    ),
  );
export const documentsWords = ({ cases }: Seen): string[] =>
  counted(cases.flatMap(({ documents }) => documents.map(documentWords)));
export const fieldsRead = ({ cases }: Seen): number =>
  cases.flatMap(({ forms }) => forms).reduce((sum, { answers }) => sum + answers.length, 0);

function expectedItems(cases: Seen['cases']): string[] {
  return cases.flatMap(({ case: { completeness } }) => {
    if (completeness === null) return ['no form'];
    const { answered, reasoned, blank } = completeness;
    return [`expected items: ${answered} answered, ${reasoned} reasoned, ${blank} blank`];
  });
}

/** The whole of it in one line, the same for the same outcome. What is under way still shows, so that it can be waited for. */
export function whatBecame(seen: Seen): string {
  const { cases } = seen;
  const flags = cases
    .flatMap((each) => each.case.flags)
    .filter((flag) => flag !== 'incomplete' && !OF_ONE_CHILD.has(flag));
  const happened = cases.flatMap(({ timeline }) => timeline.flatMap(({ what }) => LINES.get(what) ?? []));
  const unfinished = cases.flatMap(({ messages }) =>
    messages.flatMap((each) =>
      each.direction === 'out'
        ? each.state === 'sent'
          ? []
          : [`message ${words(each.state)}`]
        : each.opening === 'opened'
          ? []
          : [`email ${each.opening}`],
    ),
  );
  const parts = [
    cases.length === 1 ? '1 case' : `${cases.length} cases`,
    ...counted(expectedItems(cases)),
    ...counted(flags.map((flag) => `flag ${words(flag)}`)),
    ...documentsWords(seen).map((each) => `file ${each}`),
    ...counted(happened),
    ...taskWords(seen),
    ...emailWords(seen),
    ...deskWords(seen),
    ...counted(unfinished),
    ...cases.flatMap(({ unreadable }) => unreadable.map(() => 'something unreadable')),
  ];
  return listed(parts.length === 1 ? [...parts, 'nothing else'] : parts).replaceAll('), (', ' ');
}
