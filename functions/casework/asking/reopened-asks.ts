import { newId } from '#functions/platform/identifiers.ts';
import type { Ask, AskStep } from '#schemas/ask.ts';
import type { Change, Worked } from '../work/change.ts';
import { askOverdue, isTaskOfAsk } from './ask-tasks.ts';
import { escalatedAt, firstStep } from './ask-times.ts';

/** Returns the steps that the clock would still take before the answer is due; nothing after that. */
function stillToCome(ask: Ask, now: Date): { next: AskStep; at: string } | undefined {
  if (ask.dueAt <= now.toISOString()) return undefined;
  const first = firstStep(ask, ask.asked.by);
  const reminds = ask.next === 'remind' && first.next === 'remind' && first.at > now.toISOString();
  return reminds ? first : { next: 'chase', at: ask.dueAt };
}

/**
 * Starts the clock again for the open asks of a closed case that is reopened. An ask that is not due yet keeps its next step. One
 * that became due meanwhile is a task now, and goes to the team's manager a working day later. No chaser goes out automatically,
 * because the question may be months old.
 */
export function reopenAsks(
  { head, asks, tasks }: Worked<'asks' | 'tasks'>,
  now: Date,
): Required<Pick<Change, 'records' | 'raise'>> {
  if (head.state !== 'closed') return { records: [], raise: [] };
  const again = asks.filter(({ state }) => state === 'open').map((ask) => ({ ask, step: stillToCome(ask, now) }));
  const escalate = escalatedAt(now).toISOString();
  const overdue = again.filter(
    ({ ask, step }) =>
      step === undefined &&
      !tasks.some((task) => task.state === 'open' && task.kind === 'ask_overdue' && isTaskOfAsk(task, ask)),
  );
  return {
    records: again.map(({ ask: { version, ...ask }, step: { next, at } = { next: 'escalate', at: escalate } }) => ({
      kind: 'ask',
      id: ask.id,
      value: { ...ask, next },
      was: version,
      timer: { kind: 'ask', at },
    })),
    raise: overdue.map(({ ask }) => ({
      ...askOverdue(ask, head, 'not_answered_when_opened_again', escalate, now),
      id: `ask_overdue-${ask.id}-${newId(now)}`,
    })),
  };
}
