import type * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import type { Part, Sorted, Wanted } from '#functions/platform/store/parts.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import type { Act, Change, Doing, Reads } from './change.ts';

/**
 * Requires what an action needs of a case's head and safety record, whatever its input: {@link CaseActionRule.run} asks it first.
 * @throws Problem
 */
export type Precondition = (whole: CaseToWork, staff: Doing['staff']) => void;

/** An action: the input it needs, the parts it reads, and its rule. */
export interface CaseActionRule {
  readonly input: z.ZodType;
  /** Its rule uses the desk's own settings: the levels, and the catalogue. */
  readonly asksSettings?: true;
  readonly before?: Precondition | undefined;
  /** Names the parts of the case that it reads beside the head and the safety record: never everything. @throws Problem as `run` */
  readonly reads: (body: unknown) => Wanted;
  /** @throws Problem 422 with a pointer for each fault of the input, or whatever its rule refuses */
  readonly run: (whole: CaseToWork & Sorted, body: unknown, doing: Doing) => Change;
}

/**
 * Joins an action's input, what it reads and its rule, so that the rule gets what its schema promises and sees only what it reads.
 */
export function caseAction<Schema extends z.ZodType, Read extends Part>(
  input: Schema,
  reads: Reads<z.infer<Schema>, Read>,
  act: Act<z.infer<Schema>, Read>,
  before?: Precondition,
): CaseActionRule {
  return {
    input,
    before,
    reads: (body) => reads(sentIn(input, body)),
    run: (whole, body, doing) => {
      before?.(whole, doing.staff);
      return act(whole, sentIn(input, body), doing);
    },
  };
}

/** Most actions read nothing of a case but its head and its safety record. */
export const NOTHING = (): Wanted<never> => ({});

/** Reads the input of an action. @throws Problem 422 with a pointer and a sentence for each fault */
export const sentIn = <Schema extends z.ZodType>(input: Schema, body: unknown): z.infer<Schema> =>
  readInput(input, body ?? {}, (errors) => {
    return new Problem(422, 'bad-input', 'The input of this action cannot be used.', { errors });
  });
