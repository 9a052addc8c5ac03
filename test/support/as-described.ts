import { AssertionError, deepStrictEqual } from 'node:assert/strict';
import type { Problem } from '#functions/platform/http/problem.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import type { Operation } from '#schemas/api/operation.ts';
import { problemsOf } from '#schemas/api/shared-problems.ts';

const BY_ROUTE = new Map<string, Operation>(OPERATIONS.map((one) => [`${one.method} ${one.route}`, one]));

function operationAt(route: string): Operation {
  const operation = BY_ROUTE.get(route);
  if (operation === undefined) throw new Error(`nothing describes ${route}`);
  return operation;
}

/** An answer as it leaves: its headers by their names in lower case, its body as JSON has it, and none for a file. */
export interface Given {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body?: unknown;
}

/**
 * Holds a good answer of a route (`GET /admin/cases`) against what the API's description says of it: the status, the headers,
 * and the body with nothing missing and nothing beside. @throws AssertionError or ZodError naming what differs
 */
export function asDescribed(route: string, { status, headers, body }: Given): void {
  const answered = operationAt(route).answers[status];
  if (answered === undefined) throw new Error(`nothing describes ${status} of ${route}`);
  const missing = Object.keys(answered.headers ?? {}).filter((name) => !headers.has(name.toLowerCase()));
  deepStrictEqual(missing, [], `${route} answers without headers that are described`);
  if ('json' in answered && body !== undefined) deepStrictEqual(body, answered.json.parse(body));
}

/** … and what a route refuses with: a problem that it is said to answer with. @throws AssertionError naming it */
export function refusedAsDescribed(route: string, problem: Problem): void {
  const named = problemsOf(operationAt(route)).some((code) => code === problem.code);
  if (!named) throw new AssertionError({ message: `${route} is not said to answer with ${problem.code}` });
}
