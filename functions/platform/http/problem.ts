import type { ProblemMore } from '#schemas/api/problem.ts';
import { PROBLEM_TYPE, type ProblemCode, type ProblemStatus } from '#schemas/api/problems.ts';

/** One field at fault, by JSON pointer; never the value (RFC 9457, law 4). */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/**
 * An answer that is a problem document (RFC 9457). Its words are for the public: references and codes, no personal data. Its code
 * and its one status are in `schemas/api/problems.ts`, from which the API's document is made.
 */
export class Problem<Code extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  readonly more: ProblemMore;

  constructor(status: ProblemStatus<Code>, code: Code, title: string, more: ProblemMore = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.title = title;
    this.more = more;
  }

  body(): Record<string, unknown> {
    return { type: `${PROBLEM_TYPE}${this.code}`, title: this.title, status: this.status, ...this.more };
  }
}

/** Returns the refusal of one part of an input: its words stand beside that part too, by JSON pointer. */
export const refusedAt = <Code extends ProblemCode>(
  pointer: string,
  status: ProblemStatus<Code>,
  code: Code,
  title: string,
  more: ProblemMore = {},
): Problem<Code> => new Problem(status, code, title, { ...more, errors: [{ pointer, code, detail: title }] });

/** The most unknown parameters that a problem names. */
const MOST_NAMED = 10;

/**
 * Refuses a parameter that an operation does not have: otherwise the list that it should narrow would come whole.
 * @throws Problem 400 naming each such parameter, cut to the length of our own
 */
export function refuseUnknown(
  query: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
): void {
  const unknown = Object.keys(query).filter((name) => !Object.hasOwn(known, name));
  if (unknown.length === 0) return;
  const names = Object.keys(known).join(', ');
  const detail = names === '' ? 'This operation has no parameters.' : `This operation has: ${names}.`;
  throw new Problem(400, 'bad-query', 'This operation does not have a parameter of this name.', {
    errors: unknown
      .slice(0, MOST_NAMED)
      .map((name) => ({ parameter: name.slice(0, 40), code: 'unknown_parameter', detail })),
  });
}

export const notFound = () => new Problem(404, 'not-found', 'There is nothing here.');
export const forbidden = () => new Problem(403, 'forbidden', 'You may not do this.');
