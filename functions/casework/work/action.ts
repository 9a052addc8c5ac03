import type * as z from 'zod';
import { faultsIn } from '#functions/platform/http/faults.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { Act, Change, Doing } from './change.ts';

/** An action: what must be sent with it, and its rule. */
export interface CaseActionRule {
  readonly input: z.ZodType;
  /** @throws Problem 422 with a pointer for each fault of what was sent, or whatever its rule refuses */
  /** Its rule asks the desk's own settings: the levels, and the catalogue. */
  readonly asksSettings?: true;
  readonly run: (whole: WholeCase, body: unknown, doing: Doing) => Change;
}

/** Joins what is sent and the rule, so that the rule gets what its schema promises. */
export function caseAction<Schema extends z.ZodType>(input: Schema, act: Act<z.infer<Schema>>): CaseActionRule {
  return {
    input,
    run: (whole, body, doing) => {
      const parsed = input.safeParse(body ?? {});
      if (parsed.success) return act(whole, parsed.data, doing);
      throw new Problem(422, 'bad-input', 'What was sent with this action cannot be used.', {
        errors: faultsIn(parsed.error),
      });
    },
  };
}
