import type { CodeSet } from './code-set.ts';

/**
 * A score of 1 to 5 in one domain of an assessment (domain 2.2). The labels are only the figures: on our form 5 is the most need,
 * but another council's form may mean the opposite.
 */
export const needScore: CodeSet = {
  id: 'needScore',
  codes: [
    { code: '1', label: '1' },
    { code: '2', label: '2' },
    { code: '3', label: '3' },
    { code: '4', label: '4' },
    { code: '5', label: '5' },
  ],
};
