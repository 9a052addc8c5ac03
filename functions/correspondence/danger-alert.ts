import { newId } from '#functions/platform/identifiers.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import { callsAtOnce } from '#functions/safety/index.ts';
import type { Case, Task } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { pendingEmail } from './pending-email.ts';

/**
 * Returns the email that tells the duty desk that a case cannot wait, if one of these tasks says so (domain 6: an alert to a
 * person). It is written in the task's transaction, so once. It is sent even when all other messages are held, and replaces no task
 * or flag.
 * @param desk the council's own address for it (`dutyDesk`)
 */
export function dangerAlert(
  tasks: readonly Task[],
  head: Pick<Case, 'reference' | 'receivedAt' | 'decisionDueAt'>,
  desk: string,
  now: Date,
): OutboundMessage[] {
  if (!tasks.some(callsAtOnce)) return [];
  const to = { address: desk, recipient: 'duty_desk' } as const;
  return [pendingEmail({ id: newId(now), kind: 'danger_alert', to, head, now })];
}

/** Returns the change of a case with its alert to the duty desk, where it needs one. */
export function alertedChange(head: Case, change: CaseChange, desk: string, now: Date): CaseChange {
  return { ...change, outbound: [...change.outbound, ...dangerAlert(change.raise, head, desk, now)] };
}
