import { childrenOf } from '#functions/casework/hand-over/one-family.ts';
import type { CaseActionPath, CasePairPath } from '#functions/casework/work/paths.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { Task } from '#schemas/case.ts';
import type { Message } from '#schemas/message.ts';
import { endOf } from '#schemas/task-words.ts';
import { analysis } from './analysis.ts';

const soon = '2026-11-24T09:00:00.000Z';

export type Path = CaseActionPath | CasePairPath;
type Body = (whole: WholeCase, other: string) => unknown;
const says = (body: unknown) => () => body;

const head = 'head@school.gov.uk';
const professional = { who: 'professional', address: head, confirmAddress: head };
const conversation = {
  at: '2026-11-23T09:30:00.000Z',
  with: 'professional',
  actions: [{ what: 'do_nothing_more', who: 'you' }],
  summary: 'They are worried.',
  confirm: professional,
};
const question = { topic: 'safety', text: 'Is anybody at risk today?' };
const alone = analysis({ aloneBecause: 'Nobody else is here.' });

/** Returns whether a person raised the task or owes it after a decision. Other tasks end by doing what they ask. */
const isSaid = ({ kind }: Task) => endOf(kind) !== 'by_doing';

const isLetter = (message: Message) => message.direction === 'out' && message.recipient !== 'duty_desk';

/** Every action: its body, the actions that must come before it, and the emails that it sends. */
export const EVERY: Readonly<
  Record<Path, { body: Body; before?: readonly Path[]; emails?: 1; of?: 'an email without a form' }>
> = {
  accept: { body: says({}) },
  assign: { body: says({ to: 'worker-2' }) },
  reroute: { body: says({ team: 'masp', why: 'It is stuck.' }) },
  priority: { body: says({ priority: 'urgent' }) },
  notes: { body: says({ text: 'Rang the school.' }) },
  tasks: { body: says({ why: 'Ring the school', dueAt: soon, owner: 'worker-2' }) },
  'tasks-done': { before: ['tasks'], body: ({ tasks }) => ({ id: tasks.findLast(isSaid)?.id, how: 'Rang them.' }) },
  recommendation: { before: ['accept'], body: says(analysis()) },
  decision: { body: says(alone) },
  close: { before: ['decision', 'tasks-done'], body: says({}) },
  reopen: { before: ['decision'], body: says({ why: 'A second school rang.' }) },
  liquidlogic: { body: ({ head: { reference } }) => ({ id: reference.toUpperCase() }) },
  asks: {
    emails: 1,
    body: says({ reasons: ['best_placed'], questions: [question], dueAt: soon, of: professional }),
  },
  'asks-answered': {
    before: ['asks'],
    body: ({ asks }) => ({ id: asks[0]?.id, how: 'telephone', answers: 'Nobody is.' }),
  },
  'form-instructed': { emails: 1, body: says({ form: 'masp', dueAt: soon, of: professional }) },
  conversations: { body: says(conversation) },
  'conversations-approved': {
    emails: 1,
    before: ['conversations'],
    body: ({ conversations }) => ({ id: conversations[0]?.id }),
  },
  flags: { body: says({ flag: 'immediate_danger', why: 'Her aunt rang.' }) },
  'flags-lifted': { before: ['flags'], body: says({ flag: 'immediate_danger', why: 'The police have been.' }) },
  contacts: { body: says({ person: 'sender', contact: 'never', ways: [], saidBy: 'The school' }) },
  query: {
    of: 'an email without a form',
    body: says({ namesChildOrConcern: false, why: 'Asks for the opening hours.' }),
  },
  'query-answered': {
    of: 'an email without a form',
    before: ['query'],
    body: says({ how: 'telephone', answer: 'Told them the hours.' }),
  },
  concern: { of: 'an email without a form', before: ['query'], body: says({ why: 'It names a child.' }) },
  // A reading that a child is in danger now alerts the duty desk.
  readings: { emails: 1, body: says({ form: 1, path: '/urgency/immediateDanger', answer: true }) },
  misdirected: {
    before: ['asks'],
    // The alert to the duty desk may sort first, but is not a letter.
    body: ({ messages }) => ({ id: messages.find(isLetter)?.id, why: 'Another school.' }),
  },
  access: { body: says({ only: ['worker-2', 'worker-3'], never: [], why: 'The mother works next door.' }) },
  'break-glass': { before: ['access'], body: says({ why: 'Nobody who is named can be reached.' }) },
  related: { body: says({ why: 'My nephew.' }) },
  'same-parents': {
    body: ({ forms }) => {
      const children = childrenOf({ forms });
      return children.length > 1
        ? { children, same: true, why: 'Their mother said so.' }
        : { children: ['1.children.0'], same: false, why: 'It was another family.' };
    },
  },
  links: { body: (_whole, other) => ({ reference: other, why: 'Cousins.' }) },
  'links-removed': { before: ['links'], body: (_whole, other) => ({ reference: other, why: 'No cousins.' }) },
  // Another test's child may sound alike: take the match with the other case of this test.
  matches: {
    body: ({ matches }, other) => ({
      id: matches.find((one) => one.other.reference === other)?.id,
      decision: 'confirm',
    }),
  },
};

/** One day of a case, in an order in which each action may be taken. */
export const A_DAY: readonly Path[] = [
  'accept',
  'assign',
  'priority',
  'notes',
  'liquidlogic',
  'links',
  'links-removed',
  'matches',
  'tasks',
  'tasks-done',
  'contacts',
  'flags',
  'flags-lifted',
  'readings',
  'asks',
  'asks-answered',
  'form-instructed',
  'conversations',
  'conversations-approved',
  'misdirected',
  'recommendation',
  'decision',
  'tasks-done',
  'close',
  'reopen',
  'reroute',
  'same-parents',
  'access',
  'break-glass',
  'related',
];
