import type { Task } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { Decision } from '#schemas/decision.ts';
import { decisionDue } from '../clock/working-days.ts';
import type { Worked } from './change.ts';

/** What must be done before a case may be closed (domain 6; S5). */
export const BEFORE_CLOSING: ReadonlySet<Task['kind']> = new Set(['tell_referrer', 'confirm_hand_over']);

/** Of these tasks, those that keep a case from being closed. */
export function inTheWay(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ kind, state }) => state === 'open' && BEFORE_CLOSING.has(kind));
}

/**
 * What people owe after a decision, each within one working day: the referrer is told, and another authority has confirmed that
 * it has the family. Neither is ever done by itself.
 */
export function tasksAfter(whole: Worked, decision: Decision, now: Date, clock: ClockSettings): Task[] {
  const owed = (kind: Task['kind'], why: string): Task => ({
    id: `${kind}-${decision.id}`,
    kind,
    team: whole.head.team,
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: decisionDue(now, clock).toISOString(),
    why,
    about: decision.id,
  });
  return [
    owed('tell_referrer', fromProfessional(whole) ? 'professional_outcome_and_reasons' : 'public_acknowledgement_only'),
    ...(decision.outcome === 'redirect' ? [owed('confirm_hand_over', 'redirected')] : []),
  ];
}

/**
 * A professional is told the outcome with its reasons; everybody else that we have it and have decided, not what (domain 4.1).
 * Unknown is everybody else: a wrong word to a household is worse than one too few.
 */
function fromProfessional({ head, safety }: Worked): boolean {
  const said = safety.forms.flatMap(({ referrerType }) => referrerType ?? []);
  if (safety.full === true) return false;
  return said.length === 0 ? head.door === 'agency' : said.every((type) => type === 'professional');
}
