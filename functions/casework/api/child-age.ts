import { londonDate } from '#functions/platform/london.ts';
import type { ChildInList } from '#schemas/api/staff/case-glance.ts';
import { ukDate } from '#schemas/forms/dates.ts';
import type { ChildGlance } from '#schemas/glance.ts';

/**
 * Returns the age of a child on the day in London, in whole years. A date of birth that is still to come is a mistake or an
 * expected date: nobody guesses which.
 */
export function ageOf({ bornOn, estimated, unborn, expectedOn }: ChildGlance, now: Date): ChildInList['age'] {
  if (unborn === true) {
    const words = expectedOn === undefined ? 'not born yet' : `expected ${ukDate(expectedOn)}`;
    return { code: 'unborn', years: null, words };
  }
  const today = londonDate(now);
  if (bornOn === undefined || bornOn > today) return { code: 'not_known', years: null, words: 'age not known' };
  const years = yearsBetween(bornOn, today);
  const words = years === 0 ? 'under 1 year' : years === 1 ? '1 year' : `${years} years`;
  return { code: 'years', years, words: estimated === true ? `about ${words}` : words };
}

/** Returns the birthdays from a date to another. A child of 29 February has theirs on 1 March in other years. */
function yearsBetween(born: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}
