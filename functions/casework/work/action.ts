import type * as z from 'zod';
import { faultsIn } from '#functions/platform/http/faults.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { Part, Sorted, Wanted } from '#functions/platform/store/parts.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import type { Act, Change, Doing, Reads } from './change.ts';

/** An action: what must be sent with it, what it reads, and its rule. */
export interface CaseActionRule {
  readonly input: z.ZodType;
  /** Its rule asks the desk's own settings: the levels, and the catalogue. */
  readonly asksSettings?: true;
  /** What it reads of the case beside its head and its safety record: never all that came to it. @throws Problem as `run` */
  readonly reads: (body: unknown) => Wanted;
  /** @throws Problem 422 with a pointer for each fault of what was sent, or whatever its rule refuses */
  readonly run: (whole: CaseToWork & Sorted, body: unknown, doing: Doing) => Change;
}

/** Joins what is sent, what is read and the rule, so that the rule gets what its schema promises and sees only what it reads. */
export function caseAction<Schema extends z.ZodType, Read extends Part>(
  input: Schema,
  reads: Reads<z.infer<Schema>, Read>,
  act: Act<z.infer<Schema>, Read>,
): CaseActionRule {
  return {
    input,
    reads: (body) => reads(sentIn(input, body)),
    run: (whole, body, doing) => act(whole, sentIn(input, body), doing),
  };
}

/** Most actions read nothing of a case but its head and what the safety rules know. */
export const NOTHING = (): Wanted<never> => ({});

/** What was sent with an action. @throws Problem 422 with a pointer for each fault */
export function sentIn<Schema extends z.ZodType>(input: Schema, body: unknown): z.infer<Schema> {
  const parsed = input.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new Problem(422, 'bad-input', 'What was sent with this action cannot be used.', {
    errors: faultsIn(parsed.error),
  });
}
