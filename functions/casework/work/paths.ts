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
  'conversations',
  'conversations-approved',
  'flags',
  'flags-lifted',
  'contacts',
] as const;
export type CaseActionPath = (typeof CASE_ACTION_PATHS)[number];
