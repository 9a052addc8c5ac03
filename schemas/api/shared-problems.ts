import type { Operation } from './operation.ts';
import type { ProblemCode } from './problems.ts';

const WITH_BODY: readonly ProblemCode[] = ['bad-json', 'not-json', 'too-large'];
const WITH_STORE: readonly ProblemCode[] = ['not-by-the-front', 'busy'];
const BY_KNOCK: Readonly<Record<Operation['knock'], readonly ProblemCode[]>> = {
  public: [],
  agency: ['forbidden'],
  staff: ['sign-in', 'forbidden', 'access-ended', 'bad-query', 'bad-reason', 'reason-needed'],
};

/** Every problem that an operation may answer with: its own, and those of its kind. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const all = [
    ...operation.problems,
    ...BY_KNOCK[operation.knock],
    ...(operation.body === undefined ? [] : WITH_BODY),
    ...(operation.touchesNoData === true ? [] : WITH_STORE),
    'unexpected' as const,
  ];
  return [...new Set(all)];
}

/**
 * The statuses that the gateway may answer an operation with by itself: a token that is none, a scope that is missing, a body
 * over 10 MB, more than 50 requests a second, a function that failed or was not to be had. (404 is for a route that is none.)
 */
export function gatewayStatusesOf({ knock, body }: Operation): readonly number[] {
  return [...(knock === 'public' ? [] : [401, 403]), ...(body === undefined ? [] : [413]), 429, 500, 503];
}
