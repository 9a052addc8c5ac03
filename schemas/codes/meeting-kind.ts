import type { CodeSet } from './code-set.ts';

/** The kind of a meeting of the team around the family. Only a review needs a manager and a next date (domain S25 to S27). */
export const meetingKind: CodeSet = {
  id: 'meetingKind',
  codes: [
    { code: 'meeting', label: 'Team around the family meeting', synonyms: ['TAF meeting', 'TAF', 'Meeting'] },
    { code: 'review', label: 'Review of the plan', synonyms: ['Review', 'TAF review', 'Review meeting'] },
  ],
};
