/**
 * What a test run sets so that nobody waits minutes (`infra/configuration.ts` says what each is): the second route of a mail
 * and a queue's next try come in seconds. The two deadlines stay longer than anything takes on a busy machine, so that no
 * sweep takes slow for lost; a test of a deadline sets its own.
 */
export const SHORT_WAITS = {
  secondRouteSeconds: '5',
  retrySeconds: '10',
  scanDeadlineSeconds: '120',
  openDeadlineSeconds: '120',
} as const;
