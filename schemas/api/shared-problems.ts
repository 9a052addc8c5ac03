import type { Operation } from './operation.ts';
import type { ProblemCode } from './problems.ts';

const WITH_BODY: readonly ProblemCode[] = ['bad-json', 'not-json', 'too-large'];
const WITH_STORE: readonly ProblemCode[] = ['not-by-the-front', 'busy'];
const BY_KNOCK: Readonly<Record<Operation['knock'], readonly ProblemCode[]>> = {
  public: [],
  agency: ['forbidden'],
  staff: ['sign-in', 'forbidden', 'access-ended', 'bad-query', 'bad-reason', 'reason-needed'],
};

/** Returns every problem of an operation: its own, and those that its kind shares. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const all = [
    ...(operation.problems ?? []),
    ...BY_KNOCK[operation.knock],
    ...(operation.body === undefined ? [] : WITH_BODY),
    ...(operation.touchesNoData === true ? [] : WITH_STORE),
    'unexpected' as const,
  ];
  return [...new Set(all)];
}

/**
 * Returns the statuses that the gateway may answer itself: for an invalid token, a missing scope, a body over 10 MB, more than
 * 50 requests a second, or a function that failed or did not start. 404 is only for a route that does not exist.
 */
export function gatewayStatusesOf({ knock, body }: Operation): readonly number[] {
  return [...(knock === 'public' ? [] : [401, 403]), ...(body === undefined ? [] : [413]), 429, 500, 503];
}
