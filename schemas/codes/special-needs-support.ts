import type { CodeSet } from './code-set.ts';

/** Support for special educational needs, as the school census has it. */
export const specialNeedsSupport: CodeSet = {
  id: 'specialNeedsSupport',
  codes: [
    { code: 'N', label: 'No special educational need', synonyms: ['None'] },
    { code: 'K', label: 'SEN support', synonyms: ['SEND support'] },
    { code: 'E', label: 'Education, health and care plan', synonyms: ['EHCP', 'EHC plan'] },
  ],
};
