import type { MayAction } from '#schemas/api/staff/may.ts';

/** What people do to a case by a form: its path below `do/`, its words as a link, and what it needs. */
export const ACTIONS: readonly { readonly path: string; readonly text: string; readonly does: MayAction }[] = [
  { path: 'accept', text: 'Accept the case', does: 'accept' },
  { path: 'assign', text: 'Assign the case', does: 'assign' },
  { path: 'note', text: 'Add a note', does: 'note' },
  { path: 'priority', text: 'Set the priority', does: 'set_priority' },
  { path: 'reroute', text: 'Send to another team', does: 'reroute' },
  { path: 'contact', text: 'Record how to contact somebody', does: 'record_contact' },
  { path: 'link', text: 'Link to another case', does: 'link' },
  { path: 'same-parents', text: 'Record that children have the same parents', does: 'say_same_parents' },
];
