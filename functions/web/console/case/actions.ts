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
  /** Its path below `do/`. */
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
];
