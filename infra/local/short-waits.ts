/**
 * The waits of a test run (`infra/configuration.ts` describes each): the second route of a mail and a queue's next try come in
 * seconds. The two deadlines stay longer than any work on a busy machine, so that no sweep takes slow work for lost work. A test
 * of a deadline sets its own.
 */
export const SHORT_WAITS = {
  secondRouteSeconds: '5',
  retrySeconds: '10',
  scanDelaySeconds: '0',
  sealSeconds: '5',
  scanDeadlineSeconds: '120',
  openDeadlineSeconds: '120',
} as const;

/**
 * The waits where a person watches (`npm start`). On AWS a message that comes too early, such as a verdict before its case, is
 * tried again after six minutes. A scanner that does not answer is noticed after a quarter of an hour, and the audit is sealed after a
 * minute. That is too long to watch.
 */
export const WATCHED_WAITS = {
  secondRouteSeconds: '20',
  retrySeconds: '10',
  scanDelaySeconds: '0',
  scanDeadlineSeconds: '120',
  sealSeconds: '5',
} as const;
