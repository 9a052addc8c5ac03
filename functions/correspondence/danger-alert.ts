import { newId } from '#functions/platform/identifiers.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Filing } from '#functions/platform/store/filing.ts';
import { callsAtOnce } from '#functions/safety/index.ts';
import type { Case, Task } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { pendingEmail } from './pending-email.ts';

/**
 * Returns the email that tells the duty desk that a case cannot wait, where a task of it says so (domain 6: an alert to a person).
 * It is written with that task and sent whatever else holds, and it replaces no task, flag or list.
 * @param desk the council's own address for it (`dutyDesk`)
 */
function alertFor(
  tasks: readonly Task[],
  head: Pick<Case, 'reference' | 'receivedAt' | 'decisionDueAt'>,
  desk: string,
  now: Date,
): OutboundMessage[] {
  if (!tasks.some(callsAtOnce)) return [];
  const to = { address: desk, recipient: 'duty_desk' } as const;
  return [pendingEmail({ id: newId(now), kind: 'danger_alert', to, head, now })];
}

/** Adds the alert to a case that is to be filed, where it needs one: in the same transaction, so once. */
export function alertedFiling(filing: Filing, desk: string, now: Date): Filing {
  const alert = alertFor(filing.tasks, filing.head, desk, now);
  return alert.length === 0 ? filing : { ...filing, outbound: [...(filing.outbound ?? []), ...alert] };
}

/** Adds the alert to a change of a case, in the same way. */
export function alertedChange(head: Case, change: CaseChange, desk: string, now: Date): CaseChange {
  return { ...change, outbound: [...change.outbound, ...alertFor(change.raise, head, desk, now)] };
}
