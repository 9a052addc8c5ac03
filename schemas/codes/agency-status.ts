import type { CodeSet } from './code-set.ts';

/** Whether an agency is still working with the family (domain 2.1, section 4). */
export const agencyStatus: CodeSet = {
  id: 'agencyStatus',
  codes: [
    {
      code: 'open',
      label: 'Working with the family now',
      synonyms: ['Open', 'Current', 'Currently involved', 'Involved', 'Active', 'Ongoing'],
    },
    {
      code: 'closed',
      label: 'No longer working with the family',
      synonyms: ['Closed', 'Previous', 'Past', 'No longer involved', 'Ended'],
    },
  ],
};
