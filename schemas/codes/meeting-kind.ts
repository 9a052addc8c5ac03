import type { CodeSet } from './code-set.ts';

/** What a team around the family met for: only a review moves the next one and needs a manager (domain S25 to S27). */
export const meetingKind: CodeSet = {
  id: 'meetingKind',
  codes: [
    { code: 'meeting', label: 'Team around the family meeting', synonyms: ['TAF meeting', 'TAF', 'Meeting'] },
    { code: 'review', label: 'Review of the plan', synonyms: ['Review', 'TAF review', 'Review meeting'] },
  ],
};
