import type { ProblemMore } from '#schemas/api/problem.ts';
import { PROBLEM_TYPE, type ProblemCode, type ProblemStatus } from '#schemas/api/problems.ts';

/**
 * An answer that is a problem document (RFC 9457). Its words are for the public: references and codes, no personal data. Its code
 * stands in `schemas/api/problems.ts`, of which the API's document is made, with its one status.
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

export const notFound = () => new Problem(404, 'not-found', 'There is nothing here.');
export const forbidden = () => new Problem(403, 'forbidden', 'You may not do this.');
