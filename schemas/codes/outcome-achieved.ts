import type { CodeSet } from './code-set.ts';

/** At a review, what became of an outcome of the plan (domain S24). */
export const outcomeAchieved: CodeSet = {
  id: 'outcomeAchieved',
  codes: [
    { code: 'achieved', label: 'Achieved', synonyms: ['Met', 'Fully achieved', 'Fully met'] },
    { code: 'partly', label: 'Partly achieved', synonyms: ['Partly', 'Partially', 'Partly met', 'Partially met'] },
    { code: 'not', label: 'Not achieved', synonyms: ['Not met'] },
  ],
};
