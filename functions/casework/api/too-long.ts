import { Problem } from '#functions/platform/http/problem.ts';

/** A Lambda answers at most 6 MB, headers and quoting included. */
export const MOST_JSON_BYTES = 5.5 * 1024 * 1024;

export const tooLong = () =>
  new Problem(409, 'case-too-long', 'This case is too long for one answer: copy it from the case itself.');
