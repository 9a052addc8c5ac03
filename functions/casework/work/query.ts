import { newId } from '#functions/platform/identifiers.ts';
import { type Case, type CaseFlag, type CaseState, isQuery, type Task } from '#schemas/case.ts';
import type { Change } from './change.ts';

/** What may be flagged on a process query. Unknown is unsafe: a flag that is not named here, or is new, makes it a concern (S32). */
const HARMLESS: ReadonlySet<CaseFlag> = new Set(['no_form', 'insecure_sender', 'suspected_repeat']);

/** The first flag with which a case is no process query. */
export const flagAgainstQuery = (flags: readonly CaseFlag[]): CaseFlag | undefined =>
  flags.find((flag) => !HARMLESS.has(flag));

/** What somebody still owes a query: its answer, by the time at which a decision would have been due. */
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
 * What makes a concern of a query again: Duty and Advice's, and whatever calling it a query had ended is owed once more. Its
 * clock goes by its receipt, as if it had never been anything else.
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

/** What becomes of a query that is given a flag which a query may not have: a concern, whoever flagged it. */
export function unlessFlagged(head: Case, state: CaseState, given: readonly CaseFlag[], now: Date) {
  return isQuery(state) && flagAgainstQuery(given) !== undefined
    ? { state: 'new' as const, ...concernAgain(head, now) }
    : undefined;
}
