/** A sparse index of the cases table: an item that has both keys is in it. Without `also` it holds keys alone. */
interface Index {
  readonly hash: string;
  readonly sort: string;
  /** Attributes that are read from the index itself: each costs a write wherever it changes. */
  readonly also?: readonly string[];
}

/** The indexes of work lists: of a team in a state by `queue`, or of a person. Rows are read from the table (lists.ts). */
export const LIST_INDEXES = {
  // The fields that the clock reads of every undecided case each minute (`clockedIn`).
  queue: {
    hash: 'queue',
    sort: 'queueSort',
    also: [
      'reference',
      'team',
      'state',
      'receivedAt',
      'decisionDueAt',
      'priority',
      'clockSaid',
      'takenAt',
      'decidedAt',
      'timer',
    ],
  },
  priority: { hash: 'queue', sort: 'prioritySort' },
  received: { hash: 'queue', sort: 'receivedSort' },
  source: { hash: 'queue', sort: 'sourceSort' },
  door: { hash: 'queue', sort: 'doorSort' },
  assignee: { hash: 'assigneeQueue', sort: 'queueSort' },
  assigneePriority: { hash: 'assigneeQueue', sort: 'prioritySort' },
} as const satisfies Record<string, Index>;
export type ListIndex = keyof typeof LIST_INDEXES;

/** Every index of the cases table. CloudFormation makes one a deployment for an existing table: docs/deploying.md. */
export const INDEXES: Readonly<Record<string, Index>> = {
  ...LIST_INDEXES,
  timers: { hash: 'timer', sort: 'timerAt' },
  lookup: { hash: 'lookup', sort: 'lookupSort' },
};
