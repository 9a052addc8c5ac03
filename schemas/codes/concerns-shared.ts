import type { CodeSet } from './code-set.ts';

/** Whether the referrer has told the parents of the concern (domain S11a). There is no default. */
export const concernsShared: CodeSet = {
  id: 'concernsShared',
  codes: [
    { code: 'yes', label: 'Yes', synonyms: ['Y'] },
    { code: 'no', label: 'No', synonyms: ['N'] },
    { code: 'partly', label: 'Partly', synonyms: ['Some of them'] },
  ],
};
