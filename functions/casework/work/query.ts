import { newId } from '#functions/platform/identifiers.ts';
import { type Case, type CaseFlag, type CaseState, isQuery, type Task } from '#schemas/case.ts';
import type { Change } from './change.ts';

/** Flags that a process query may have. Unknown is unsafe: any other flag, or a new one, makes it a concern (S32). */
const HARMLESS: ReadonlySet<CaseFlag> = new Set(['no_form', 'insecure_sender', 'suspected_repeat']);

/** Returns the first flag that a process query may not have. */
export const flagAgainstQuery = (flags: readonly CaseFlag[]): CaseFlag | undefined =>
  flags.find((flag) => !HARMLESS.has(flag));

/** Returns whether a case may still be a process query, as far as its head says. Calling it one asks more. */
export const mayBeQuery = ({ door, form, flags, priority = 'routine' }: Case): boolean =>
  door === 'email' && form === null && priority === 'routine' && flagAgainstQuery(flags) === undefined;

/** Returns the task to answer a query, by the time at which a decision would have been due. */
export function answerTask(head: Case, id: string, now: Date): Task {
  return {
    id,
    kind: 'answer_query',
    team: 'early_help_coordinator',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: head.decisionDueAt,
    why: 'a_question_about_how_things_are_done',
  };
}

/**
 * Returns the change that makes a query a concern again. It goes to Duty and Advice, and the tasks that calling it a query had
 * ended are raised again. Its clock counts from its receipt, as if it had never been anything else.
 */
export function concernAgain(head: Case, now: Date): Required<Pick<Change, 'head' | 'raise' | 'finish'>> {
  const { query, state, decisionDueAt } = head;
  const owed = query?.ended.filter((kind) => kind === 'form_missing' || state === 'query') ?? [];
  return {
    head: { team: 'duty_and_advice', assignee: null, query: null },
    finish: query === undefined || state === 'answered' ? [] : [query.task],
    raise: owed.map((kind) => ({
      id: `${kind}-${newId(now)}`,
      kind,
      team: 'duty_and_advice',
      state: 'open',
      raisedAt: now.toISOString(),
      dueAt: decisionDueAt,
      why: 'called_a_concern_again',
    })),
  };
}

/** Returns the change for a query that gets a flag which a query may not have: it becomes a concern, no matter who flagged it. */
export function unlessFlagged(head: Case, state: CaseState, given: readonly CaseFlag[], now: Date) {
  return isQuery(state) && flagAgainstQuery(given) !== undefined
    ? { state: 'new' as const, ...concernAgain(head, now) }
    : undefined;
}
