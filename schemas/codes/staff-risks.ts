import type { CodeSet } from './code-set.ts';

/** Known dangers to staff who visit (domain 2.1, section 9). */
export const staffRisks: CodeSet = {
  id: 'staffRisks',
  codes: [
    { code: 'none_known', label: 'None known', synonyms: ['None'], exclusive: true },
    { code: 'violence', label: 'Violence or threats', synonyms: ['Violence'] },
    { code: 'dogs', label: 'Dogs or other animals', synonyms: ['Dogs'] },
    { code: 'weapons', label: 'Weapons' },
    { code: 'substances', label: 'Drug or alcohol use in the home' },
    { code: 'health', label: 'Infection or other health risk' },
    { code: 'other', label: 'Another risk', synonyms: ['Other'] },
  ],
};
