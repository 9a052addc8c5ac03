import type * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import type { Part, Sorted, Wanted } from '#functions/platform/store/parts.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import { type Link, MOST_LINKS } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { type Precondition, sentIn } from './action.ts';
import type { Change, Doing, Worked } from './change.ts';

/** The changes that an action makes to two cases: both are written in one transaction, or neither is. */
export interface PairChange {
  readonly here: Change;
  readonly there: Change;
}

/** An action that joins or parts two cases. */
export interface PairActionRule {
  readonly before?: Precondition | undefined;
  /** The parts that it reads of each case, beside its head and its safety record. */
  readonly reads: Wanted;
  /** Returns the other case, named in the input. @throws Problem */
  readonly other: (whole: CaseToWork & Sorted, body: unknown) => Reference;
  /** @throws Problem when it may not be done */
  readonly run: (whole: CaseToWork & Sorted, other: CaseToWork & Sorted, body: unknown, doing: Doing) => PairChange;
}

/** Joins an action's input, what it reads and its rule, so that the rule gets what its schema promises. */
export function pairAction<Schema extends z.ZodType, Read extends Part>(
  input: Schema,
  reads: Wanted<Read>,
  other: (whole: Worked<Read>, sent: z.infer<Schema>) => Reference,
  run: (whole: Worked<Read>, other: Worked<Read>, sent: z.infer<Schema>, doing: Doing) => PairChange,
  before?: Precondition,
): PairActionRule {
  return {
    before,
    reads,
    other: (whole, body) => other(whole, sentIn(input, body)),
    run: (whole, there, body, doing) => {
      before?.(whole, doing.staff);
      return run(whole, there, sentIn(input, body), doing);
    },
  };
}

/** @throws Problem 409 when the case has reached its limit of links */
export function requireRoomForLink({ head }: Pick<Worked, 'head'>): void {
  if (head.links.length >= MOST_LINKS)
    throw new Problem(409, 'too-many-links', 'This case has reached its limit of links.');
}

/** Returns the links of a case with one more, each once. @throws Problem 409 when the case has reached its limit */
export function withLink({ head }: Pick<Worked, 'head'>, link: Link): Link[] {
  if (head.links.some(({ reference, why }) => reference === link.reference && why === link.why)) return head.links;
  requireRoomForLink({ head });
  return [...head.links, link];
}
