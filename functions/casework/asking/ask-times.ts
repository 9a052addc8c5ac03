import { atLondonHour, londonDate, nextDate } from '#functions/platform/london.ts';
import type { Ask, AskStep } from '#schemas/ask.ts';
import { isWorkingDay, workingDaysAfter } from '../clock/working-days.ts';

/** A reminder goes out on the morning of the working day before: that leaves two days to find out and answer. */
const REMINDED_AT_HOUR = 9;
/** A person who was asked within the last day has not forgotten: no reminder. */
const NOT_REMINDED_WITHIN_MS = 24 * 3_600_000;
/** The team's manager must know a working day after the chaser, as long as a decision itself takes (S9d). */
const ESCALATED_AFTER_DAYS = 1;
/** No run of holidays and weekends in the calendar is as long. */
const LONGEST_BREAK_DAYS = 14;

/** Returns the morning of the last working day before the day on which something is due. */
function workingDayBefore(due: Date): Date {
  const dueDate = londonDate(due);
  let found = dueDate;
  let date = londonDate(new Date(due.getTime() - LONGEST_BREAK_DAYS * 24 * 3_600_000));
  while (date < dueDate) {
    if (isWorkingDay(date)) found = date;
    date = nextDate(date);
  }
  return atLondonHour(found, REMINDED_AT_HOUR);
}

/** Returns the clock's first step for a new ask, and when. Only an ask by email has a reminder by email. */
export function firstStep(ask: Pick<Ask, 'dueAt' | 'askedAt'>, by: Ask['asked']['by']): { next: AskStep; at: string } {
  const remindAt = workingDayBefore(new Date(ask.dueAt));
  const worthIt = remindAt.getTime() - Date.parse(ask.askedAt) >= NOT_REMINDED_WITHIN_MS;
  return by === 'email' && worthIt && remindAt.toISOString() < ask.dueAt
    ? { next: 'remind', at: remindAt.toISOString() }
    : { next: 'chase', at: ask.dueAt };
}

/** Returns when an ask that was chased at `chased` goes to the team's manager. */
export const escalatedAt = (chased: Date): Date => workingDaysAfter(chased, ESCALATED_AFTER_DAYS);
