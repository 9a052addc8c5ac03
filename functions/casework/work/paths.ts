/** What may be posted below `/admin/cases/{reference}/`: the gateway opens a route for each, and the API answers it. */
export const CASE_ACTION_PATHS = [
  'accept',
  'assign',
  'reroute',
  'priority',
  'notes',
  'tasks',
  'tasks-done',
  'recommendation',
  'decision',
  'close',
  'reopen',
  'liquidlogic',
  'asks',
  'asks-answered',
  'form-instructed',
  'conversations',
  'conversations-approved',
  'flags',
  'flags-lifted',
  'contacts',
  'query',
  'query-answered',
  'concern',
] as const;
export type CaseActionPath = (typeof CASE_ACTION_PATHS)[number];

/** … and what joins or parts two cases. */
export const CASE_PAIR_PATHS = ['links', 'links-removed', 'matches'] as const;
export type CasePairPath = (typeof CASE_PAIR_PATHS)[number];
