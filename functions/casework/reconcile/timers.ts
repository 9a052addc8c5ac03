import type { Timer } from '#functions/platform/store/keys.ts';
import { holidaysKnownUntil } from '../clock/working-days.ts';
import type { Run } from './world.ts';

/** Sweeps run every minute, so an item half an hour late was looked at by none. */
const OVERDUE_MS = 30 * 60_000;
/** This many of one kind are enough to show the problem. */
const MOST_OVERDUE = 100;
/** In time for somebody to enter the next year's dates. */
const WARN_DAYS = 90;

const TIMERS: readonly Timer[] = [
  'decision',
  'outbox',
  'scan',
  'read',
  'open',
  'upload',
  'lookup',
  'ask',
  'colleague',
  'review',
];

/** Checks that sweeps handled everything that waits for them in time, and that the clock knows the holidays ahead. */
export async function checkTimers(run: Run): Promise<void> {
  const { world, findings, now } = run;
  for (const timer of TIMERS) {
    let found = 0;
    for await (const page of world.timedKeys(timer, new Date(now.getTime() - OVERDUE_MS))) {
      for (const { pk, sk } of page) {
        run.pace();
        findings.checked('timers');
        findings.unplaced('overdue', `${timer} ${pk.replace(/^CASE#/, '')}/${sk}`);
        found += 1;
      }
      if (found >= MOST_OVERDUE) break;
    }
  }
  const daysLeft = (Date.parse(holidaysKnownUntil()) - now.getTime()) / 86_400_000;
  if (daysLeft < WARN_DAYS) findings.unplaced('bank_holidays_run_out', holidaysKnownUntil());
}
