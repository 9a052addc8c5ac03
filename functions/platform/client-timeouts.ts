/**
 * The timeouts of an AWS client: a service that does not answer in 3 s is asked again, twice, within the callers' 10 s. Without
 * `throwOnRequestTimeout` the SDK only warns, and keeps waiting. Objects and mail have their own timeouts, beside their clients.
 */
export const CLIENT_TIMEOUTS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} as const;
