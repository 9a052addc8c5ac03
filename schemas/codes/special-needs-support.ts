import type { CodeSet } from './code-set.ts';

/** Support for special educational needs, by the school census. */
export const specialNeedsSupport: CodeSet = {
  id: 'specialNeedsSupport',
  codes: [
    {
      code: 'N',
      label: 'No special educational need',
      synonyms: ['None', 'No SEN', 'No SEND', 'No special needs', 'No SEN support'],
    },
    {
      code: 'K',
      label: 'SEN support',
      synonyms: ['SEND support', 'SEN support plan', 'School action', 'SEN register', 'K code'],
    },
    {
      code: 'E',
      label: 'Education, health and care plan',
      synonyms: [
        'EHCP',
        'EHC plan',
        'EHC',
        'Education Health and Care Plan (EHCP)',
        'Education Health and Care Plan',
        'Has EHCP',
        'Statement of SEN',
      ],
    },
  ],
};
