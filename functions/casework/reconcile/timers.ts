import type { Timer } from '#functions/platform/store/keys.ts';
import { holidaysKnownUntil } from '../clock/working-days.ts';
import type { Run } from './world.ts';

/** Sweeps run every minute; what is half an hour over its time is looked at by none. */
const OVERDUE_MS = 30 * 60_000;
/** So many of one kind tell the story. */
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

/** Whatever waits for a sweep was looked at in time, and the clock knows the holidays ahead. */
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
