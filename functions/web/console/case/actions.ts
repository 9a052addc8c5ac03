import type { MayAction } from '#schemas/api/staff/may.ts';

/** The groups of what may be done to a case, in the order in which a page shows them. */
export const ACTION_GROUPS = {
  take: 'Take it',
  ask: 'Ask and tell',
  protect: 'Protect',
  decide: 'Decide',
  give: 'Give away',
} as const;
export type ActionGroup = keyof typeof ACTION_GROUPS;

/** Something that people do to a case by a form. */
export interface CaseLink {
  /** Its path below `do/`; with a slash before it, below the case. */
  readonly path: string;
  readonly text: string;
  /** The action that it needs. */
  readonly does: MayAction;
  readonly group: ActionGroup;
}

/** What people do to a case by a form, in the order within its group. */
export const ACTIONS: readonly CaseLink[] = [
  { path: 'accept', text: 'Accept the case', does: 'accept', group: 'take' },
  { path: 'assign', text: 'Assign the case', does: 'assign', group: 'take' },
  { path: 'note', text: 'Add a note', does: 'note', group: 'take' },
  { path: 'priority', text: 'Set the priority', does: 'set_priority', group: 'take' },
  { path: 'reroute', text: 'Send to another team', does: 'reroute', group: 'take' },
  { path: 'task', text: 'Create a task', does: 'raise_task', group: 'take' },
  { path: 'task-done', text: 'Mark a task as done', does: 'finish_task', group: 'take' },
  { path: 'query', text: 'Mark as a process query', does: 'call_query', group: 'take' },
  { path: 'query-answered', text: 'Record the answer to the query', does: 'answer_query', group: 'take' },
  { path: 'concern', text: 'Turn back into a concern', does: 'call_concern', group: 'take' },
  { path: 'link', text: 'Link to another case', does: 'link', group: 'take' },
  { path: 'ask', text: 'Ask for more information', does: 'ask', group: 'ask' },
  { path: 'form-asked', text: 'Ask for a form', does: 'ask', group: 'ask' },
  { path: 'answer', text: 'Record an answer', does: 'record_answer', group: 'ask' },
  { path: 'conversation', text: 'Record a conversation', does: 'converse', group: 'ask' },
  { path: 'flag', text: 'Set a flag', does: 'set_flag', group: 'protect' },
  { path: 'lift-flag', text: 'Lift a flag', does: 'lift_flag', group: 'protect' },
  { path: 'access', text: 'Set who may see the case', does: 'set_access', group: 'protect' },
  { path: 'contact', text: 'Record how to contact somebody', does: 'record_contact', group: 'protect' },
  {
    path: 'same-parents',
    text: 'Record that children have the same parents',
    does: 'say_same_parents',
    group: 'protect',
  },
  { path: 'related', text: 'Say that this is about you or your family', does: 'say_related', group: 'protect' },
  { path: 'misdirected', text: 'Report a letter to the wrong person', does: 'report_misdirected', group: 'protect' },
  { path: 'recommend', text: 'Recommend', does: 'recommend', group: 'decide' },
  { path: 'decide', text: 'Decide', does: 'decide', group: 'decide' },
  { path: 'close', text: 'Close the case', does: 'close', group: 'decide' },
  { path: 'reopen', text: 'Reopen the case', does: 'reopen', group: 'decide' },
  { path: '/hand-over', text: 'Hand over to another system', does: 'hand_over', group: 'give' },
  { path: 'unmask', text: 'Show the secret addresses', does: 'unmask', group: 'give' },
  { path: '/who-looked', text: 'See who looked at the case', does: 'who_looked', group: 'give' },
  { path: 'liquidlogic', text: 'Record the Liquidlogic number', does: 'set_liquidlogic', group: 'give' },
];
