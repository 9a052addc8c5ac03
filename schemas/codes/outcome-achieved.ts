import type { CodeSet } from './code-set.ts';

/** Whether an outcome of the plan was achieved, at a review (domain S24). */
export const outcomeAchieved: CodeSet = {
  id: 'outcomeAchieved',
  codes: [
    { code: 'achieved', label: 'Achieved', synonyms: ['Met', 'Fully achieved', 'Fully met'] },
    { code: 'partly', label: 'Partly achieved', synonyms: ['Partly', 'Partially', 'Partly met', 'Partially met'] },
    { code: 'not', label: 'Not achieved', synonyms: ['Not met'] },
  ],
};
