import type * as z from 'zod';
import { faultsIn } from '#functions/platform/http/faults.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { type Link, MOST_LINKS } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import type { Change, Doing } from './change.ts';

/** What an action on two cases makes of each: both are written in one transaction, or neither is. */
export interface PairChange {
  readonly here: Change;
  readonly there: Change;
}

/** An action that joins or parts two cases. */
export interface PairActionRule {
  /** Which the other case is, from what was sent. @throws Problem */
  readonly other: (whole: WholeCase, body: unknown) => Reference;
  /** @throws Problem when it may not be */
  readonly run: (whole: WholeCase, other: WholeCase, body: unknown, doing: Doing) => PairChange;
}

/** Joins what is sent and the rule, so that the rule gets what its schema promises. */
export function pairAction<Schema extends z.ZodType>(
  input: Schema,
  other: (whole: WholeCase, sent: z.infer<Schema>) => Reference,
  run: (whole: WholeCase, other: WholeCase, sent: z.infer<Schema>, doing: Doing) => PairChange,
): PairActionRule {
  const parse = (body: unknown): z.infer<Schema> => {
    const parsed = input.safeParse(body ?? {});
    if (parsed.success) return parsed.data;
    throw new Problem(422, 'bad-input', 'What was sent with this action cannot be used.', {
      errors: faultsIn(parsed.error),
    });
  };
  return {
    other: (whole, body) => other(whole, parse(body)),
    run: (whole, there, body, doing) => run(whole, there, parse(body), doing),
  };
}

/** The links of a case with one more, each once. @throws Problem 409 when it has as many as a case may */
export function withLink({ head }: WholeCase, link: Link): Link[] {
  if (head.links.some(({ reference, why }) => reference === link.reference && why === link.why)) return head.links;
  if (head.links.length >= MOST_LINKS)
    throw new Problem(409, 'too-many-links', 'This case has as many links as a case may have.');
  return [...head.links, link];
}
