import type { ActivityBy, Age, AlertWait } from '../activity.ts';
import type { WordsFor } from './phrases.ts';

/** The labels of how soon somebody ended the task that calls them to a danger. */
export const WAIT_WORDS: WordsFor<AlertWait> = {
  quarter_hour: 'Within 15 minutes',
  hour: 'Within an hour',
  four_hours: 'Within 4 hours',
  later: 'Later',
  not_yet: 'Not yet',
};

/** The labels of when an open contact was received, before the end of a week or month. */
export const AGE_WORDS: Readonly<Record<ActivityBy, WordsFor<Age>>> = {
  week: {
    0: 'Received in the same week',
    1: 'In the week before',
    2: '2 weeks before',
    3: '3 weeks before',
    older: 'Earlier',
  },
  month: {
    0: 'Received in the same month',
    1: 'In the month before',
    2: '2 months before',
    3: '3 months before',
    older: 'Earlier',
  },
};
