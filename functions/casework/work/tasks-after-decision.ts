import type { Task } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { Decision } from '#schemas/decision.ts';
import { decisionDue } from '../clock/working-days.ts';
import type { Worked } from './change.ts';

/** Tasks that must be done before a case may be closed (domain 6; S5). */
export const BEFORE_CLOSING: ReadonlySet<Task['kind']> = new Set(['tell_referrer', 'confirm_hand_over']);

/** Returns those of the tasks that keep a case from being closed. */
export function inTheWay(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ kind, state }) => state === 'open' && BEFORE_CLOSING.has(kind));
}

/**
 * Returns the tasks after a decision, each due within one working day: tell the referrer, and have another authority confirm that
 * it has the family. A person does both, never the service.
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
 * Returns whether a professional referred. A professional hears the outcome with its reasons; everybody else hears that we have it
 * and have decided, not what (domain 4.1). Unknown counts as everybody else: a wrong word to a household is worse than one too few.
 */
function fromProfessional({ head, safety }: Worked): boolean {
  const said = safety.forms.flatMap(({ referrerType }) => referrerType ?? []);
  if (safety.full === true) return false;
  return said.length === 0 ? head.door === 'agency' : said.every((type) => type === 'professional');
}
