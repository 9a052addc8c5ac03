import { ScanCompleted } from '#schemas/events.ts';
import { fromGuardDuty } from './guardduty.ts';

/** One scan, from whichever engine is deployed. What is neither is an error and left in its queue (never a clean verdict). */
export function scanCompletedIn(told: unknown): ScanCompleted {
  return fromGuardDuty(told) ?? ScanCompleted.parse(told);
}
