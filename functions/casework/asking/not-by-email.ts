import { Problem } from '#functions/platform/http/problem.ts';
import type { WhereTo } from './where-to.ts';

/** Where an email goes. @throws Problem 422 with why none may go there: a person finds another way (S12d) */
export function emailTo(to: WhereTo): Extract<WhereTo, { address: string }> {
  if ('no' in to)
    throw new Problem(422, 'not-by-email', 'No email may go there. Use the telephone or another way.', { why: to.no });
  return to;
}
