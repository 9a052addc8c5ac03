import type { MayAction } from '#schemas/api/staff/may.ts';

/** What people do to a case by a form: its path below `do/`, or from a slash below the case, its words as a link, and what it needs. */
export const ACTIONS: readonly { readonly path: string; readonly text: string; readonly does: MayAction }[] = [
  { path: 'accept', text: 'Accept the case', does: 'accept' },
  { path: 'assign', text: 'Assign the case', does: 'assign' },
  { path: 'note', text: 'Add a note', does: 'note' },
  { path: 'priority', text: 'Set the priority', does: 'set_priority' },
  { path: 'reroute', text: 'Send to another team', does: 'reroute' },
  { path: 'ask', text: 'Ask for more information', does: 'ask' },
  { path: 'form-asked', text: 'Ask for a form', does: 'ask' },
  { path: 'answer', text: 'Record an answer', does: 'record_answer' },
  { path: 'conversation', text: 'Record a conversation', does: 'converse' },
  { path: 'unmask', text: 'Show the secret addresses', does: 'unmask' },
  { path: '/hand-over', text: 'Hand over to another system', does: 'hand_over' },
];
