/**
 * What a test run sets so that nobody waits minutes (`infra/configuration.ts` says what each is): the second route of a mail
 * and a queue's next try come in seconds. The two deadlines stay longer than anything takes on a busy machine, so that no
 * sweep takes slow for lost; a test of a deadline sets its own.
 */
export const SHORT_WAITS = {
  secondRouteSeconds: '5',
  retrySeconds: '10',
  scanDelaySeconds: '0',
  scanDeadlineSeconds: '120',
  openDeadlineSeconds: '120',
} as const;

/**
 * The same where a person watches (`npm start`): on AWS a word that comes too early, such as of a scan before its case, is told
 * again after six minutes, which nobody sits through.
 */
export const WATCHED_WAITS = { secondRouteSeconds: '20', retrySeconds: '10', scanDelaySeconds: '0' } as const;
